import { sql } from 'kysely';
import type { WorkCalendar } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { type Actor, OFFICES, type Office } from '#src/organization/office.ts';
import { narrowed, within } from '#src/organization/store/permitted.ts';
import { findUnitAt, pathsTo, unitsBelow } from '#src/organization/store/units.ts';
import { isWithin, type Unit, type UnitKind, type UnitPath } from '#src/organization/unit.ts';
import { type DeskFigures, figuresOf, type Period, type StepOnDesk, workingDaysIn } from '../desk-figures.ts';
import type { CaseDesk } from './case-desk.ts';
import { type PersonSeen, peopleSeen } from './people-seen.ts';

/** 登录与办理 of a unit with everything below it, or of its own desks alone. */
export interface UnitFigures extends DeskFigures {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: UnitKind;
  /** Its own desks only; what lies below has lines of its own. */
  readonly own: boolean;
  readonly people: number;
  /** Who signed in on a working day of the period. */
  readonly signedIn: number;
  /** 登录人次: people and working days on which they signed in. */
  readonly signInDays: number;
}

export interface FiguresShown {
  readonly unit: { readonly path: UnitPath; readonly name: string };
  readonly above: readonly { readonly path: UnitPath; readonly name: string }[];
  /** 工作日; absent where a year of the period is not published. */
  readonly workingDays: number | undefined;
  readonly rows: readonly UnitFigures[];
  /** Who works at the unit itself. */
  readonly people: readonly PersonSeen[];
}

/** 到岗的机构: where somebody has a desk. */
const DESKS = ['county', 'central-school', 'school', 'teaching-point'] as const satisfies readonly UnitKind[];

/** 办理情况 — one line for each unit directly below, one for the unit's own desks. `undefined` outside the actor's reach. */
export async function deskFigures(
  desk: CaseDesk,
  actor: Actor,
  unit: UnitPath | undefined,
  period: Period,
): Promise<FiguresShown | undefined> {
  const path = unit ?? actor.unit;
  if (narrowed(actor, 'figures.read', path) !== path) return undefined;
  const { db } = desk;
  const top = await findUnitAt(db, actor, path);
  if (top === undefined) return undefined;
  const { calendar } = await desk.calendarOf(db, actor.county);
  const units = await unitsBelow(db, actor, path, DESKS);
  const steps = await stepsWithin(desk, actor.county, path, period, units);
  const workingDays = workingDaysIn(period, calendar);
  const people = await peopleSeen(db, actor.county, path, period, new Set(workingDays ?? []));
  const line = (of: Unit, own: boolean) => unitFigures(of, own, { steps, people, period, calendar });
  const children = units.filter((each) => parentAmong(each.path, units)?.path === path);
  const above = await unitsAbove(desk, actor, path);
  return {
    unit: { path, name: top.name },
    above,
    workingDays: workingDays?.length,
    rows: [line(top, true), ...children.map((child) => line(child, false))],
    people: people.filter(({ at }) => at === path),
  };
}

/** Everybody at or below a unit, for the workbook. */
export async function everybodySeen(desk: CaseDesk, actor: Actor, path: UnitPath, period: Period) {
  const { calendar } = await desk.calendarOf(desk.db, actor.county);
  return peopleSeen(desk.db, actor.county, path, period, new Set(workingDaysIn(period, calendar) ?? []));
}

interface Told {
  readonly steps: readonly PlacedStep[];
  readonly people: readonly PersonSeen[];
  readonly period: Period;
  readonly calendar: WorkCalendar;
}

function unitFigures(of: Unit, own: boolean, { steps, people, period, calendar }: Told): UnitFigures {
  const isOf = ({ at }: { readonly at: UnitPath }) => (own ? at === of.path : isWithin(at, of.path));
  const here = new Map<string, number>();
  for (const { person, days } of people.filter(isOf)) here.set(person, days);
  const days = [...here.values()];
  return {
    ...{ path: of.path, name: of.name, kind: of.kind, own, people: here.size },
    signedIn: days.filter((count) => count > 0).length,
    signInDays: days.reduce((total, count) => total + count, 0),
    ...figuresOf(steps.filter(isOf), period, calendar),
  };
}

interface PlacedStep extends StepOnDesk {
  /** The unit whose office it lay with. */
  readonly at: UnitPath;
}

/** The steps that lay on a desk at or below a unit in the period, those that are alike counted together. */
async function stepsWithin(
  { db }: CaseDesk,
  county: string,
  path: UnitPath,
  { since, until }: Period,
  units: readonly Unit[],
): Promise<readonly PlacedStep[]> {
  const { rows } = await sql<StepRow>`
    select unit, office, started_on, due, done_on, outcome, paused_days, count(*)::integer as count
    from case_steps
    where county = ${county} and ${within(path, 'unit')} and started_on <= ${until}::date
      and (done_on is null or done_on >= ${since}::date)
    group by unit, office, started_on, due, done_on, outcome, paused_days`.execute(db);
  const kinds = new Map(units.map((unit) => [unit.path, unit.kind]));
  return rows.flatMap((row) => {
    const at = deskOf(row, kinds);
    if (at === undefined) return [];
    const { started_on: startedOn, paused_days: pausedDays, count } = row;
    const ended = { doneOn: row.done_on ?? undefined, outcome: row.outcome ?? undefined };
    return [{ at, startedOn, pausedDays, count, due: row.due ?? undefined, ...ended }];
  });
}

interface StepRow {
  readonly unit: UnitPath;
  readonly office: Office;
  readonly started_on: LocalDate;
  readonly due: LocalDate | null;
  readonly done_on: LocalDate | null;
  readonly outcome: string | null;
  readonly paused_days: number;
  readonly count: number;
}

/** A step names the school; its office is held there or above. `undefined` where that is above the units asked about. */
function deskOf({ unit, office }: StepRow, kinds: ReadonlyMap<UnitPath, UnitKind>): UnitPath | undefined {
  const at: readonly UnitKind[] = OFFICES[office].at;
  return [...pathsTo(unit)].reverse().find((path) => at.includes(kinds.get(path) ?? 'class'));
}

function parentAmong(path: UnitPath, units: readonly Unit[]): Unit | undefined {
  const above = units.filter((unit) => unit.path !== path && isWithin(path, unit.path));
  return above.reduce<Unit | undefined>(
    (low, unit) => (low && low.path.length > unit.path.length ? low : unit),
    undefined,
  );
}

/** The way up, as far as the actor's own unit. */
async function unitsAbove({ db }: CaseDesk, actor: Actor, path: UnitPath) {
  const paths = pathsTo(path).filter((each) => each !== path && isWithin(each, actor.unit));
  const found = await Promise.all(paths.map((each) => findUnitAt(db, actor, each)));
  return found.flatMap((unit) => (unit ? [{ path: unit.path, name: unit.name }] : []));
}
