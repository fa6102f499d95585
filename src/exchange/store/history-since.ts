import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { HistoryEntry } from '#src/registry/history.ts';
import { readHistories } from '#src/registry/store/read-history.ts';

/** What was done to these records after a day, the oldest first; all of it where no day is given. What an import opened is left out. */
export async function historySince(
  work: Work,
  seal: Seal,
  county: string,
  students: readonly string[],
  day: LocalDate | undefined,
): Promise<ReadonlyMap<string, readonly HistoryEntry[]>> {
  const { rows } = await sql<{ student: string; from: number }>`
    select student, min(revision)::integer as "from" from student_changes
    where county = ${county} and student = any(${students}::uuid[]) and day > coalesce(${day ?? null}::date, '-infinity')
      and not (revision = 1 and source in ('import', 'seed'))
    group by student`.execute(work);
  return readHistories(work, seal, county, rows);
}
