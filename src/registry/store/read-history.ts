import { type Selectable, sql } from 'kysely';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Schema } from '#src/platform/database/schema.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { HistoryEntry } from '../history.ts';
import { CHANGE_SOURCES, type ChangeSource } from '../record.ts';
import { openChanges } from './sealed-cells.ts';

/** A record's history after a revision, the oldest first; the whole of it after 0. For the system: asks no permission. */
export async function readHistory(
  db: Database | Work,
  seal: Seal,
  county: string,
  student: string,
  after = 0,
): Promise<readonly HistoryEntry[]> {
  const rows = await db
    .selectFrom('student_changes')
    .select(['revision', 'at', 'day', 'by_person', 'source', 'source_id', 'unit', 'sealed'])
    .where('county', '=', county)
    .where('student', '=', student)
    .where('revision', '>', after)
    .orderBy('revision')
    .execute();
  return rows.map((row) => entryOf(seal, county, student, row));
}

/** The same of many records at once, each from one of its revisions on, that one included. */
export async function readHistories(
  db: Database | Work,
  seal: Seal,
  county: string,
  wanted: readonly { readonly student: string; readonly from: number }[],
): Promise<ReadonlyMap<string, readonly HistoryEntry[]>> {
  const { rows } = await sql<HistoryRow & { readonly student: string }>`
    select student, revision, at, day, by_person, source, source_id, unit, sealed
    from unnest(${wanted.map(({ student }) => student)}::uuid[], ${wanted.map(({ from }) => from)}::integer[])
      as wanted (id, first)
    join student_changes on county = ${county} and student = wanted.id and revision >= wanted.first
    order by student, revision`.execute(db);
  const histories = new Map<string, HistoryEntry[]>();
  for (const { student, ...row } of rows) {
    const entry = entryOf(seal, county, student, row);
    if (histories.get(student)?.push(entry) === undefined) histories.set(student, [entry]);
  }
  return histories;
}

type HistoryRow = Pick<
  Selectable<Schema['student_changes']>,
  'revision' | 'at' | 'day' | 'by_person' | 'source' | 'source_id' | 'unit' | 'sealed'
>;

function entryOf(seal: Seal, county: string, student: string, row: HistoryRow): HistoryEntry {
  return {
    revision: row.revision,
    day: row.day,
    at: row.at.toISOString(),
    person: row.by_person ?? undefined,
    source: { kind: sourceOf(row.source), id: row.source_id ?? undefined },
    unit: row.unit,
    changes: openChanges(seal, county, student, row.revision, row.sealed),
  };
}

/** The table admits no other source. */
function sourceOf(source: string): ChangeSource['kind'] {
  if (source in CHANGE_SOURCES) return source as ChangeSource['kind']; // just looked up
  throw new Error(`no such source of a change: ${source}`);
}
