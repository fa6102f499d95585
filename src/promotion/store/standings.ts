import { sql } from 'kysely';
import { PROBLEM_RULES } from '#src/cases/problem-rules.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Standing } from '../fate.ts';

/** One pupil of the county, as far as the open columns tell. */
export interface StandingOfPupil extends Standing {
  readonly id: string;
  readonly pinyin: string;
  readonly name: string;
  readonly revision: number;
}

/** A place in the order of the register: by class, then by sound. */
export interface Place {
  readonly unit: string;
  readonly pinyin: string;
  readonly id: string;
}

/** So many pupils after a place, and the place of the last of them; `undefined` where they end. For the system. */
export async function standingsAfter(
  db: Database | Work,
  county: string,
  after: Place | undefined,
  most: number,
): Promise<{ readonly pupils: readonly StandingOfPupil[]; readonly last: Place | undefined }> {
  const { rows } = await sql<StandingOfPupil & Place>`
    select id, unit, pinyin, name, revision, grade, status,
      exists (select from case_pupils
        where case_pupils.county = ${county} and case_pupils.student = students.id and case_pupils.open) as "hasOpenCase",
      exists (select from findings
        where findings.county = ${county} and findings.student = students.id and findings.state = 'open'
          and findings.rule = any(${[...PROBLEM_RULES]}::text[])) as "hasProblem"
    from students
    where county = ${county} and withdrawn_at is null
      and (unit, pinyin, id) > (${after?.unit ?? ''}, ${after?.pinyin ?? ''}, ${after?.id ?? FIRST}::uuid)
    order by unit, pinyin, id limit ${most}`.execute(db);
  return { pupils: rows, last: rows.length === most ? rows.at(-1) : undefined };
}

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** 未终止的学籍 of a county, to reckon progress by. */
export async function countPupils(db: Database | Work, county: string): Promise<number> {
  const { count } = await db
    .selectFrom('students')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('county', '=', county)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
