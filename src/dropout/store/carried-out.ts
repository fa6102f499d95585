import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Carried } from '../closing.ts';
import type { DropoutCase } from '../dropout-case.ts';
import { OUTCOMES } from '../outcomes.ts';

type Concluded = Pick<DropoutCase, 'county' | 'student' | 'outcome' | 'openedAt'>;

/** 结果办结了没有 — the procedure of the register that carries the outcome out, ended since the case was opened. The caller has found the case. */
export async function carriedOut(db: Database | Work, dropout: Concluded): Promise<Carried | undefined> {
  const { county, student, outcome, openedAt } = dropout;
  const procedures: readonly string[] = outcome === undefined ? [] : OUTCOMES[outcome].procedures;
  if (student === undefined || procedures.length === 0) return undefined;
  const { rows } = await sql<{ procedure: string; number: string; ended_on: LocalDate }>`
    select cases.procedure, cases.number, (cases.closed_at at time zone 'Asia/Shanghai')::date as ended_on
    from case_pupils join cases on cases.county = case_pupils.county and cases.id = case_pupils.case_id
    where case_pupils.county = ${county} and case_pupils.student = ${student}::uuid and cases.state = 'done'
      and cases.procedure = any(${procedures}::text[]) and cases.closed_at >= ${openedAt}
    order by cases.closed_at desc limit 1`.execute(db);
  const [row] = rows;
  return row && { procedure: row.procedure, number: row.number, endedOn: row.ended_on };
}

/** 正在办的学籍业务 — the same, not ended yet, so that nobody applies twice. */
export async function underWay(
  db: Database | Work,
  dropout: Concluded,
): Promise<{ readonly id: string; readonly number: string } | undefined> {
  const { county, student, outcome } = dropout;
  const procedures: readonly string[] = outcome === undefined ? [] : OUTCOMES[outcome].procedures;
  if (student === undefined || procedures.length === 0) return undefined;
  const { rows } = await sql<{ id: string; number: string }>`
    select cases.id, cases.number
    from case_pupils join cases on cases.county = case_pupils.county and cases.id = case_pupils.case_id
    where case_pupils.county = ${county} and case_pupils.student = ${student}::uuid
      and cases.state in ('draft', 'step', 'returned') and cases.procedure = any(${procedures}::text[])
    order by cases.changed_at desc limit 1`.execute(db);
  return rows[0];
}
