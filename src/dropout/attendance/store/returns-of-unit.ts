import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { narrowed, permitted, within } from '#src/organization/store/permitted.ts';
import { unitsAt, unitsDirectlyBelow } from '#src/organization/store/units.ts';
import { isWithin, type UnitKind, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import { dropoutSettingsOf } from '../../store/dropout-settings.ts';
import type { ReturnState } from '../return-states.ts';
import { termKey, termsBegun, termTitle } from '../terms.ts';

/** 开学返校情况 of a unit: classes that have looked, children who are not back, and those who came later. */
export interface ReturnsLine {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: UnitKind;
  readonly classes: number;
  readonly confirmed: number;
  readonly roll: number;
  readonly away: number;
  readonly back: number;
}

export interface ReturnsOfUnit {
  readonly unit: UnitPath;
  readonly name: string;
  readonly term: { readonly key: string; readonly title: string; readonly from: LocalDate };
  readonly whole: ReturnsLine;
  readonly rows: readonly ReturnsLine[];
}

/** `no-term`: the county has set no term that has begun. `undefined` where the unit is not this person's to look at. */
export async function returnsOfUnit(
  desk: Desk,
  actor: Actor,
  wanted: UnitPath | undefined,
): Promise<ReturnsOfUnit | 'no-term' | undefined> {
  const { db, clock } = desk;
  const { county } = actor;
  const unit = wanted ?? actor.unit;
  if (narrowed(actor, 'attendance.read', unit) !== unit) return undefined;
  const at = (await unitsAt(db, county, [unit])).get(unit);
  if (at === undefined) return undefined;
  const term = await latestTerm(desk, county);
  if (term === undefined) return 'no-term';
  const lines = await classLines(desk, actor, unit, term.key);
  const place = (await placesOf(db, county, [unit], clock.today()))(unit);
  const name = place.class === '' ? at.name : place.class;
  const whole = addedUp({ path: unit, name, kind: at.kind }, lines);
  if (at.kind !== 'county' && at.kind !== 'central-school') return { unit, name, term, whole, rows: lines };
  const below = await unitsDirectlyBelow(db, actor, unit, false);
  const rows = below.map((each) =>
    addedUp(
      each,
      lines.filter(({ path }) => isWithin(path, each.path)),
    ),
  );
  return { unit, name, term, whole, rows: rows.filter(({ classes }) => classes > 0) };
}

async function latestTerm({ db, clock }: Desk, county: string) {
  const term = termsBegun(clock.today(), (await dropoutSettingsOf(db, county)).terms)[0];
  if (term === undefined) return undefined;
  const key = termKey(term.from);
  return { key, title: termTitle(key), from: term.from };
}

function addedUp(
  { path, name, kind }: Pick<ReturnsLine, 'path' | 'name' | 'kind'>,
  lines: readonly ReturnsLine[],
): ReturnsLine {
  const sum = (of: 'classes' | 'confirmed' | 'roll' | 'away' | 'back') =>
    lines.reduce((total, line) => total + line[of], 0);
  const figures = { classes: sum('classes'), confirmed: sum('confirmed'), roll: sum('roll') };
  return { path, name, kind, ...figures, away: sum('away'), back: sum('back') };
}

async function classLines(
  { db, clock }: Desk,
  actor: Actor,
  unit: UnitPath,
  term: string,
): Promise<readonly ReturnsLine[]> {
  const { county } = actor;
  const { rows } = await sql<Omit<ReturnsLine, 'name' | 'kind' | 'classes'>>`
    select units.path, (noted.unit is not null)::integer as confirmed, rolls.roll,
      coalesce(away, 0) as away, coalesce(back, 0) as back
    from units
    join (select unit, count(*)::integer as roll from students where county = ${county}
      and ${within(unit, 'students.unit')} and withdrawn_at is null and ended_on is null group by unit) as rolls
      on rolls.unit = units.path
    left join term_return_classes as noted on noted.county = ${county} and noted.term = ${term} and noted.unit = units.path
    left join (select unit, (count(*) filter (where state = 'away'))::integer as away,
      (count(*) filter (where state = 'back'))::integer as back from term_returns
      where county = ${county} and term = ${term} group by unit) as returns on returns.unit = units.path
    where units.county = ${county} and units.kind = 'class' and units.until is null
      and ${within(unit, 'units.path')} and ${permitted(actor, 'attendance.read', 'units.path')}
    order by units.path`.execute(db);
  const placeOf = await placesOf(
    db,
    county,
    rows.map(({ path }) => path),
    clock.today(),
  );
  return rows.map((row) => ({ ...row, name: placeOf(row.path).class, kind: 'class' as const, classes: 1 }));
}

/** 未返校、已返校的名单 */
export interface ReturnLine {
  readonly student: string;
  readonly name: string;
  readonly place: Place;
  readonly state: ReturnState;
  readonly registeredAt: Date;
  readonly backOn: LocalDate | undefined;
  readonly mayOpen: boolean;
}

export async function returnLines(
  desk: Desk,
  actor: Actor,
  wanted: UnitPath | undefined,
  state: ReturnState,
): Promise<readonly ReturnLine[]> {
  const { db, clock } = desk;
  const { county } = actor;
  const unit = wanted ?? actor.unit;
  const term = await latestTerm(desk, county);
  if (term === undefined || narrowed(actor, 'attendance.read', unit) !== unit) return [];
  const { rows } = await sql<LineRow>`
    select term_returns.student, students.name, term_returns.unit, students.unit as now, term_returns.state,
      registered_at, back_on
    from term_returns join students on students.county = ${county} and students.id = term_returns.student
    where term_returns.county = ${county} and term = ${term.key} and term_returns.state = ${state}
      and ${within(unit, 'term_returns.unit')} and ${permitted(actor, 'attendance.read', 'term_returns.unit')}
    order by term_returns.unit, students.pinyin, students.id limit 500`.execute(db);
  const placeOf = await placesOf(
    db,
    county,
    rows.map((row) => row.unit),
    clock.today(),
  );
  return rows.map(({ student, name, unit: at, now, state: is, registered_at, back_on }) => ({
    ...{ student, name, place: placeOf(at), state: is, registeredAt: registered_at, backOn: back_on ?? undefined },
    mayOpen: can(actor, 'record.read', now),
  }));
}

interface LineRow {
  readonly student: string;
  readonly name: string;
  readonly unit: UnitPath;
  readonly now: UnitPath;
  readonly state: ReturnState;
  readonly registered_at: Date;
  readonly back_on: LocalDate | null;
}
