import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Sheet, SheetRow } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { sendLines } from '#src/platform/http/ndjson.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { isCellName, titleOfCell } from '../cells.ts';
import type { CellName, Cells } from '../record.ts';
import { type ExportRequest, exportPupils } from '../store/export-pupils.ts';
import { Export, Reason } from './shapes.ts';

/** What the register itself does not know: how a workbook is written, and how the national template calls its columns. */
export interface Stationery {
  /** Writes a workbook at this path; a refusal, with a sentence, when it cannot be done. */
  readonly writeWorkbook: (path: string, sheets: readonly Sheet[]) => Promise<{ readonly message: string } | undefined>;
  /** In the order of the template; cells that are not of it follow behind, called as on the record card. */
  readonly template: readonly { readonly heading: string; readonly field: CellName }[];
}

const tags = ['学生'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 导出学籍 — rosters to take away, in stars or, for a reason and with the identity confirmed, in clear. */
export function exportRoutes(app: App, desk: Desk, stationery: Stationery): void {
  const response = { 200: z.unknown(), 202: WritingTask, ...refusals(400, 409) };
  app.post(
    '/api/pupils/export',
    {
      schema: { summary: '导出学籍（号码遮掩）', tags, body: Export, response },
      config: { permission: 'record.export' },
    },
    ({ actor, body }, reply) => given(reply, actor, { ...body, clear: false }),
  );

  app.post(
    '/api/pupils/export-clear',
    {
      schema: { summary: '导出学籍（号码原文）', tags, body: Export.extend({ reason: Reason }), response },
      config: { permission: 'record.export', confirmed: true },
    },
    ({ actor, body }, reply) => given(reply, actor, { ...body, clear: true }),
  );

  async function given(
    reply: FastifyReply,
    actor: Actor,
    asked: Omit<ExportRequest, 'columns'> & { readonly columns: readonly string[] },
  ) {
    const columns = inTemplateOrder(asked.columns.filter(isCellName), stationery);
    if (columns.length !== new Set(asked.columns).size) {
      return reply.code(400).send({ message: '所选的列里有不认识的，请刷新页面后重选。' });
    }
    const { rows, pupils } = await exportPupils(desk, actor, { ...asked, columns: columns.map(({ field }) => field) });
    if (asked.format === 'ndjson') return sendLines(reply, pupils);
    const plan = {
      county: actor.county,
      kind: 'export',
      title: '导出学籍名册',
      person: actor.person,
      unit: actor.unit,
    };
    return giveFile(desk, reply, plan, {
      ...{ name: `学籍名册-${desk.clock.today()}.xlsx`, type: XLSX, rows },
      write: (path, report) =>
        stationery.writeWorkbook(path, [
          rosterSheet(
            columns,
            counted(pupils, (done) => report(done, rows)),
          ),
        ]),
    });
  }
}

type Columns = Stationery['template'];

function inTemplateOrder(chosen: readonly CellName[], { template }: Stationery): Columns {
  const known = template.filter(({ field }) => chosen.includes(field));
  const others = [...new Set(chosen)].filter((field) => !known.some((column) => column.field === field));
  return [...known, ...others.map((field) => ({ field, heading: titleOfCell(field) }))];
}

function rosterSheet(columns: Columns, pupils: AsyncIterable<Cells>): Sheet {
  async function* rows(): AsyncGenerator<SheetRow> {
    yield { cells: columns.map(({ heading }) => ({ value: heading, look: 'heading' as const })) };
    for await (const cells of pupils) yield { cells: columns.map(({ field }) => cells[field] ?? '') };
  }
  return {
    name: '学籍名册',
    widths: columns.map(({ heading }) => Math.min(40, Math.max(10, heading.length * 2 + 2))),
    rows: rows(),
    frozen: { rows: 1, columns: 1 },
    filterRow: 1,
    pagesWide: Math.max(1, Math.ceil(columns.length / 10)),
  };
}

async function* counted(pupils: AsyncIterable<Cells>, tell: (done: number) => void): AsyncGenerator<Cells> {
  let done = 0;
  for await (const cells of pupils) {
    yield cells;
    done += 1;
    if (done % 100 === 0) tell(done);
  }
  tell(done);
}
