import type { HistoryEntry } from '#src/registry/history.ts';
import type { CellName, Cells } from '#src/registry/record.ts';

/** What the batch did to one record, and what has become of it since. */
export interface Touched {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly unit: string;
  /** Where the record was before the batch; absent for one that the batch opened. */
  readonly unitBefore?: string | undefined;
  /** The entry the batch wrote. */
  readonly done: HistoryEntry;
  /** Everything written after it, oldest first. */
  readonly since: readonly HistoryEntry[];
}

/** A cell that stays, because somebody has changed it since. */
export interface Kept {
  readonly field: CellName;
  readonly by: HistoryEntry;
}

/** 撤销 — what becomes of one record when the batch is taken back. */
export type UndoStep = { readonly id: string; readonly name: string; readonly seen: number } & (
  | { readonly kind: 'withdraw' }
  /** Opened by the batch and worked on since: it stays. */
  | { readonly kind: 'stays'; readonly by: HistoryEntry }
  | {
      readonly kind: 'back';
      /** A cell that is there but `undefined` is taken away again. */
      readonly cells: Cells;
      readonly unit: string | undefined;
      readonly kept: readonly Kept[];
    }
);

/**
 * Cells still as the batch left them go back; what people changed since stays. A record that the batch opened leaves the
 * rolls if nobody has touched it.
 */
export function undoOf(touched: Touched): UndoStep {
  const { id, name, revision, done, since } = touched;
  const latest = since.at(-1);
  if (done.revision === 1) {
    return latest === undefined
      ? { id, name, seen: revision, kind: 'withdraw' }
      : { id, name, seen: revision, kind: 'stays', by: latest };
  }
  const cells: { [cell in CellName]?: string | undefined } = {};
  const kept: Kept[] = [];
  for (const { field, before } of done.changes) {
    const by = since.findLast(({ changes }) => changes.some((change) => change.field === field));
    if (by === undefined) cells[field] = before;
    else kept.push({ field, by });
  }
  return { id, name, seen: revision, kind: 'back', cells, unit: unitBack(touched, cells), kept };
}

/** The pupil goes back to the class it came from when 年级 or 班级 do, unless somebody has moved it since. */
function unitBack({ unit, unitBefore, done, since }: Touched, cells: Cells): string | undefined {
  const moves = 'grade' in cells || 'className' in cells;
  const isWhereLeft = unit === done.unit && since.every((entry) => entry.unit === done.unit);
  return moves && isWhereLeft && unitBefore !== unit ? unitBefore : undefined;
}
