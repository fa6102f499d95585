import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { SheetJob } from './sheet-jobs.ts';

/** The names of pupils whose sheets stayed out, as far as they are the actor's business. */
export async function namesOfHeld(
  db: Database,
  actor: Actor,
  jobs: readonly SheetJob[],
): Promise<ReadonlyMap<string, string>> {
  const students = [...new Set(jobs.flatMap(({ held }) => held.map(({ student }) => student)))];
  if (students.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from students
    where county = ${actor.county} and id = any(${students}::uuid[]) and ${permitted(actor, 'sheet.print-masked', 'unit')}`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
