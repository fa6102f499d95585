import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { procedureOf } from '#src/procedures/index.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import {
  canBeSought,
  type Outcome,
  proceduresForUnlisted,
  RECORD_PLACES,
  type RecordPlace,
  TOLD_IN_CLASS,
} from '../unlisted.ts';
import { type UnlistedFilter, type UnlistedRow, unlistedOf } from './unlisted-rows.ts';

/** A procedure that may settle it. */
export interface WayOut {
  readonly id: string;
  readonly title: string;
}

/** 在班不在名单的一名学生，as it stands in a list. */
export interface UnlistedLine {
  readonly id: string;
  readonly name: string;
  readonly sex: string;
  readonly place: Place;
  readonly unit: string;
  readonly kind: RecordPlace;
  /** 有人无籍、人籍异校 … ; what was found; what to do. */
  readonly title: string;
  readonly found: string;
  readonly advice: string;
  readonly reportedAt: Date;
  readonly isTask: boolean;
  /** 责任人: the school's registrars by name. */
  readonly owner: string;
  readonly dueOn: LocalDate | undefined;
  readonly daysLeft: number | undefined;
  readonly outcome: Outcome | undefined;
  readonly explanation: string;
  readonly closedAt: Date | undefined;
  readonly caseId: string | undefined;
  readonly procedures: readonly WayOut[];
}

/** 在班不在名单的学生 — those this person may see: the school's tasks, most urgent first. */
export async function unlistedLines(
  desk: Desk,
  actor: Actor,
  { overdue, ...filter }: Omit<UnlistedFilter, 'overdue'> & { readonly overdue?: boolean | undefined },
): Promise<readonly UnlistedLine[]> {
  const asked = overdue === true ? { ...filter, open: true, overdue: desk.clock.today() } : filter;
  return linesOf(desk, actor, await unlistedOf(desk.db, desk.seal, actor, 'roll-call.read', asked));
}

export async function linesOf(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  actor: Actor,
  rows: readonly UnlistedRow[],
): Promise<readonly UnlistedLine[]> {
  if (rows.length === 0) return [];
  const today = clock.today();
  const units = rows.map(({ unit }) => unit);
  const placeOf = await placesOf(db, actor.county, units, today);
  const owners = await registrarsOf(db, actor.county, [...new Set(rows.map(({ school }) => school))], today);
  const { calendar } = await calendarOf(db, actor.county);
  return rows.map((row) => {
    const { child, dueOn, closedAt } = row;
    const kind = shownPlace(actor, row);
    const isOpenTask = row.taskedAt !== undefined && closedAt === undefined;
    return {
      ...{ id: row.id, name: child.name, sex: child.sex, place: placeOf(row.unit), unit: row.unit, kind },
      ...{ title: RECORD_PLACES[kind].title, found: found(actor, row, kind), advice: RECORD_PLACES[kind].advice },
      ...{ reportedAt: row.reportedAt, isTask: row.taskedAt !== undefined, owner: owners.get(row.school) ?? '' },
      dueOn,
      daysLeft: isOpenTask && dueOn !== undefined ? workingDaysLeft(today, dueOn, calendar) : undefined,
      ...{ outcome: row.outcome, explanation: row.explanation, closedAt, caseId: row.caseId },
      procedures: isOpenTask ? waysOut(proceduresForUnlisted(row.place, row.unit, schoolYearOf(today))) : [],
    };
  });
}

export function waysOut(ids: readonly string[]): readonly WayOut[] {
  return ids.flatMap((id) => procedureOf(id) ?? []).map(({ id, title }) => ({ id, title }));
}

/** Whoever may follow cases is told of another county; the class is not. */
export function mayFollow(actor: Actor, { unit }: Pick<UnlistedRow, 'unit'>): boolean {
  return can(actor, 'case.read', unit);
}

function shownPlace(actor: Actor, row: UnlistedRow): RecordPlace {
  return row.place === 'beyond' && !mayFollow(actor, row) ? 'nowhere' : row.place;
}

function found(actor: Actor, row: UnlistedRow, kind: RecordPlace): string {
  if (!canBeSought(row.child)) return '信息不全，还没有查询：补上出生日期和性别，或证件号';
  return mayFollow(actor, row) ? RECORD_PLACES[kind].text : TOLD_IN_CLASS[row.place];
}

async function registrarsOf(
  db: Database,
  county: string,
  schools: readonly string[],
  today: LocalDate,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ path: string; names: string }>`
    select units.path, string_agg(people.name, '、' order by people.name) as names from units
    join holdings on holdings.county = units.county and holdings.unit = units.id and holdings.office = 'registrar'
      and (holdings.until is null or holdings.until > ${today}::date)
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    where units.county = ${county} and units.path = any(${schools}::text[]) and units.until is null
    group by units.path`.execute(db);
  return new Map(rows.map(({ path, names }) => [path, names]));
}
