import type { LocalDate } from '#src/kernel/local-date.ts';
import { isLive } from './live-record.ts';
import type { CellName, Cells, ChangeSource } from './record.ts';

/** One cell before and after. Absent on a side: the record had no such cell then. */
export interface CellChange {
  readonly field: CellName;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/**
 * 变更历史 — one entry of it. The first (revision 1) says that the record was opened and carries no cells: what stood in
 * it then is what is left when all later entries are taken back.
 */
export interface HistoryEntry {
  readonly revision: number;
  readonly day: LocalDate;
  /** An ISO instant. */
  readonly at: string;
  /** Whose hand it was; absent for the system itself. */
  readonly person?: string | undefined;
  readonly source: ChangeSource;
  /** 机构路径 after it. */
  readonly unit: string;
  readonly changes: readonly CellChange[];
}

/** A record as it stood once. */
export interface PastRecord {
  readonly revision: number;
  readonly unit: string;
  readonly cells: Cells;
}

/** The cells that differ, in the order of `next`; a cell of `next` that is there but `undefined` is taken away. */
export function changesBetween(cells: Cells, next: Cells): readonly CellChange[] {
  const names = Object.keys(next) as CellName[]; // the keys of Cells are cell names
  return names.flatMap((field) => {
    const before = cells[field];
    const after = next[field];
    return before === after ? [] : [{ field, before, after }];
  });
}

/** These cells with the changes made. */
export function applied(cells: Cells, changes: readonly CellChange[]): Cells {
  return moved(cells, changes, ({ after }) => after);
}

/** These cells with the changes taken back. */
export function takenBack(cells: Cells, changes: readonly CellChange[]): Cells {
  return moved(cells, changes, ({ before }) => before);
}

/**
 * 某日的学籍 — the record as it stood at the end of a past day. `undefined` when it had not been opened yet.
 *
 * `history` in any order, complete from revision 1 to the record's own.
 */
export function foldBack(
  record: { readonly revision: number; readonly unit: string; readonly cells: Cells },
  history: readonly HistoryEntry[],
  day: LocalDate,
): PastRecord | undefined {
  const then = history.filter((entry) => entry.day <= day).reduce(later, undefined);
  if (then === undefined) return undefined;
  const since = history.filter(({ revision }) => revision > then.revision).sort((a, b) => b.revision - a.revision);
  const cells = since.reduce((folded, { changes }) => takenBack(folded, changes), record.cells);
  return { revision: then.revision, unit: since.length === 0 ? record.unit : then.unit, cells };
}

/** 离校日期 of the record as it stood on a past day: when its status last came to be one of those who have left. */
export function endedBy(then: PastRecord, history: readonly HistoryEntry[]): LocalDate | undefined {
  if (isLive(then.cells)) return undefined;
  const before = history.filter(({ revision }) => revision <= then.revision).sort((a, b) => b.revision - a.revision);
  let { cells } = then;
  for (const { changes, day } of before) {
    cells = takenBack(cells, changes);
    if (isLive(cells)) return day;
  }
  return before.at(-1)?.day;
}

function later(best: HistoryEntry | undefined, entry: HistoryEntry): HistoryEntry {
  return best === undefined || entry.revision > best.revision ? entry : best;
}

function moved(cells: Cells, changes: readonly CellChange[], side: (change: CellChange) => string | undefined): Cells {
  const next: { [field in CellName]?: string | undefined } = { ...cells };
  for (const change of changes) {
    const value = side(change);
    if (value === undefined) delete next[change.field];
    else next[change.field] = value;
  }
  return next;
}
