import { type RawBuilder, sql } from 'kysely';
import { EVERY_RULE } from '#src/findings/rule-of.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { FigureKey } from '../../figures.ts';
import type { Fact } from '../../reckoning.ts';
import type { Measure } from '../measure.ts';
import { endOf, inScope, type Scope } from '../scope.ts';
import { isOpenThen } from './findings.ts';

/** 完整性 of the rule book. */
const COMPLETENESS = EVERY_RULE.filter(({ dimension }) => dimension === 'completeness').map(({ code }) => code);

/** 学籍状态更新不及时 (通知引言): on leave beyond its end, not graduated when due, in class otherwise than recorded. */
const STALE = ['EN-11', 'EN-12', 'PR-04'];

/** 学籍 — who is on the roll, and of whom something is wrong or wanting. A record counts once, whatever is wrong with it. */
export const RECORDS: Measure = {
  count: async (scope) => {
    const [roll, errors, incomplete, stale] = await Promise.all([
      rollOf(scope),
      scope.isToday ? undefined : recordsWith(scope, IS_ERROR),
      recordsWith(scope, ruleIn(COMPLETENESS)),
      recordsWith(scope, ruleIn(STALE)),
    ]);
    const figures: readonly FigureKey[] = ['pupils', 'error-records', 'complete-records', 'stale-status'];
    return {
      figures: scope.isToday ? [...figures, 'without-number'] : figures,
      facts: [
        ...roll.flatMap((row) => rollFacts(row, scope.isToday)),
        ...(errors ?? []).map(({ unit, count }): Fact => ({ figure: 'error-records', unit, part: count })),
        ...incomplete.map(({ unit, count }): Fact => ({ figure: 'complete-records', unit, part: -count })),
        ...stale.map(({ unit, count }): Fact => ({ figure: 'stale-status', unit, part: count })),
      ],
    };
  },
  lists: {
    pupils: (scope) => pupilsWhere(scope, sql`true`),
    'without-number': (scope) => pupilsWhere(scope, sql`not students.has_number`),
    'error-records': (scope) => listWith(scope, IS_ERROR),
    'complete-records': (scope) => listWith(scope, ruleIn(COMPLETENESS)),
    'stale-status': (scope) => listWith(scope, ruleIn(STALE)),
  },
};

interface Roll {
  readonly unit: UnitPath;
  readonly pupils: number;
  /** Of today; of a past day the findings say it. */
  readonly errors: number;
  readonly numberless: number;
}

function rollFacts({ unit, pupils, errors, numberless }: Roll, isToday: boolean): readonly Fact[] {
  return [
    { figure: 'pupils', unit, part: pupils },
    { figure: 'error-records', unit, part: isToday ? errors : 0, whole: pupils },
    { figure: 'complete-records', unit, part: pupils, whole: pupils },
    ...(isToday ? [{ figure: 'without-number', unit, part: numberless, whole: pupils } as const] : []),
  ];
}

/** By class; there are some thousand of them, whatever the number of pupils. */
async function rollOf(scope: Scope): Promise<readonly Roll[]> {
  const { rows } = await sql<Roll>`
    select students.unit, count(*)::integer as pupils, (count(*) filter (where students.errors > 0))::integer as errors,
      (count(*) filter (where not students.has_number))::integer as numberless
    from students where ${inScope(scope, 'students')} and ${isOnRoll(scope)} group by students.unit`.execute(scope.db);
  return rows;
}

/** From the few of whom something is wrong to their records, and not through the whole roll. */
async function recordsWith(scope: Scope, which: RawBuilder<unknown>) {
  const { rows } = await sql<{ unit: UnitPath; count: number }>`
    select students.unit, count(*)::integer as count
    from (select distinct wrong.student from (${studentsWith(scope, which)}) as wrong) as wrong
    join students on students.id = wrong.student
    where ${inScope(scope, 'students')} and ${isOnRoll(scope)} group by students.unit`.execute(scope.db);
  return rows;
}

const IS_ERROR = sql<boolean>`findings.severity = 'error'`;

function studentsWith(scope: Scope, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select findings.student from findings
    where findings.county = ${scope.county} and ${isOpenThen(scope)} and ${which}`;
}

function pupilsWhere(scope: Scope, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select 'pupil' as kind, students.unit, students.id::text as id, students.created_at::date as on_day, '' as detail
    from students where ${inScope(scope, 'students')} and ${isOnRoll(scope)} and ${which}`;
}

function listWith(scope: Scope, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return pupilsWhere(scope, sql`students.id in (${studentsWith(scope, which)})`);
}

function ruleIn(codes: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`findings.rule = any(${[...codes]}::text[])`;
}

/** 在册: neither taken back nor ended by that day. Where the pupil was then is not asked: a record is filed where the child is now. */
export function isOnRoll(scope: Scope): RawBuilder<boolean> {
  if (scope.isToday) return sql<boolean>`(students.withdrawn_at is null and students.ended_on is null)`;
  return sql<boolean>`(students.created_at < ${endOf(scope)}
    and (students.withdrawn_at is null or students.withdrawn_at >= ${endOf(scope)})
    and (students.ended_on is null or students.ended_on > ${scope.day}::date))`;
}
