import { type RawBuilder, sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import { conditionOfWords } from '#src/registry/store/word-conditions.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { CAME_BACK, type LineFilter, SETTLED } from '../line-filter.ts';
import { EVERY_LINE_STATE, type LineState } from '../line-states.ts';

/** A filter as conditions over rows called `lines`, joined with their `students`; counts and lists both ask here. */
export function conditionsOfLines(
  campaign: Pick<Campaign, 'startsOn'>,
  filter: LineFilter,
): readonly RawBuilder<boolean>[] {
  const { unit, withoutNumber, problem, handling = 'open', name } = filter;
  return [
    ...ownConditions(filter),
    ...(unit === undefined ? [] : [within(unit, 'lines.unit')]),
    ...(withoutNumber ? [sql<boolean>`(not students.has_number and students.withdrawn_at is null)`] : []),
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

/** Settled ones count from the campaign's first day on: what was mended last year is not this campaign's work. */
function hasProblem({ startsOn }: Pick<Campaign, 'startsOn'>, rule: string, handling: string): RawBuilder<boolean> {
  const when = handling === 'open' ? sql`true` : sql`findings.changed_at >= ${startsOn}::date`;
  return sql<boolean>`lines.student in (select findings.student from findings
    where findings.county = lines.county and findings.rule = ${rule} and findings.state = ${handling} and ${when})`;
}
