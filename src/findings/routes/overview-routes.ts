import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Sheet, SheetRow } from '#src/kernel/sheet.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import { countProblems, problemSheets } from '../store/export-findings.ts';
import { gridRows } from '../store/grid-rows.ts';
import { overviewOf } from '../store/overview.ts';
import { Filter, Finding, Unit } from './shapes.ts';

const Figures = z.object({
  path: z.string(),
  name: z.string(),
  kind: z.string(),
  pupils: z.number().describe('学籍数'),
  withErrors: z.number().describe('有错误的学籍数'),
  errors: z.number(),
  queries: z.number(),
  notices: z.number(),
});

const Overview = z.object({
  asOf: z.string(),
  above: z.array(z.object({ path: z.string(), name: z.string() })).readonly(),
  whole: Figures,
  rows: z.array(Figures).readonly(),
});

const GridRow = z.object({
  student: z.string(),
  revision: z.number(),
  name: z.string(),
  place: z.object({ school: z.string(), class: z.string() }),
  cells: z.record(z.string(), z.string()),
  hidden: z.array(z.string()).readonly(),
  editable: z.boolean(),
  findings: z.array(Finding).readonly(),
});

const PLACE = /^(?:\/[0-9A-Za-z-]+)+ [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** 质量概览, 订正表 and the problem list to take away. */
export function overviewRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/overview',
    {
      schema: {
        summary: '质量概览（按下级机构）',
        tags: ['质量概览'],
        querystring: z.object({ unit: Unit.optional() }),
        response: { 200: Overview, ...refusals(404) },
      },
      config: { permission: 'overview.read' },
    },
    async ({ actor, query }, reply) => {
      const overview = await overviewOf(desk, actor, query.unit ?? actor.unit);
      if (overview === undefined) return reply.code(404).send(NOT_FOUND);
      return { ...overview, asOf: overview.asOf.toISOString() };
    },
  );

  app.post(
    '/api/findings/grid',
    {
      schema: {
        summary: '订正表',
        description: '问题涉及的学生，一人一行；号码遮掩',
        tags: ['问题'],
        body: Filter.extend({
          cursor: z.string().max(500).regex(PLACE, '翻页位置有误').optional(),
          limit: z.int().min(1).max(100).default(50),
        }),
        response: { 200: z.object({ rows: z.array(GridRow).readonly(), next: z.string().optional() }) },
      },
      config: { permission: 'finding.read' },
    },
    ({ actor, body: { cursor, limit, ...filter } }) => gridRows(desk, actor, filter, { cursor, limit }),
  );

  app.post(
    '/api/findings/export',
    {
      schema: {
        summary: '导出问题清单（每班一张工作表）',
        tags: ['问题'],
        body: Filter,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(409) },
      },
      config: { permission: 'finding.export' },
    },
    async ({ actor, body }, reply) => {
      const count = await countProblems(desk, actor, body);
      if (count === 'too-many') return reply.code(409).send(TOO_MANY);
      const plan = {
        county: actor.county,
        kind: 'export',
        title: '导出问题清单',
        person: actor.person,
        unit: actor.unit,
      };
      return giveFile(desk, reply, plan, {
        ...{ name: `问题清单-${desk.clock.today()}.xlsx`, type: XLSX, rows: count.findings },
        write: async (path, report) => writeXlsx(path, counted(await problemSheets(desk, actor, body), report)),
      });
    },
  );
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Tells how many of the sheets are written. */
function counted(sheets: readonly Sheet[], report: Report): readonly Sheet[] {
  return sheets.map((sheet, at) => ({ ...sheet, rows: told(sheet.rows, () => report(at + 1, sheets.length)) }));
}

async function* told(rows: Sheet['rows'], tell: () => void): AsyncGenerator<SheetRow> {
  yield* rows;
  tell();
}

const TOO_MANY = {
  objections: [{ code: 'too-many', message: '范围太大：最多导出 200 个班、5 万项问题。请选一所学校，或选一条规则' }],
};
