import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { writeXls } from '#src/documents/write-xls.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Actor } from '#src/organization/office.ts';
import { narrowed } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import { countTemplate, exportTemplate, type TemplateRequest } from '../store/export-template.ts';
import { lastExports } from '../store/list-exports.ts';
import { type TemplateRow, templateSheets } from '../template-workbook.ts';
import { TEMPLATES } from '../templates/index.ts';
import { EVERY_TEMPLATE_KIND, inForce, TEMPLATE_KINDS, type TemplateKind } from '../templates/template.ts';
import { Unit } from './shapes.ts';

const tags = ['全国系统往来'];

const Kind = z.enum(EVERY_TEMPLATE_KIND as [TemplateKind, ...TemplateKind[]]); // there are five

const Wanted = z.object({
  kind: Kind,
  unit: Unit.optional(),
  format: z.enum(['xlsx', 'xls']),
  reason: z.string().trim().min(2, '请说明事由').max(200, '事由最多 200 字'),
});

const TemplateLine = z.object({
  kind: Kind,
  title: z.string(),
  year: z.number().describe('版本年度'),
  count: z.number().describe('现在导出有多少行'),
  last: z.object({ at: z.string(), by: z.string(), rows: z.number(), clear: z.boolean() }).optional(),
});

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
} as const;

const WRITERS = { xlsx: writeXlsx, xls: writeXls } as const;

/** 今天带去什么 — the files for the national system, with how many lines each has; in stars or, confirmed, in full. */
export function templateRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/exchange/templates',
    {
      schema: {
        summary: '全国系统模板',
        tags,
        querystring: z.object({ unit: Unit.optional() }),
        response: { 200: z.object({ rows: z.array(TemplateLine) }), ...refusals(404) },
      },
      config: { permission: 'exchange.export' },
    },
    async ({ actor, query }, reply) => {
      const unit = narrowed(actor, 'exchange.export', query.unit);
      if (unit === undefined) return reply.code(404).send(NOT_FOUND);
      return { rows: await templateLines(desk, actor, unit) };
    },
  );

  const response = { 200: z.unknown().describe('Excel 工作簿'), 202: WritingTask, ...refusals(404, 409) };
  app.post(
    '/api/exchange/export',
    {
      schema: { summary: '按全国系统模板导出（号码遮掩）', tags, body: Wanted, response },
      config: { permission: 'exchange.export' },
    },
    ({ actor, body }, reply) => given(desk, reply, actor, { ...body, clear: false }),
  );

  app.post(
    '/api/exchange/export-clear',
    {
      schema: { summary: '按全国系统模板导出（号码原文）', tags, body: Wanted, response },
      config: { permission: 'exchange.export', confirmed: true },
    },
    ({ actor, body }, reply) => given(desk, reply, actor, { ...body, clear: true }),
  );
}

async function templateLines(desk: Desk, actor: Actor, unit: UnitPath): Promise<z.infer<typeof TemplateLine>[]> {
  const year = Number(desk.clock.today().slice(0, 4));
  const last = await lastExports(desk.db, actor, unit);
  const lines: z.infer<typeof TemplateLine>[] = [];
  for (const kind of EVERY_TEMPLATE_KIND) {
    const count = await countTemplate(desk, actor, kind, unit);
    const template = inForce(TEMPLATES, kind, year);
    lines.push({ kind, title: TEMPLATE_KINDS[kind], year: template?.year ?? year, count, last: last.get(kind) });
  }
  return lines;
}

async function given(desk: Desk, reply: FastifyReply, actor: Actor, request: TemplateRequest) {
  const taken = await exportTemplate(desk, actor, request);
  if (taken === undefined) return reply.code(404).send(NOT_FOUND);
  const { kind, format } = request;
  const title = TEMPLATE_KINDS[kind];
  const plan = {
    ...{ county: actor.county, person: actor.person, unit: actor.unit },
    ...{ kind: 'export', title: `导出${title}` },
  };
  return giveFile(desk, reply, plan, {
    ...{ name: `${title}-${desk.clock.today()}.${format}`, type: TYPES[format], rows: taken.count },
    write: (path, report) => {
      const rows = counted(taken.rows, taken.count, report);
      return WRITERS[format](path, templateSheets(taken.template, rows, { count: taken.count, format }));
    },
  });
}

async function* counted(rows: AsyncIterable<TemplateRow>, total: number, report: Report): AsyncGenerator<TemplateRow> {
  let done = 0;
  for await (const row of rows) {
    yield row;
    done += 1;
    if (done % 100 === 0) report(done, total);
  }
  report(total, total);
}
