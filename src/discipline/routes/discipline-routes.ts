import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Actor } from '#src/organization/office.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import type { DisciplineDesk } from '../store/discipline-desk.ts';
import { kindsOf, setKinds } from '../store/kinds-of-violations.ts';
import { listViolations, type ViolationLine } from '../store/list-violations.ts';
import { lookAtViolation } from '../store/look-at-violation.ts';
import { violationFigures } from '../store/violation-figures.ts';
import { violationsSheet } from '../store/violations-sheet.ts';
import { numberOf } from '../violation.ts';
import { dealingRoutes } from './dealing-routes.ts';
import { Day, Kind, Line, MeasureName, Path, State, ViolationId, Whole } from './shapes.ts';
import { violationFileRoutes } from './violation-file-routes.ts';

const tags = ['问责'];
const config = { permission: 'discipline.read' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const Filters = z.object({
  kind: z.string().max(60).optional(),
  state: State.optional(),
  unit: Path.optional(),
  measure: MeasureName.optional(),
  from: Day.optional(),
  until: Day.optional(),
  due: z.enum(['decide', 'measure']).optional().describe('decide：可以作决定的；measure：措施超期的'),
});

/** 问责: the ledger, one violation, its course and papers, the kinds and the figures. */
export function disciplineRoutes(app: App, desk: DisciplineDesk): void {
  readingRoutes(app, desk);
  figureRoutes(app, desk);
  kindRoutes(app, desk);
  dealingRoutes(app, desk);
  violationFileRoutes(app, desk);
}

function readingRoutes(app: App, desk: DisciplineDesk): void {
  app.get(
    '/api/violations',
    {
      schema: {
        summary: '违规台账',
        tags,
        querystring: Filters.extend({ next: z.string().max(80).optional() }),
        response: { 200: z.object({ rows: z.array(Line), next: z.string().optional() }) },
      },
      config,
    },
    async ({ actor, query: { next: after, ...filter } }) => {
      const today = desk.clock.today();
      const { rows, next } = await listViolations(desk.db, actor, filter, { after, limit: 50, today });
      return { rows: await inWords(desk, actor, rows), next };
    },
  );

  app.get(
    '/api/violations/:id',
    {
      schema: {
        summary: '一件违规：依据、经过、申辩、决定、措施',
        tags,
        params: ViolationId,
        response: { 200: Whole, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const view = await lookAtViolation(desk, actor, id);
      if (view === undefined) return reply.code(404).send(NOT_FOUND);
      const { violation, side, unitName, kindTitle, daysLeft, bases, measures, files, course, deeds } = view;
      return {
        ...{ id, number: numberOf(violation), unit: violation.unit, unitName, kind: violation.kind, kindTitle },
        ...{ title: violation.title, foundOn: violation.foundOn, state: violation.state, words: violation.words },
        ...{ replyUntil: violation.replyUntil, replied: violation.replied, decidedOn: violation.decidedOn },
        ...{ closedOn: violation.closedOn, informedOn: violation.informedOn, revision: violation.revision },
        ...{ side, daysLeft, bases, measures, deeds, waits: view.waits, mayRegister: view.mayRegister },
        files: files.map((file) => ({ ...file, addedAt: file.addedAt.toISOString() })),
        course: course.map((line) => ({ ...line, at: line.at.toISOString() })),
      };
    },
  );

  app.get(
    '/api/violations/ledger.xlsx',
    {
      schema: {
        summary: '导出违规台账',
        tags,
        querystring: Filters,
        response: { 200: z.unknown(), 202: WritingTask },
      },
      config: { permission: 'discipline.register' },
    },
    async ({ actor, query }, reply) => {
      const { county, person, unit } = actor;
      const sheet = await violationsSheet(desk, actor, query);
      const plan = { county, kind: 'export', title: '导出违规台账', person, unit };
      const file = { name: `违规台账-${desk.clock.today()}.xlsx`, type: XLSX, rows: 0 };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, [sheet]) });
    },
  );
}

async function inWords({ db }: DisciplineDesk, { county }: Actor, rows: readonly ViolationLine[]) {
  const kinds = new Map((await kindsOf(db, county)).map(({ key, title }) => [key, title]));
  return rows.map((row) => ({ ...row, number: numberOf(row), kindTitle: kinds.get(row.kind) ?? row.kind }));
}

function figureRoutes(app: App, desk: DisciplineDesk): void {
  const Counts = z.record(z.string(), z.number());
  app.get(
    '/api/violations/figures',
    {
      schema: {
        summary: '一段时间内各单位的违规：按种类、状态、措施',
        description: '按发现日期计，撤销的不算',
        tags,
        querystring: z.object({ from: Day, until: Day }),
        response: {
          200: z.object({
            rows: z
              .array(
                z.object({
                  ...{ unit: z.string(), name: z.string(), total: z.number() },
                  ...{ byKind: Counts, byState: Counts, byMeasure: Counts },
                }),
              )
              .readonly(),
          }),
        },
      },
      config: { permission: 'discipline.register' },
    },
    async ({ actor, query }) => ({ rows: await violationFigures(desk.db, actor, query) }),
  );
}

function kindRoutes(app: App, desk: DisciplineDesk): void {
  const Kinds = z.object({ kinds: z.array(Kind).readonly() });
  app.get(
    '/api/violations/kinds',
    { schema: { summary: '违规种类：通知所列四种和本县自定的', tags, response: { 200: Kinds } }, config },
    async ({ actor }) => ({ kinds: await kindsOf(desk.db, actor.county) }),
  );

  app.put(
    '/api/violations/kinds',
    {
      schema: {
        summary: '设定本县自定的违规种类',
        description: '以前用过、这次没有写的，改为停用，旧件仍显示原名',
        tags,
        body: z.object({
          own: z
            .array(
              z.object({
                key: z.string().regex(/^[a-z0-9-]{1,40}$/, '种类代码有误，请刷新后再试'),
                title: z.string().max(30),
                basis: z.string().max(100),
                isRetired: z.boolean(),
              }),
            )
            .max(40)
            .readonly(),
        }),
        response: { 200: Kinds, ...refusals(409) },
      },
      config: { permission: 'discipline.run' },
    },
    async ({ actor, body }, reply) => {
      const set = await setKinds(desk, actor, body.own);
      return 'objections' in set ? reply.code(409).send(set) : set;
    },
  );
}
