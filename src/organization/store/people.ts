import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Actor, Office } from '../office.ts';
import { can, reachOf } from '../permissions.ts';
import { maskedPhone } from '../person.ts';
import { liesInOneCounty, type UnitKind, type UnitPath } from '../unit.ts';
import { within } from './permitted.ts';

/** 人员 — somebody with an account, and the offices they hold now. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Only for those who manage accounts. */
  readonly account?: string | undefined;
  /** Masked; absent when none is known. */
  readonly phone?: string | undefined;
  readonly state: PersonState;
  readonly lastSeenAt?: Date | undefined;
  readonly revision: number;
  readonly offices: readonly HeldOffice[];
}

/** `new`: has not signed in yet; `sealed`: cannot. */
export type PersonState = 'new' | 'active' | 'sealed';

export interface HeldOffice {
  readonly holding: string;
  readonly office: Office;
  readonly since: LocalDate;
  readonly unit: { readonly id: string; readonly name: string; readonly path: UnitPath; readonly kind: UnitKind };
}

/** What to look for; everything that is given must hold. */
export interface PeopleSearch {
  /** A part of the name, or the beginning of an account. */
  readonly text?: string | undefined;
  /** Holds an office at or below it. */
  readonly unit?: UnitPath | undefined;
  readonly office?: Office | undefined;
  readonly state?: PersonState | 'without-office' | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** In the order of pinyin; those the actor may know of: whoever holds an office within reach, and for a county's own offices everybody. */
export async function searchPeople(
  desk: Pick<Desk, 'db' | 'seal'>,
  actor: Actor,
  search: PeopleSearch,
): Promise<{ readonly rows: readonly Person[]; readonly next?: string }> {
  const { db, seal } = desk;
  const { text, unit, office, state, after, limit } = search;
  const manages = can(actor, 'person.manage', actor.unit);
  let query = db
    .selectFrom('people')
    .select(['people.id', 'people.name'])
    .where('people.county', '=', actor.county)
    .where(known(actor));
  if (text) {
    const inName = sql<boolean>`position(${text} in people.name) > 0`;
    const ofAccount = sql<boolean>`starts_with(people.account, ${text.toLowerCase()})`;
    query = query.where(manages ? sql<boolean>`(${inName} or ${ofAccount})` : inName);
  }
  if (unit !== undefined) query = query.where(holdsNow(within(unit, 'unit.path')));
  if (office !== undefined) query = query.where(holdsNow(sql<boolean>`holding.office = ${office}`));
  if (state === 'sealed') query = query.where('sealed_at', 'is not', null);
  if (state === 'active') query = query.where('sealed_at', 'is', null).where('last_seen_at', 'is not', null);
  if (state === 'new') query = query.where('sealed_at', 'is', null).where('last_seen_at', 'is', null);
  if (state === 'without-office') query = query.where(sql<boolean>`not ${holdsNow(sql<boolean>`true`)}`);
  const inOrder = (await query.execute()).sort(byPinyin);
  const [mark] = after === undefined ? [] : await peopleOf(db, actor.county, [after]);
  const rest = mark === undefined ? inOrder : inOrder.filter((person) => byPinyin(person, mark) > 0);
  const ids = rest.slice(0, limit).map(({ id }) => id);
  const page = await peopleOf(db, actor.county, ids);
  const offices = await officesOf(
    db,
    actor.county,
    page.map(({ id }) => id),
  );
  const rows = page.map((row) => personOf(row, offices.get(row.id) ?? [], seal, manages));
  const last = rest.length > limit ? ids.at(-1) : undefined;
  return last === undefined ? { rows } : { rows, next: last };
}

/** By sound, as a list of names is looked through; put in order here, since databases do not agree on it. */
function byPinyin(one: Pick<Person, 'id' | 'name'>, other: Pick<Person, 'id' | 'name'>): number {
  return PINYIN.compare(one.name, other.name) || (one.id < other.id ? -1 : Number(one.id > other.id));
}

const PINYIN = new Intl.Collator('zh-Hans-CN');

/** In the order of the ids. */
async function peopleOf(db: Database, county: string, ids: readonly string[]) {
  const rows = await db
    .selectFrom('people')
    .selectAll()
    .where('county', '=', county)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** `undefined` for whom the actor may not know of, as for whom there is not. */
export async function findPerson(
  db: Database | Work,
  seal: Seal,
  actor: Actor,
  id: string,
): Promise<Person | undefined> {
  const row = await db
    .selectFrom('people')
    .selectAll('people')
    .where('people.county', '=', actor.county)
    .where('people.id', '=', id)
    .where(known(actor))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const offices = await officesOf(db, actor.county, [id]);
  return personOf(row, offices.get(id) ?? [], seal, can(actor, 'person.manage', actor.unit));
}

/** 联系电话 in full; `undefined` when none is known. The caller writes down that it was looked at. */
export async function phoneOf(
  db: Database | Work,
  seal: Seal,
  county: string,
  id: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('people')
    .select('phone')
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.phone ? seal.open(row.phone, boundOf(county, id)).toString() : undefined;
}

/** Where a person's sealed phone belongs. */
export function boundOf(county: string, id: string): string {
  return `people|${county}|${id}`;
}

/** The offices these people hold now, the oldest first. */
export async function officesOf(
  db: Database | Work,
  county: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly HeldOffice[]>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('holdings')
    .innerJoin('units', (join) =>
      join.onRef('units.county', '=', 'holdings.county').onRef('units.id', '=', 'holdings.unit'),
    )
    .select(['holdings.id as holding', 'person', 'office', 'holdings.since'])
    .select(['units.id', 'units.name', 'units.path', 'units.kind'])
    .where('holdings.county', '=', county)
    .where('person', 'in', people)
    .where('holdings.until', 'is', null)
    .orderBy('holdings.since')
    .orderBy('holdings.id')
    .execute();
  const held = new Map<string, HeldOffice[]>(people.map((person) => [person, []]));
  for (const { person, holding, office, since, id, name, path, kind } of rows) {
    held.get(person)?.push({
      holding,
      office: office as Office, // only offices are granted
      since,
      unit: { id, name, path: path as UnitPath, kind: kind as UnitKind }, // the units' own checks hold these
    });
  }
  return held;
}

interface PersonRow {
  readonly county: string;
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly phone: Buffer | null;
  readonly sealed_at: Date | null;
  readonly last_seen_at: Date | null;
  readonly revision: number;
}

function personOf(row: PersonRow, offices: readonly HeldOffice[], seal: Seal, withAccount: boolean): Person {
  return {
    id: row.id,
    name: row.name,
    account: withAccount ? row.account : undefined,
    phone: row.phone === null ? undefined : maskedPhone(seal.open(row.phone, boundOf(row.county, row.id)).toString()),
    state: row.sealed_at !== null ? 'sealed' : row.last_seen_at === null ? 'new' : 'active',
    lastSeenAt: row.last_seen_at ?? undefined,
    revision: row.revision,
    offices,
  };
}

/** Whom the actor may know of at all. Everybody in the county for its own offices; else who holds an office within reach. */
function known(actor: Actor) {
  const reach = reachOf(actor, 'person.read');
  if (reach === undefined || !liesInOneCounty(reach)) return sql<boolean>`false`;
  const wholeCounty = reach.split('/').length === 4;
  return wholeCounty ? sql<boolean>`true` : holdsNow(within(reach, 'unit.path'));
}

function holdsNow(condition: ReturnType<typeof within>) {
  return sql<boolean>`exists (
    select from holdings as holding join units as unit on unit.county = holding.county and unit.id = holding.unit
    where holding.county = people.county and holding.person = people.id and holding.until is null and ${condition})`;
}
