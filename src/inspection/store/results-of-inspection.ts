import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { CheckItem, Verdict } from '../check-sheet.ts';
import type { Inspection } from '../inspection.ts';
import { type Results, resultsOf } from '../results.ts';

/** 检查结果 of what lies within the actor's reach; and how many faults were found without a word or a photograph about them. */
export async function resultsFor(
  db: Database | Work,
  actor: Actor,
  { county, id }: Pick<Inspection, 'county' | 'id'>,
): Promise<{ readonly results: Results; readonly wordless: number }> {
  const { rows: schools } = await sql<{ id: string }>`
    select id from inspection_schools as schools where county = ${county} and inspection = ${id}::uuid
      and ${permitted(actor, 'inspection.read', 'schools.unit')}`.execute(db);
  const ids = schools.map((school) => school.id);
  const { rows: pupils } = await sql<{ student: string }>`
    select student from inspection_pupils where county = ${county} and inspection = ${id}::uuid
      and school = any(${ids}::uuid[]) order by ordinal`.execute(db);
  const students = pupils.map(({ student }) => student);
  const { rows: said } = await sql<{
    about: string;
    item: CheckItem;
    verdict: Verdict;
    wordless: boolean;
  }>`
    select about, item, verdict, verdict = 'wrong' and note is null and not exists (
        select from inspection_files as files where files.county = answers.county
          and files.inspection = answers.inspection and files.about = answers.about and files.item = answers.item
          and files.removed_at is null) as wordless
    from inspection_answers as answers where county = ${county} and inspection = ${id}::uuid
      and about = any(${[...ids, ...students]}::uuid[])`.execute(db);
  return {
    results: resultsOf(students, ids, said),
    wordless: said.filter(({ wordless }) => wordless).length,
  };
}
