import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { shownInList } from '../mask-table.ts';
import type { CellName, Cells } from '../record.ts';
import { conditionsOf, type PupilFilters } from './pupil-filters.ts';
import { openCells } from './sealed-cells.ts';
import { conditionOfWords } from './word-conditions.ts';

/** What leaves the register: whom, which cells, and whether in clear. */
export interface ExportRequest extends PupilFilters {
  readonly columns: readonly CellName[];
  /** Numbers, phones and addresses in full; only with a reason, and by somebody who has just shown who they are. */
  readonly clear: boolean;
  readonly reason?: string | undefined;
  readonly format: 'ndjson' | 'xlsx';
}

interface Row {
  readonly id: string;
  readonly unit: string;
  readonly pinyin: string;
  readonly sealed: Buffer;
}

const BATCH = 1000;

/**
 * 导出学籍 — the cells of everybody who matches, in the order of their classes, in constant memory. How many and what is
 * written down before the first row is given out; who never reads on has exported nothing, and the audit says too much
 * rather than too little.
 */
export async function exportPupils(
  { db, seal, clock }: Desk,
  actor: Actor,
  request: ExportRequest,
): Promise<{ readonly rows: number; readonly pupils: AsyncGenerator<Cells> }> {
  const { columns, clear, reason, format, unit } = request;
  const conditions = [...conditionsOf(actor, 'record.export', request), conditionOfWords(request.words)];
  const count = await db.transaction().execute(async (work) => {
    const { rows } = await sql<{ count: string }>`
      select count(*) as count from students where ${sql.join(conditions, sql` and `)}`.execute(work);
    const count = Number(rows[0]?.count ?? 0);
    const detail = { rows: count, columns, clear, format };
    const subject = { subjectKind: 'unit', subject: unit ?? actor.unit, subjectUnit: unit ?? actor.unit } as const;
    await audit(work, actor, { action: 'record.export', ...subject, reason, detail }, clock.now());
    return count;
  });
  async function* given(): AsyncGenerator<Cells> {
    let last: Row | undefined;
    do {
      const after = last && sql<boolean>`(unit, pinyin, id) > (${last.unit}, ${last.pinyin}, ${last.id}::uuid)`;
      const { rows } = await sql<Row>`
        select id, unit, pinyin, sealed from students
        where ${sql.join(after ? [...conditions, after] : conditions, sql` and `)}
        order by unit, pinyin, id limit ${BATCH}`.execute(db);
      for (const { id, sealed } of rows) yield chosen(openCells(seal, actor.county, id, sealed), columns, clear);
      last = rows.length < BATCH ? undefined : rows.at(-1);
    } while (last !== undefined);
  }
  return { rows: count, pupils: given() };
}

function chosen(cells: Cells, columns: readonly CellName[], clear: boolean): Cells {
  return Object.fromEntries(
    columns.map((name) => [name, clear ? (cells[name] ?? '') : shownInList(name, cells[name] ?? '')]),
  );
}
