import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Actor } from '#src/organization/office.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { Path } from '../../attendance/routes/shapes.ts';
import type { HouseholdDesk } from '../../households/routes/household-routes.ts';
import type { ReportFigures } from '../figures.ts';
import { periodOf, type ReportPeriod } from '../periods.ts';
import { REPORT_PAPER } from '../print/report-paper.ts';
import { periodReport, periodsOf, reporters, signedReports } from '../store/read-reports.ts';
import { draftReportLetter } from '../store/report-letter.ts';
import { type ReportHead, reportPaper, reportWorkbook } from '../store/report-papers.ts';
import { signReport, withdrawReport } from '../store/sign-report.ts';
import {
  Id,
  Kind,
  OfPeriod,
  PeriodShape,
  PeriodsShape,
  periodSent,
  ReportersShape,
  SignBody,
  WithdrawBody,
} from './shapes.ts';

const tags = ['控辍报告'];
const read = { permission: 'dropout-report.read' } as const;
const sign = { permission: 'dropout-report.sign' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 控辍报告 — generated from the data, signed by the head, summed up by the central school, reviewed by the county. */
export function reportRoutes(app: App, desk: HouseholdDesk): void {
  readingRoutes(app, desk);
  signingRoutes(app, desk);
  paperRoutes(app, desk);
}

function readingRoutes(app: App, desk: HouseholdDesk): void {
  app.get(
    '/api/dropout-reports',
    {
      schema: {
        summary: '一期报告：现在的数字、历次签报',
        description: '写 asOf 的，按那天结束时的数据重新生成',
        tags,
        querystring: OfPeriod,
        response: { 200: PeriodShape, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, query: { period, unit, asOf } }, reply) => {
      const report = await periodReport(desk, actor, unit, wanted(period), asOf);
      return report === undefined ? reply.code(404).send(NOT_FOUND) : periodSent(report);
    },
  );

  app.get(
    '/api/dropout-reports/periods',
    {
      schema: {
        summary: '近十二期，本单位签报了没有',
        tags,
        querystring: z.object({ kind: Kind }),
        response: { 200: PeriodsShape },
      },
      config: read,
    },
    async ({ actor, query: { kind } }) => {
      const rows = await periodsOf(desk, actor, kind);
      return { rows: rows.map(({ key, signedAt }) => ({ key, signedAt: signedAt?.toISOString() })) };
    },
  );

  app.get(
    '/api/dropout-reports/reporters',
    {
      schema: {
        summary: '下面各单位签报了没有',
        tags,
        querystring: z.object({ period: OfPeriod.shape.period, unit: Path.optional() }),
        response: { 200: ReportersShape, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, query: { period, unit } }, reply) => {
      const rows = await reporters(desk, actor, unit, wanted(period));
      if (rows === undefined) return reply.code(404).send(NOT_FOUND);
      return { rows: rows.map(({ signedAt, mustSign: _, ...row }) => ({ ...row, signedAt: signedAt?.toISOString() })) };
    },
  );
}

function signingRoutes(app: App, desk: HouseholdDesk): void {
  app.post(
    '/api/dropout-reports',
    {
      schema: {
        summary: '签报本单位的报告',
        tags,
        body: SignBody,
        response: { 201: z.object({ id: z.string() }), ...refusals(404, 409) },
      },
      config: sign,
    },
    async ({ actor, body: { period, ...body } }, reply) => {
      const done = await signReport(desk, actor, wanted(period), body);
      if (done.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (done.is === 'refused') return reply.code(409).send({ objections: done.objections });
      return reply.code(201).send({ id: done.id });
    },
  );

  app.post(
    '/api/dropout-reports/:id/withdrawal',
    {
      schema: {
        summary: '撤回签报，写明原因；原来的保留',
        tags,
        params: Id,
        body: WithdrawBody,
        response: { 200: z.object({ id: z.string() }), ...refusals(404, 409) },
      },
      config: sign,
    },
    async ({ actor, params: { id }, body: { reason } }, reply) => {
      const done = await withdrawReport(desk, actor, id, reason);
      if (done.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      return done.is === 'refused' ? reply.code(409).send({ objections: done.objections }) : { id: done.id };
    },
  );

  app.post(
    '/api/dropout-reports/:id/letter',
    {
      schema: {
        summary: '把签报的报告拟写成公文，报县局',
        tags,
        params: Id,
        response: { 201: z.object({ letter: z.string() }), ...refusals(404, 409) },
      },
      config: sign,
    },
    async ({ actor, params: { id } }, reply) => {
      const done = await draftReportLetter(desk, actor, id);
      if (done.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (done.is === 'refused') return reply.code(409).send({ objections: done.objections });
      return reply.code(201).send({ letter: done.letter });
    },
  );
}

function paperRoutes(app: App, desk: HouseholdDesk): void {
  const OfFile = OfPeriod.extend({ id: z.uuid().optional().describe('签报过的一份；不写即现在的数字') });

  app.get(
    '/api/dropout-reports/report.xlsx',
    {
      schema: {
        summary: '导出报告：数字和口径、各单位；记入审计',
        tags,
        querystring: OfFile,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, query }, reply) => {
      const found = await fileOf(desk, actor, query);
      if (found === undefined) return reply.code(404).send(NOT_FOUND);
      const sheets = await reportWorkbook(desk, actor, found.head, found.figures);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出控辍报告', person, unit };
      const file = { name: `控辍报告-${query.period}.xlsx`, type: XLSX, rows: 0 };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, sheets) });
    },
  );

  app.get(
    '/api/dropout-reports/report.pdf',
    {
      schema: {
        summary: '打印报告',
        tags,
        querystring: OfFile,
        response: { 200: z.any().describe('application/pdf'), ...refusals(404, 409) },
      },
      config: read,
    },
    async ({ actor, query }, reply) => {
      const found = await fileOf(desk, actor, query);
      if (found === undefined) return reply.code(404).send(NOT_FOUND);
      return printed(desk, reply, reportPaper(desk, found.head, found.figures));
    },
  );
}

async function fileOf(
  desk: HouseholdDesk,
  actor: Actor,
  { id, period: key, unit, asOf }: z.infer<typeof OfPeriod> & { readonly id?: string | undefined },
): Promise<{ readonly head: ReportHead; readonly figures: ReportFigures } | undefined> {
  const period = wanted(key);
  if (id === undefined) {
    const report = await periodReport(desk, actor, unit, period, asOf);
    return (
      report && { head: { unit: report.name, period, asOf: report.asOf, signed: undefined }, figures: report.figures }
    );
  }
  const [signed] = await signedReports(desk, actor, { id });
  const of = signed && periodOf(signed.period);
  if (signed === undefined || of === undefined) return undefined;
  const name = (await unitsAt(desk.db, actor.county, [signed.unit])).get(signed.unit)?.name ?? '';
  return { head: { unit: name, period: of, asOf: signed.asOf, signed }, figures: signed.figures };
}

async function printed(desk: HouseholdDesk, reply: FastifyReply, paper: object) {
  const pdf = await desk.typeset({ template: REPORT_PAPER, data: paper });
  if ('uncovered' in pdf) {
    const message = `“${pdf.uncovered.join('')}”没有可用的字体，印出来会是空框，没有打印。请县系统管理员安装生僻字字体（fonts-hanazono、fonts-babelstone-han）`;
    return reply.code(409).send({ objections: [{ code: 'uncovered', message }] });
  }
  return reply
    .type('application/pdf')
    .header('content-disposition', 'inline; filename="report.pdf"')
    .header('cache-control', 'no-store')
    .send(pdf);
}

/** The shape has judged it. */
function wanted(key: string): ReportPeriod {
  const period = periodOf(key);
  if (period === undefined) throw new Error(`no period ${key}`);
  return period;
}
