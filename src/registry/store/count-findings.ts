import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';

/** 未了问题数 — count the open findings of these records anew. Whoever opens or closes findings says so here. */
export async function countFindings(work: Work, county: string, students: readonly string[]): Promise<void> {
  if (students.length === 0) return;
  await sql`
    update students set errors = now.errors, queries = now.queries, notices = now.notices
    from (
      select student.id,
        (count(*) filter (where severity = 'error'))::integer as errors,
        (count(*) filter (where severity = 'query'))::integer as queries,
        (count(*) filter (where severity = 'notice'))::integer as notices
      from unnest(${students}::uuid[]) as student (id)
      left join findings on findings.county = ${county} and findings.student = student.id and findings.state = 'open'
      group by student.id
    ) as now
    where students.county = ${county} and students.id = now.id
      and (students.errors, students.queries, students.notices) is distinct from (now.errors, now.queries, now.notices)
  `.execute(work);
}
