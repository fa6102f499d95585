import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { readUploadTable } from '#src/documents/read-upload-table.ts';
import type { Refusal } from '#src/documents/table.ts';
import type { Sheet } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { columnsAt, FILLED, type FilledColumns, type FilledRow, readFilled, returnedSheet } from '../workbook.ts';
import type { ContinuityDesk } from './continuity-desk.ts';
import { type LeaverFilter, type LeaverLine, listLeavers } from './list-leavers.ts';
import { stateDestination } from './work-on-leaver.ts';

/** 传回的登记表 — what became of it, and the workbook again with a word on each row. */
export interface TakenDestinations {
  readonly recorded: number;
  readonly refused: number;
  readonly lines: readonly { readonly name: string; readonly is: 'recorded' | 'refused'; readonly words: string }[];
  readonly sheet: Sheet;
}

interface Row {
  readonly cells: readonly string[];
  readonly filled: FilledRow;
}

/** 导入去向 — each row by itself, as if it had been typed: what is wrong with one holds up no other. */
export async function takeDestinations(
  desk: ContinuityDesk,
  actor: Actor,
  bytes: Uint8Array,
): Promise<TakenDestinations | Refusal> {
  const read = await readUploadTable(desk.makePlain, bytes, readTable, NO_SHEET);
  if ('refused' in read) return read;
  const schools = await schoolsByName(desk.db, actor.county);
  const names = read.headings.findIndex((heading) => heading.trim() === '姓名');
  const lines: { name: string; is: 'recorded' | 'refused'; words: string }[] = [];
  const rows: { cells: readonly string[]; outcome: string; isRefused: boolean }[] = [];
  for (const { cells, filled } of read.rows) {
    const refusal = filled.is === 'empty' ? '' : await takeRow(desk, actor, filled, schools);
    rows.push({ cells, outcome: filled.is === 'empty' ? '' : refusal || '已登记', isRefused: refusal !== '' });
    if (filled.is !== 'empty') {
      lines.push({ name: cells[names] ?? '', is: refusal === '' ? 'recorded' : 'refused', words: refusal || '已登记' });
    }
  }
  const refused = lines.filter(({ is }) => is === 'refused').length;
  const deed = {
    action: 'continuity.import',
    subjectKind: 'unit',
    subject: actor.unit,
    subjectUnit: actor.unit,
  } as const;
  const detail = { rows: lines.length, refused };
  await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
  return { recorded: lines.length - refused, refused, lines, sheet: returnedSheet(read.headings, rows) };
}

/** Why it was not recorded; '' when it was. */
async function takeRow(
  desk: ContinuityDesk,
  actor: Actor,
  filled: Exclude<FilledRow, { readonly is: 'empty' }>,
  schools: ReadonlyMap<string, readonly string[]>,
): Promise<string> {
  if (filled.is === 'wrong') return filled.reason;
  const { leaver, to, here, place, school, contact } = filled;
  const found = schools.get(here) ?? [];
  if (to === 'here' && found.length !== 1) {
    return found.length === 0
      ? `本县没有“${here}”，请照“${FILLED.here}”的下拉列表填写`
      : `本县有几所“${here}”，请在名单里逐人登记`;
  }
  const unit = to === 'here' ? (found[0] ?? '') : '';
  const done = await stateDestination(desk, actor, leaver, { to, unit, place, school, contact });
  if (done.is === 'done') return '';
  return done.is === 'refused'
    ? done.objections.map(({ message }) => message).join('；')
    : '这名学生不在本校的跟踪名单上';
}

/** By name; of two schools of one name nobody guesses. */
export async function schoolsByName(db: Database, county: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ name: string; path: string }>`
    select name, path from units where county = ${county} and kind in ('school', 'teaching-point') and until is null
    order by name, path`.execute(db);
  const found = new Map<string, string[]>();
  for (const { name, path } of rows) found.set(name, [...(found.get(name) ?? []), path]);
  return found;
}

/** Every line of a list, page by page. */
export async function* everyLeaver(desk: Desk, actor: Actor, filter: LeaverFilter): AsyncGenerator<LeaverLine> {
  let after: string | undefined;
  do {
    const page = await listLeavers(desk, actor, filter, { after, limit: 500 });
    yield* page.rows;
    after = page.next;
  } while (after !== undefined);
}

function readTable(cellRows: Iterable<readonly string[]>) {
  let headings: readonly string[] | undefined;
  let columns: FilledColumns | undefined;
  const rows: Row[] = [];
  for (const cells of cellRows) {
    if (columns === undefined) {
      columns = columnsAt(cells);
      headings = columns && cells;
    } else if (cells.some((cell) => cell.trim() !== '')) {
      rows.push({ cells, filled: readFilled(cells, columns) });
    }
  }
  return headings && { headings, rows };
}

const NO_SHEET: Refusal = {
  refused: 'no-destinations',
  message: `表里没有“${FILLED.to}”和“${FILLED.leaver}”两列。请用“导出登记表”得到的表填写后再传回`,
};
