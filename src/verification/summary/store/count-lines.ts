import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { narrowed, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { type CountName, EVERY_COUNT, LINE_COUNTS, type LineCounts } from '../../ledger/line-counts.ts';
import type { Handling, LineFilter, NumberWord } from '../../ledger/line-filter.ts';
import { handlingsOf, numberIs, ownConditions } from '../../ledger/store/line-conditions.ts';
import type { Figures } from '../figures.ts';

/** What is counted at one class, or at whatever unit pupils are filed under. */
export type AtUnit<Counted> = Counted & { readonly unit: UnitPath };

/** Whose lines are counted, and for whom. */
export interface Counting {
  readonly db: Database | Work;
  readonly actor: Actor;
  readonly campaign: Campaign;
  readonly unit: UnitPath;
}

/**
 * By class; there are some thousand of them, whatever the number of pupils. Each number is one more look at every line: whoever
 * shows a few of them asks for those.
 */
export async function countLinesByClass<Name extends CountName = CountName>(
  of: Counting,
  names: readonly Name[] = EVERY_COUNT as readonly Name[], // where none are named, Name is every one
): Promise<readonly AtUnit<Pick<LineCounts, Name>>[]> {
  const { rows } = await sql<AtUnit<Pick<LineCounts, Name>>>`
    select lines.unit, ${sql.join(names.map(counting))} from campaign_lines as lines
    where ${sql.join(linesOf(of), sql` and `)}
    group by lines.unit`.execute(of.db);
  return rows;
}

/** 问题学籍 by class: each pupil once, under the handling that `problem=any` lists it by. */
export async function countProblems(of: Counting): Promise<readonly AtUnit<Partial<Figures>>[]> {
  const { rows } = await sql<AtUnit<{ handling: Handling; pupils: number }>>`
    select lines.unit, handled.handling, count(*)::integer as pupils
    ${handledLines(of, 'any')} group by lines.unit, handled.handling`.execute(of.db);
  return rows.map(({ unit, handling, pupils }) => ({ unit, [HANDLING_FIGURES[handling]]: pupils }));
}

/** The same over the whole unit, by the rule that made the record one. A pupil with two kinds is under both. */
export async function countProblemKinds(
  of: Counting,
): Promise<ReadonlyMap<string, Readonly<Partial<Record<Handling, number>>>>> {
  const { rows } = await sql<{ rule: string; handling: Handling; pupils: number }>`
    select handled.rule, handled.handling, count(*)::integer as pupils ${handledLines(of, 'each')}
    group by 1, 2 order by 1, 2`.execute(of.db);
  const kinds = new Map<string, Partial<Record<Handling, number>>>();
  for (const { rule, handling, pupils } of rows) kinds.set(rule, { ...kinds.get(rule), [handling]: pupils });
  return kinds;
}

/** 无身份证件号 by class; who has none and who has got one are looked for apart, each by its own index. */
export async function countNumbers(of: Counting): Promise<readonly AtUnit<Partial<Figures>>[]> {
  const is = (word: NumberWord) => numberIs(of.campaign, word);
  const none = await sql<AtUnit<Partial<Figures>>>`
    select lines.unit, count(*)::integer as "withoutNumber",
      (count(*) filter (where ${is('proven')}))::integer as "numberProven"
    ${pupilsOf(of)} and ${is('none')} group by lines.unit`.execute(of.db);
  const got = await sql<AtUnit<Partial<Figures>>>`
    select lines.unit, count(*)::integer as "numberGot" ${pupilsOf(of)} and ${is('got')}
    group by lines.unit`.execute(of.db);
  return [...none.rows, ...got.rows];
}

/** On the roll, each with its record. */
function pupilsOf(of: Counting): RawBuilder<unknown> {
  return sql`from campaign_lines as lines
    join students on students.county = lines.county and students.id = lines.student
    where ${sql.join(linesOf(of), sql` and `)} and lines.left_at is null`;
}

const HANDLING_FIGURES = {
  open: 'problemOpen',
  deleted: 'problemDeleted',
  fixed: 'problemChanged',
  evidenced: 'problemEvidenced',
  explained: 'problemExplained',
} as const satisfies Readonly<Record<Handling, keyof Figures>>;

/** On the roll, but for the deleted: those have left it. */
function handledLines(of: Counting, problem: 'any' | 'each'): RawBuilder<unknown> {
  return sql`from (${handlingsOf(of.campaign, problem)}) as handled
    join campaign_lines as lines on lines.student = handled.student
    where ${sql.join(linesOf(of), sql` and `)} and (lines.left_at is not null) = (handled.handling = 'deleted')`;
}

function linesOf({ actor, campaign, unit }: Counting): readonly RawBuilder<boolean>[] {
  const root = narrowed(actor, 'campaign.summary', unit);
  return [
    sql<boolean>`lines.county = ${campaign.county}`,
    sql<boolean>`lines.campaign = ${campaign.id}::uuid`,
    // One range and not two: what is left of the actor's reach at or below the unit.
    root === undefined ? sql<boolean>`false` : within(root, 'lines.unit'),
  ];
}

function counting(name: CountName) {
  const filter: LineFilter = LINE_COUNTS[name].filter;
  return sql`(count(*) filter (where ${sql.join([...ownConditions(filter)], sql` and `)}))::integer as ${sql.ref(name)}`;
}
