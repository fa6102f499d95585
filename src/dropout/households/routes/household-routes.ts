import { z } from 'zod';
import { audit } from '#src/audit/store/audit.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import type { PrintJob } from '#src/printing/print-job.ts';
import { Path } from '../../attendance/routes/shapes.ts';
import type { AttendanceDesk } from '../../attendance/store/attendance-desk.ts';
import { DOOR_PAPER } from '../print/door-paper.ts';
import {
  answerHousehold,
  assignHouseholds,
  type Checked,
  judgeHousehold,
  signalHousehold,
} from '../store/check-household.ts';
import { findHousehold, householdFigures, searchHouseholds } from '../store/household-ledger.ts';
import { doorPaper, householdSheet } from '../store/household-papers.ts';
import { householdListRoutes } from './list-routes.ts';
import {
  AnswerBody,
  AssignBody,
  FiguresShape,
  Filter,
  Id,
  LinesShape,
  SeenBody,
  VerdictBody,
  WholeShape,
} from './shapes.ts';

const tags = ['适龄儿童'];
const read = { permission: 'household.read' } as const;
const check = { permission: 'household.check' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Done = z.object({ is: z.literal('done') });

export interface HouseholdDesk extends AttendanceDesk {
  readonly typeset: (job: PrintJob) => Promise<Buffer | { readonly uncovered: readonly string[] }>;
}

/** 适龄儿童台账 — the lists that came in, what the register says of them, and what is found from door to door. */
export function householdRoutes(app: App, desk: HouseholdDesk): void {
  householdListRoutes(app, desk);
  ledgerRoutes(app, desk);
  checkRoutes(app, desk);
  paperRoutes(app, desk);
}

function ledgerRoutes(app: App, desk: HouseholdDesk): void {
  app.post(
    '/api/households/search',
    {
      schema: { summary: '适龄儿童台账', tags, body: Filter, response: { 200: LinesShape } },
      config: read,
    },
    ({ actor, body }) => searchHouseholds(desk, actor, body),
  );

  app.get(
    '/api/households/figures',
    {
      schema: {
        summary: '各单位的适龄儿童：比对结果、村和核查人',
        tags,
        querystring: z.object({ unit: Path.optional() }),
        response: { 200: FiguresShape },
      },
      config: read,
    },
    async ({ actor, query: { unit } }) => {
      const { comparedAt, ...figures } = await householdFigures(desk, actor, unit);
      return { ...figures, comparedAt: comparedAt?.toISOString() };
    },
  );

  app.get(
    '/api/households/:id',
    {
      schema: {
        summary: '台账的一个孩子：住址、监护人、比对和核实；记入审计',
        tags,
        params: Id,
        response: { 200: WholeShape, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, params: { id } }, reply) => {
      const child = await findHousehold(desk, actor, id);
      if (child === undefined) return reply.code(404).send(NOT_FOUND);
      const subject = { subjectKind: 'household', subject: id, subjectUnit: child.unit } as const;
      await desk.db
        .transaction()
        .execute((work) => audit(work, actor, { action: 'household.look', ...subject }, desk.clock.now()));
      return child;
    },
  );
}

function checkRoutes(app: App, desk: HouseholdDesk): void {
  const response = { 200: Done, ...refusals(404, 409) };

  app.put(
    '/api/households/:id/answer',
    { schema: { summary: '登记入户核实结果', tags, params: Id, body: AnswerBody, response }, config: check },
    async ({ actor, params: { id }, body: { seen, ...answer } }, reply) => {
      const done = await answerHousehold(desk, actor, { id, seen }, answer);
      if (done.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      return done.is === 'refused' ? reply.code(409).send({ objections: done.objections }) : done;
    },
  );

  app.put(
    '/api/households/:id/verdict',
    { schema: { summary: '认定同名学籍是不是这个孩子', tags, params: Id, body: VerdictBody, response }, config: check },
    async ({ actor, params: { id }, body: { seen, verdict } }, reply) => {
      const done = await judgeHousehold(desk, actor, { id, seen }, verdict);
      if (done.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      return done.is === 'refused' ? reply.code(409).send({ objections: done.objections }) : done;
    },
  );

  app.post(
    '/api/households/:id/dropout',
    { schema: { summary: '列为疑似辍学，当天立件', tags, params: Id, body: SeenBody, response }, config: check },
    async ({ actor, params: { id }, body: { seen } }, reply) => {
      const done: Checked = await signalHousehold(desk, actor, { id, seen });
      if (done.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      return done.is === 'refused' ? reply.code(409).send({ objections: done.objections }) : done;
    },
  );

  app.post(
    '/api/households/assignment',
    {
      schema: {
        summary: '分派：由哪个学校、谁去核查',
        tags,
        body: AssignBody,
        response: { 200: z.object({ assigned: z.number() }), ...refusals(404, 409) },
      },
      config: check,
    },
    async ({ actor, body: { ids, ...to } }, reply) => {
      const done = await assignHouseholds(desk, actor, ids, to);
      if (done.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (done.is === 'refused') return reply.code(409).send({ objections: done.objections });
      return { assigned: done.assigned };
    },
  );
}

function paperRoutes(app: App, desk: HouseholdDesk): void {
  app.post(
    '/api/households/ledger.xlsx',
    {
      schema: {
        summary: '导出适龄儿童台账，没有号码和住址；记入审计',
        tags,
        body: Filter,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(409) },
      },
      config: { permission: 'household.export' },
    },
    async ({ actor, body }, reply) => {
      const sheet = await householdSheet(desk, actor, body);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出适龄儿童台账', person, unit };
      const file = { name: `适龄儿童台账-${desk.clock.today()}.xlsx`, type: XLSX, rows: 0 };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, [sheet]) });
    },
  );

  app.post(
    '/api/households/door.pdf',
    {
      schema: {
        summary: '打印入户核查表；记入审计',
        tags,
        body: Filter,
        response: { 200: z.any().describe('application/pdf'), ...refusals(409) },
      },
      config: { permission: 'household.export' },
    },
    async ({ actor, body }, reply) => {
      const paper = await doorPaper(desk, actor, body);
      if (paper === 'nobody') return reply.code(409).send({ objections: [NOBODY] });
      if (paper === 'too-many') return reply.code(409).send({ objections: [TOO_MANY] });
      const pdf = await desk.typeset({ template: DOOR_PAPER, data: paper });
      if ('uncovered' in pdf) {
        const message = `“${pdf.uncovered.join('')}”没有可用的字体，印出来会是空框，没有打印。请县系统管理员安装生僻字字体（fonts-hanazono、fonts-babelstone-han）`;
        return reply.code(409).send({ objections: [{ code: 'uncovered', message }] });
      }
      return reply
        .type('application/pdf')
        .header('content-disposition', 'inline; filename="door.pdf"')
        .header('cache-control', 'no-store')
        .send(pdf);
    },
  );
}

const NOBODY = { code: 'nobody', message: '没有符合条件的孩子，请换一个村或状态' };
const TOO_MANY = { code: 'too-many', message: '一次最多打印 400 名，请按村或核查人分别打印' };
