import { parentOf, type UnitPath } from '#src/organization/unit.ts';
import type { HistoryEntry } from '#src/registry/history.ts';
import type { CellName, Cells } from '#src/registry/record.ts';

/** What the run did to one record, and what has become of it since. */
export interface Raised {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  /** Where the pupil is now. */
  readonly unit: string;
  /** The entry the run wrote. */
  readonly done: HistoryEntry;
  /** Everything written after it, oldest first. */
  readonly since: readonly HistoryEntry[];
}

/** 回退 — of one record: the cells that go back, and the entry because of which something stays as it is. */
export interface BackStep {
  readonly id: string;
  readonly name: string;
  readonly seen: number;
  /** A cell that is there but `undefined` is taken away again. */
  readonly cells: Cells;
  readonly kept?: { readonly fields: readonly CellName[]; readonly by: HistoryEntry } | undefined;
}

/**
 * Cells still as the run left them go back; what people changed since stays. A pupil who has gone to another school or
 * grade meanwhile is left whole: what was written there is of that place.
 */
export function backStepOf({ id, name, revision, unit, done, since }: Raised): BackStep {
  const moved = gradeOf(unit) === gradeOf(done.unit) ? undefined : since.findLast((entry) => entry.unit !== done.unit);
  const cells: { [cell in CellName]?: string | undefined } = {};
  const fields: CellName[] = [];
  let by: HistoryEntry | undefined = moved;
  for (const { field, before } of done.changes) {
    const changedBy = moved ?? since.findLast(({ changes }) => changes.some((change) => change.field === field));
    if (changedBy === undefined) cells[field] = before;
    else {
      fields.push(field);
      by = changedBy;
    }
  }
  return { id, name, seen: revision, cells, ...(by && { kept: { fields, by } }) };
}

/** The grade a class stands in; a pupil in no class is at the school. */
function gradeOf(unit: string): UnitPath | undefined {
  return parentOf(unit as UnitPath); // records hold paths of units
}
