import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';

/**
 * 年级的公开副本 — of records whose grade is written as a cohort: 2021级 is another grade every school year, and nothing in the
 * record changes. Only the copy that lists sort and filter by is brought up to date.
 */
export async function regrade(
  work: Work,
  county: string,
  pupils: readonly { readonly id: string; readonly grade: string }[],
): Promise<void> {
  if (pupils.length === 0) return;
  await sql`
    update students set grade = next.grade
    from unnest(${pupils.map(({ id }) => id)}::uuid[], ${pupils.map(({ grade }) => grade)}::text[]) as next (id, grade)
    where students.county = ${county} and students.id = next.id`.execute(work);
}
