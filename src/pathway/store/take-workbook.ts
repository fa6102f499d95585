import { readUploadTable } from '#src/documents/read-upload-table.ts';
import type { Refusal } from '#src/documents/table.ts';
import type { Sheet } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import { normalizeNumber } from '#src/registry/identity-number.ts';
import { columnsAt, FILLED, type FilledColumns, type FilledRow, readFilled, returnedSheet } from '../workbook.ts';
import { holdPathway } from './held-pathway.ts';
import type { PathwayDesk } from './pathway-desk.ts';
import { checkWithin } from './work-on-pathway.ts';

/** 传回的花名册 — what became of it, and the workbook again with a word on each row. */
export interface TakenWorkbook {
  readonly recorded: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly lines: readonly TakenLine[];
  readonly sheet: Sheet;
}

/** One row in which something was filled in, and what became of it. */
export interface TakenLine {
  readonly name: string;
  readonly class: string;
  readonly is: 'recorded' | 'unchanged' | 'refused';
  readonly words: string;
}

interface Row {
  readonly cells: readonly string[];
  readonly filled: FilledRow;
}

/** 导入核实结果 — each row by itself, as if it had been typed: what is wrong with one holds up no other. */
export async function takeWorkbook(
  desk: PathwayDesk,
  actor: Actor,
  bytes: Uint8Array,
): Promise<TakenWorkbook | Refusal> {
  const read = await readUploadTable(desk.makePlain, bytes, readTable, NO_ROSTER);
  if ('refused' in read) return read;
  const counts = { recorded: 0, unchanged: 0, refused: 0 };
  const lines: TakenLine[] = [];
  const rows: { cells: readonly string[]; outcome: string; isRefused: boolean }[] = [];
  for (const { cells, filled } of read.rows) {
    const outcome = await takeRow(desk, actor, filled);
    if (filled.is !== 'empty') {
      counts[outcome.is]++;
      lines.push({ ...outcome, ...calledIn(read.headings, cells) });
    }
    rows.push({ cells, outcome: outcome.words, isRefused: outcome.is === 'refused' });
  }
  return { ...counts, lines, sheet: returnedSheet(read.headings, rows) };
}

type Outcome = Pick<TakenLine, 'is' | 'words'>;

async function takeRow(desk: PathwayDesk, actor: Actor, filled: FilledRow): Promise<Outcome> {
  if (filled.is === 'empty') return { is: 'unchanged', words: '' };
  if (filled.is === 'wrong') return { is: 'refused', words: filled.reason };
  const { student, result, on, idNumber, note } = filled;
  return desk.db.transaction().execute(async (work): Promise<Outcome> => {
    const held = await holdPathway(work, desk.seal, actor, student);
    if (held === undefined) return { is: 'refused', words: '这名学生不在本校的花名册上：已经有证件号，或不在本校' };
    const { household } = held.pathway;
    const isSame = household?.result === result && household.on === on;
    if (isSame && (held.idNumber ?? '') === normalizeNumber(idNumber)) return { is: 'unchanged', words: '已登记过' };
    const done = await checkWithin(desk, work, actor, held, { result, on, idNumber, note });
    if (done.is === 'done') return { is: 'recorded', words: '已登记' };
    const words = done.is === 'refused' ? done.objections.map(({ message }) => message).join('；') : '未找到';
    return { is: 'refused', words };
  });
}

/** By what a registrar finds the row again; empty where the columns were taken away. */
function calledIn(headings: readonly string[], cells: readonly string[]) {
  const under = (heading: string) => cells[headings.findIndex((each) => each.trim() === heading)]?.trim() ?? '';
  return { name: under('姓名'), class: under('班级') };
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

const NO_ROSTER: Refusal = {
  refused: 'no-roster',
  message: `表里没有“${FILLED.result}”和“${FILLED.student}”两列。请用“导出花名册”得到的表填写后再传回`,
};
