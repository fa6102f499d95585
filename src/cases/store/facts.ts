import { sql } from 'kysely';
import { ruleOf } from '#src/findings/rule-of.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Facts } from '#src/workflow/facts.ts';
import { isFaultCell, isProblem } from '../problem-rules.ts';

/** 在办业务 — by pupil, the open case they are in that is none of these. */
export async function openCasesOf(
  db: Database | Work,
  county: string,
  students: readonly string[],
  except: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly id: string; readonly procedure: string; readonly since: Date; readonly where: string }>
> {
  if (students.length === 0) return new Map();
  const { rows } = await sql<{ student: string; id: string; procedure: string; since: Date; where: string }>`
    select case_pupils.student, cases.id, cases.procedure, cases.opened_at as since,
      case cases.state when 'draft' then '填报中' when 'returned' then '退回待重报'
        else coalesce(case_steps.title, '办理中') end as where
    from case_pupils
    join cases on cases.county = ${county} and cases.id = case_pupils.case_id
    left join case_steps on case_steps.county = ${county} and case_steps.case_id = cases.id and case_steps.done_on is null
    where case_pupils.county = ${county} and case_pupils.open and case_pupils.student = any(${[...students]}::uuid[])
      and not (cases.id = any(${[...except]}::uuid[]))`.execute(db);
  return new Map(rows.map(({ student, ...open }) => [student, open]));
}

type Said = Facts['problems'][number];

/** 问题学籍与信息有误 — by pupil, what the rules hold against them now. */
export async function heldAgainst(
  db: Database | Work,
  county: string,
  students: readonly string[],
): Promise<ReadonlyMap<string, { readonly problems: readonly Said[]; readonly faults: readonly Said[] }>> {
  if (students.length === 0) return new Map();
  const rows = await db
    .selectFrom('findings')
    .select(['student', 'rule', 'field', 'severity'])
    .where('county', '=', county)
    .where(sql<boolean>`student = any(${[...students]}::uuid[])`)
    .where('state', '=', 'open')
    .orderBy('rule')
    .execute();
  const held = new Map<string, { problems: Said[]; faults: Said[] }>();
  for (const { student, rule, field, severity } of rows) {
    const of = held.get(student) ?? { problems: [], faults: [] };
    held.set(student, of);
    const said = { rule, title: ruleOf(rule)?.title ?? rule };
    if (isProblem(rule)) of.problems.push(said);
    else if (severity === 'error' && isFaultCell(field)) of.faults.push(said);
  }
  return held;
}

/** 冻结期 — the windows of this procedure since that day, up to those of today. */
export async function frozenSince(
  db: Database | Work,
  county: string,
  procedure: string,
  day: LocalDate,
): Promise<Facts['frozen']> {
  const rows = await db
    .selectFrom('frozen_windows')
    .select(['title', 'since', 'until', 'graduating_only as graduatingOnly'])
    .where('county', '=', county)
    .where(sql<boolean>`${procedure} = any(procedures)`)
    .where('until', '>=', day)
    .orderBy('since')
    .execute();
  return rows.map(({ since, ...window }) => ({ ...window, from: since }));
}
