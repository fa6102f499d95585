import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { narrowed, permitted, within } from '#src/organization/store/permitted.ts';
import { unitsAt, unitsDirectlyBelow } from '#src/organization/store/units.ts';
import { isWithin, parentOf, type UnitKind, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { coveredBy, ON_ROLL } from '../../campaign/store/covered.ts';
import { addCounts, NO_COUNTS, type RollCounts } from '../roll-call.ts';

/** 逐班核实情况 — of a class, or added up over the classes of a unit. */
export interface CallsLine {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: UnitKind;
  readonly classes: number;
  readonly called: number;
  /** 在册 today, of the classes called and of those that were not. */
  readonly roll: number;
  /** As signed, of the classes called. */
  readonly counts: RollCounts;
  /** 未了结的在班不在名单学生, and those of them whose day has passed. */
  readonly open: number;
  readonly overdue: number;
  /** Of a class: its latest signed roll. */
  readonly call: string | undefined;
  readonly signedAt: Date | undefined;
  readonly signer: string | undefined;
  /** Of a class: somebody is calling it just now. */
  readonly isRunning: boolean;
}

export interface CallsOfUnit {
  readonly unit: UnitPath;
  readonly name: string;
  readonly whole: CallsLine;
  readonly rows: readonly CallsLine[];
}

/**
 * 按单位的核实情况 — the latest signed roll of every class, in a campaign or at all: class by class within a school, above it by
 * what lies directly below. `undefined` where the unit is not this person's to look at.
 */
export async function callsOfUnit(
  desk: Desk,
  actor: Actor,
  wanted: UnitPath | undefined,
  campaign: Campaign | undefined,
): Promise<CallsOfUnit | undefined> {
  const unit = wanted ?? actor.unit;
  if (narrowed(actor, 'roll-call.read', unit) !== unit) return undefined;
  const at = (await unitsAt(desk.db, actor.county, [unit])).get(unit);
  if (at === undefined) return undefined;
  const lines = await classLines(desk, actor, unit, campaign);
  const named = (await placesOf(desk.db, actor.county, [unit], desk.clock.today()))(unit);
  const name = named.class === '' ? at.name : named.class;
  const whole = addedUp({ path: unit, name, kind: at.kind }, lines);
  if (at.kind !== 'county' && at.kind !== 'central-school')
    return { unit, name, whole, rows: [...lines].sort(byGrade) };
  const below = await unitsDirectlyBelow(desk.db, actor, unit, false);
  const rows = below.map((each) =>
    addedUp(
      each,
      lines.filter(({ path }) => isWithin(path, each.path)),
    ),
  );
  return { unit, name, whole, rows: rows.filter(({ classes }) => classes > 0) };
}

/** 一年级1班 first: the youngest entered last. */
function byGrade({ path: one }: CallsLine, { path: other }: CallsLine): number {
  const [oneGrade, otherGrade] = [parentOf(one) ?? one, parentOf(other) ?? other];
  if (oneGrade !== otherGrade) return oneGrade < otherGrade ? 1 : -1;
  return one.length - other.length || (one < other ? -1 : 1);
}

function addedUp(
  { path, name, kind }: Pick<CallsLine, 'path' | 'name' | 'kind'>,
  lines: readonly CallsLine[],
): CallsLine {
  const sum = (of: (line: CallsLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    ...{ path, name, kind },
    ...{ classes: lines.length, called: sum(({ called }) => called), roll: sum(({ roll }) => roll) },
    counts: lines.reduce((total, { counts }) => addCounts(total, counts), NO_COUNTS),
    ...{ open: sum(({ open }) => open), overdue: sum(({ overdue }) => overdue) },
    ...{ call: undefined, signedAt: undefined, signer: undefined, isRunning: false },
  };
}

interface Row {
  readonly path: UnitPath;
  readonly roll: number;
  readonly call: string | null;
  readonly signed_at: Date | null;
  readonly signer: string | null;
  readonly counts: RollCounts | null;
  readonly running: boolean;
  readonly open: number;
  readonly overdue: number;
}

async function classLines(
  { db, clock }: Desk,
  actor: Actor,
  unit: UnitPath,
  campaign: Campaign | undefined,
): Promise<readonly CallsLine[]> {
  const { county } = actor;
  const { rows } = await sql<Row>`
    with classes as (
      select path from units where county = ${county} and kind = 'class' and until is null
        and ${within(unit, 'units.path')} and ${permitted(actor, 'roll-call.read', 'units.path')}
    ), rolls as (
      select unit, count(*)::integer as roll from students
      where county = ${county} and ${within(unit, 'students.unit')} and ${ON_ROLL}
        and ${campaign === undefined ? sql`true` : coveredBy(campaign)}
      group by unit
    ), signed as (
      select distinct on (unit) unit, id, signed_at, signer, counts from roll_calls
      where county = ${county} and ${within(unit, 'roll_calls.unit')} and signed_at is not null and ${ofCampaign(campaign)}
      order by unit, signed_at desc
    ), children as (
      select unlisted_children.unit, count(*)::integer as open,
        (count(*) filter (where due_on < ${clock.today()}::date))::integer as overdue
      from unlisted_children join roll_calls on roll_calls.county = unlisted_children.county
        and roll_calls.id = unlisted_children.call
      where unlisted_children.county = ${county} and ${within(unit, 'unlisted_children.unit')}
        and tasked_at is not null and closed_at is null and ${ofCampaign(campaign)}
      group by unlisted_children.unit
    )
    select classes.path, coalesce(roll, 0) as roll, signed.id as call, signed_at, signer, counts,
      exists (select from roll_calls where county = ${county} and unit = classes.path and signed_at is null) as running,
      coalesce(open, 0) as open, coalesce(overdue, 0) as overdue
    from classes left join rolls on rolls.unit = classes.path left join signed on signed.unit = classes.path
    left join children on children.unit = classes.path
    where roll > 0 or signed.id is not null or open > 0
    order by classes.path`.execute(db);
  const placeOf = await placesOf(
    db,
    county,
    rows.map(({ path }) => path),
    clock.today(),
  );
  return rows.map(({ path, call, signed_at, signer, counts, running, ...row }) => ({
    ...row,
    ...{ path, name: placeOf(path).class, kind: 'class', classes: 1, called: call === null ? 0 : 1 },
    counts: counts ?? NO_COUNTS,
    ...{ call: call ?? undefined, signedAt: signed_at ?? undefined, signer: signer ?? undefined, isRunning: running },
  }));
}

/** Of `roll_calls`. */
export function ofCampaign(campaign: Pick<Campaign, 'id'> | undefined): RawBuilder<boolean> {
  return campaign === undefined ? sql<boolean>`true` : sql<boolean>`roll_calls.campaign = ${campaign.id}::uuid`;
}
