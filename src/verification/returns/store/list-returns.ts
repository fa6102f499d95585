import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { namesOfPeople, type Place, placesOf } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { LineState } from '../../ledger/line-states.ts';
import type { ReturnList, ReturnState } from '../return-lists.ts';
import type { ReturnsDesk } from './returns-desk.ts';

/** One line of a list. */
export interface ListedReturn {
  readonly id: string;
  /** Empty, as the name is, for a sheet that one handed on to another school: whose it is, is not the finder's to know. */
  readonly student: string;
  readonly name: string;
  readonly place: Place;
  readonly state: ReturnState;
  readonly arrival: string;
  readonly way: string;
  readonly cameAt: Date;
  readonly cameBy: string | undefined;
  readonly keyedAt: Date | undefined;
  readonly keyedBy: string | undefined;
  /** Whoever keyed it does not recheck it. */
  readonly isKeyedByMe: boolean;
  readonly question: string | undefined;
  readonly warnings: readonly string[];
  readonly caseId: string | undefined;
  readonly lineState: LineState | undefined;
  readonly hasScan: boolean;
  readonly isHeldByOther: boolean;
}

const AT_ONCE = 200;

/** 清单 — class by class, in the order in which they came; `total` of them all. */
export async function returnsIn(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  { list, unit = '' }: { readonly list: ReturnList; readonly unit?: UnitPath | '' | undefined },
): Promise<{ readonly rows: readonly ListedReturn[]; readonly total: number }> {
  const mine = permitted(actor, 'campaign.recheck', 'students.unit');
  const { rows } = await sql<Row>`
    select returns.id, returns.student, students.name, students.unit, returns.state, returns.arrival, returns.way,
      returns.came_at, returns.came_by, returns.keyed_at, returns.keyed_by, returns.question, returns.warnings,
      returns.case_id, lines.state as line_state, ${mine} as is_ours, count(*) over ()::integer as total,
      exists (select from scans where scans.county = returns.county and scans.return_id = returns.id) as has_scan,
      coalesce(returns.held_until > ${desk.clock.now()} and returns.held_by <> ${actor.person}::uuid, false) as is_held
    from ${RETURNS}
    where returns.county = ${campaign.county} and returns.campaign = ${campaign.id}::uuid and ${LISTS[list]}
      and (${mine} ${list === 'turns' ? sql`or returns.came_by = ${actor.person}::uuid` : sql``})
      and (${unit} = '' or students.unit = ${unit} or starts_with(students.unit, ${`${unit}/`}))
    order by is_ours desc, students.unit, returns.came_at, returns.id limit ${AT_ONCE}`.execute(desk.db);
  const place = await placesOf(
    desk.db,
    campaign.county,
    rows.map((row) => row.unit),
    desk.clock.today(),
  );
  const people = rows.flatMap(({ came_by: came, keyed_by: keyed }) => [came, keyed]);
  const names = await namesOfPeople(desk.db, campaign.county, people);
  return {
    rows: rows.map((row) => ({
      ...(row.is_ours ? { student: row.student, name: row.name, place: place(row.unit) } : NOT_OURS),
      ...{ id: row.id, state: row.state, arrival: row.arrival, way: row.way, cameAt: row.came_at },
      cameBy: names.get(row.came_by ?? ''),
      keyedAt: row.keyed_at ?? undefined,
      keyedBy: names.get(row.keyed_by ?? ''),
      isKeyedByMe: row.keyed_by === actor.person,
      question: row.question ?? undefined,
      warnings: row.is_ours ? row.warnings : [],
      caseId: row.is_ours ? (row.case_id ?? undefined) : undefined,
      lineState: row.line_state ?? undefined,
      hasScan: row.has_scan,
      isHeldByOther: row.is_held,
    })),
    total: rows[0]?.total ?? 0,
  };
}

/** 各清单的张数 — of what lies within the actor's reach. */
export async function countReturns(
  desk: Pick<ReturnsDesk, 'db'>,
  actor: Actor,
  campaign: Campaign,
  unit: UnitPath | '' = '',
): Promise<Readonly<Record<ReturnList, number>>> {
  const { rows } = await sql<Record<ReturnList, number>>`
    select ${sql.join(Object.entries(LISTS).map(([list, of]) => sql`count(*) filter (where ${of})::integer as ${sql.ref(list)}`))}
    from ${RETURNS}
    where returns.county = ${campaign.county} and returns.campaign = ${campaign.id}::uuid
      and ${permitted(actor, 'campaign.read', 'students.unit')}
      and (${unit} = '' or students.unit = ${unit} or starts_with(students.unit, ${`${unit}/`}))`.execute(desk.db);
  const [counts] = rows;
  if (counts === undefined) throw new Error('a count is always one row');
  return counts;
}

const RETURNS = sql`returns
  join students on students.county = returns.county and students.id = returns.student
  left join campaign_lines as lines on lines.county = returns.county and lines.campaign = returns.campaign
    and lines.student = returns.student`;

/** A line that was sent back in the ledger brings its sheet back to be keyed. */
const REOPENED = sql<boolean>`(returns.state = 'keyed' and lines.state in ('changed', 'returned'))`;

const LISTS: Readonly<Record<ReturnList, RawBuilder<boolean>>> = {
  waiting: sql<boolean>`(returns.state = 'waiting' or ${REOPENED})`,
  recheck: sql<boolean>`(returns.state = 'keyed' and lines.state = 'keyed')`,
  asked: sql<boolean>`returns.state = 'asked'`,
  keyed: sql<boolean>`(returns.state = 'keyed' and not coalesce(${REOPENED}, false))`,
  unchanged: sql<boolean>`returns.state = 'unchanged'`,
  turns: sql<boolean>`(returns.state = 'kept' or returns.arrival not in ('counted', 'again'))`,
};

const NOT_OURS = { student: '', name: '', place: { school: '其他学校', class: '' } };

interface Row {
  readonly id: string;
  readonly student: string;
  readonly name: string;
  readonly unit: UnitPath;
  readonly state: ReturnState;
  readonly arrival: string;
  readonly way: string;
  readonly came_at: Date;
  readonly came_by: string | null;
  readonly keyed_at: Date | null;
  readonly keyed_by: string | null;
  readonly question: string | null;
  readonly warnings: readonly string[];
  readonly case_id: string | null;
  readonly line_state: LineState | null;
  readonly is_ours: boolean;
  readonly total: number;
  readonly has_scan: boolean;
  readonly is_held: boolean;
}
