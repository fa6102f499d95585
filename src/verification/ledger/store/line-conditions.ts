import { type RawBuilder, sql } from 'kysely';
import { PROBLEM_RULES } from '#src/cases/problem-rules.ts';
import { within } from '#src/organization/store/permitted.ts';
import { conditionOfWords } from '#src/registry/store/word-conditions.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { CAME_BACK, type Handling, type LineFilter, type NumberWord, SETTLED } from '../line-filter.ts';
import { EVERY_LINE_STATE, type LineState } from '../line-states.ts';

/** Whose campaign it is, and since when. */
type AsOf = Pick<Campaign, 'county' | 'startsOn'>;

/** A filter as conditions over rows called `lines`, joined with their `students`; counts and lists both ask here. */
export function conditionsOfLines(campaign: AsOf, filter: LineFilter): readonly RawBuilder<boolean>[] {
  const { unit, unplaced, withoutNumber, number, problem, handling = 'open', name } = filter;
  return [
    ...ownConditions(filter),
    ...(unit === undefined ? [] : [unplaced ? sql<boolean>`lines.unit = ${unit}` : within(unit, 'lines.unit')]),
    ...(withoutNumber ? [numberIs(campaign, 'none')] : []),
    ...(number === undefined ? [] : [numberIs(campaign, number)]),
    ...(problem === undefined ? [] : [hasProblem(campaign, problem, handling)]),
    ...(name?.trim() ? [conditionOfWords(name)] : []),
  ];
}

/** What the line itself says: enough to count by an index alone. */
export function ownConditions(filter: LineFilter): readonly RawBuilder<boolean>[] {
  const { state, isPrinted, isIssued, cameBack, hasChanges, isKeyed, isSettled, isQuestioned, cannot, way } = filter;
  return [
    filter.gone ? sql<boolean>`lines.left_at is not null` : sql<boolean>`lines.left_at is null`,
    ...(state === undefined ? [] : [sql<boolean>`lines.state = ${sql.lit(state)}`]),
    ...(isPrinted === undefined ? [] : [asked(isPrinted, sql`lines.copies > 0`)]),
    ...(isIssued === undefined ? [] : [asked(isIssued, sql`lines.is_issued`)]),
    ...(cameBack === undefined ? [] : [asked(cameBack, among(CAME_BACK))]),
    ...(hasChanges === undefined ? [] : [asked(hasChanges, sql`lines.has_changes`)]),
    ...(isKeyed === undefined ? [] : [asked(isKeyed, KEYED)]),
    ...(isSettled === undefined ? [] : [asked(isSettled, among(SETTLED))]),
    ...(isQuestioned === undefined ? [] : [asked(isQuestioned, sql`lines.question is not null`)]),
    ...(cannot === undefined ? [] : [sql<boolean>`lines.cannot_reason = ${sql.lit(cannot)}`]),
    ...(way === undefined ? [] : [sql<boolean>`lines.way = ${sql.lit(way)}`]),
  ];
}

const KEYED = sql`(lines.state = 'keyed' or lines.state = 'rechecked' and lines.has_changes)`;

function asked(wanted: boolean, condition: RawBuilder<unknown>): RawBuilder<boolean> {
  return wanted ? sql<boolean>`${condition}` : sql<boolean>`not (${condition})`;
}

function among(states: readonly LineState[]): RawBuilder<boolean> {
  const known = EVERY_LINE_STATE.filter((state) => states.includes(state));
  return sql<boolean>`lines.state in (${sql.join(known.map((state) => sql.lit(state)))})`;
}

function hasProblem(campaign: AsOf, problem: string, handling: Handling | 'settled'): RawBuilder<boolean> {
  const as = handling === 'settled' ? sql`handled.handling <> 'open'` : sql`handled.handling = ${handling}`;
  return sql<boolean>`lines.student in (select handled.student from (${handlingsOf(campaign, problem)}) as handled
    where ${as})`;
}

/**
 * 问题学籍的处理情况 — of each pupil who has, or since the campaign's first day had, a problem of this kind: what was mended last
 * year is not this campaign's work. `any` counts a pupil once, `each` under every rule that they broke.
 * Materialized: for a class the planner would look through the county's problems once for each of its pupils.
 */
export function handlingsOf({ county, startsOn }: AsOf, problem: string): RawBuilder<unknown> {
  const rules = problem === 'any' || problem === 'each' ? PROBLEM_RULES : [problem];
  const one = problem === 'each' ? sql`findings.student, findings.rule` : sql`findings.student`;
  return sql`with once as materialized (
    select ${one}, case
      when bool_or(findings.state = 'open') then 'open'
      when bool_or(holders.withdrawn_at is not null) then 'deleted'
      when bool_or(findings.state = 'evidenced') then 'evidenced'
      when bool_or(findings.state = 'explained') then 'explained'
      else 'fixed' end as handling
    from findings
    join students as holders on holders.county = findings.county and holders.id = findings.student
    where findings.county = ${county} and findings.rule in (${sql.join([...rules])})
      and (findings.state = 'open' or findings.state <> 'open' and findings.changed_at >= ${startsOn}::date)
    group by ${one}) select * from once`;
}

/** Rules that ask for a number: whoever has one now and broke them when the campaign began has got it since. */
const NUMBER_RULES = ['ID-08', 'ID-09'] as const;

/** 在校生就读证明 and 监护人签字的身份证或户口簿 (notice, annex 2). */
const NUMBER_PROOFS = ['enrolment-certificate', 'guardian-identity'] as const;

/** Of rows called `lines`, joined with their `students`. */
export function numberIs({ county, startsOn }: AsOf, word: NumberWord): RawBuilder<boolean> {
  const none = sql`not students.has_number and students.withdrawn_at is null`;
  if (word === 'none') return sql<boolean>`(${none})`;
  if (word === 'proven') {
    const proofs = NUMBER_PROOFS.map(
      (kind) => sql`exists (select from number_pathway_proofs as proof
      where proof.county = ${county} and proof.student = lines.student and proof.kind = ${sql.lit(kind)})`,
    );
    return sql<boolean>`(${none} and ${sql.join(proofs, sql` and `)})`;
  }
  return sql<boolean>`(students.has_number and lines.student in (select findings.student from findings
    where findings.county = ${county} and findings.rule in (${sql.join([...NUMBER_RULES])})
      and findings.state = 'fixed' and findings.changed_at >= ${startsOn}::date))`;
}
