import type { LocalDate } from '#src/kernel/local-date.ts';
import { FIELDS, type FieldName, fieldOf } from '#src/registry/fields.ts';
import type { HistoryEntry } from '#src/registry/history.ts';
import type { CellName, ChangeSource } from '#src/registry/record.ts';

/** 应到位 — a cell that was changed here, and that the national system should say likewise by now. */
export interface Expectation {
  /** What stood there before: as long as their export still says it, the change has not arrived. */
  readonly before: string;
  readonly since: LocalDate;
  /** A difference that was seen and not expected: it is looked at again. */
  readonly isWatched?: true;
}

export interface Expected {
  readonly cells: ReadonlyMap<FieldName, Expectation>;
  /** Changed after the day of the export: of these it can say nothing. */
  readonly pending: ReadonlySet<FieldName>;
  /** The day on which the record was opened, or came from another school, since the last export that was read. */
  readonly openedOn: LocalDate | undefined;
}

/**
 * What the history since the last export asks of the next one, beside what that one left open. What an import brought came
 * from there, and is not waited for; of several changes of one cell the first says what stood before.
 */
export function expectedOf(
  history: readonly HistoryEntry[],
  open: ReadonlyMap<FieldName, Expectation>,
  exportedOn: LocalDate,
): Expected {
  const cells = new Map(open);
  const pending = new Set<FieldName>();
  let openedOn: LocalDate | undefined;
  for (const { source, changes, day, revision } of history) {
    const isOurs = !(source.kind in FROM_THERE);
    if (isOurs && (revision === 1 || changes.some(({ field }) => field === 'schoolCode'))) openedOn = day;
    for (const { field, before = '' } of changes) {
      if (!isCompared(field)) continue;
      if (day > exportedOn) pending.add(field);
      else if (isOurs) cells.set(field, { before: cells.get(field)?.before ?? before, since: day });
      else cells.delete(field);
    }
  }
  return { cells, pending, openedOn };
}

/** What is in the register because it was there. */
const FROM_THERE: Readonly<Partial<Record<ChangeSource['kind'], true>>> = { import: true, seed: true };

/** Fields of the template; not those that only name the school, which is told by the list itself. */
export function isCompared(field: CellName): field is FieldName {
  return COMPARED.has(field);
}

const COMPARED: ReadonlySet<string> = new Set(
  FIELDS.map(({ name }) => fieldOf(name).name).filter(
    (name) => !['schoolCode', 'schoolName', 'schoolKind'].includes(name),
  ),
);
