import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { DELEGABLE } from '../delegation.ts';
import type { Actor, Office } from '../office.ts';
import { can } from '../permissions.ts';
import { maskedPhone } from '../person.ts';
import { liesInOneCounty, type UnitKind, type UnitPath } from '../unit.ts';
import type { OrganizationDesk } from './organization-desk.ts';
import { boundOf, phoneOf } from './people.ts';
import { within } from './permitted.ts';

/** 通讯录 — who can be written to at a unit, and who stands in while they are away. */
export interface Listed {
  readonly holding: string;
  readonly name: string;
  readonly office: Office;
  readonly unit: { readonly path: UnitPath; readonly name: string; readonly kind: UnitKind };
  /** Masked; absent when none is known. */
  readonly phone: string | undefined;
  /** 代办: in their place today, and until when. */
  readonly standIn: { readonly name: string; readonly until: LocalDate } | undefined;
}

/**
 * 通讯录 of the actor's county, whole: schools that share a case must find each other. Of the offices that handle cases only,
 * unit by unit; who stands in has no line of their own.
 */
export async function directory(
  { db, seal, clock }: Desk,
  actor: Actor,
  unit: UnitPath | undefined,
): Promise<readonly Listed[]> {
  if (!mayRead(actor)) return [];
  const today = clock.today();
  const { rows } = await sql<Row>`
    select holdings.id, holdings.office, people.id as person, people.name, people.phone, units.path, units.name as unit_name,
      units.kind, deputy.name as deputy, delegations.until
    from holdings
    join units on units.county = holdings.county and units.id = holdings.unit and units.until is null
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    left join delegations on delegations.county = holdings.county and delegations.holding = holdings.id
      and delegations.ended_at is null and ${today}::date between delegations.since and delegations.until
    left join people as deputy on deputy.county = delegations.county and deputy.id = delegations.deputy
    where holdings.county = ${actor.county} and holdings.office = any(${[...DELEGABLE]}::text[])
      and holdings.since <= ${today}::date and (holdings.until is null or holdings.until > ${today}::date)
      and ${unit === undefined ? sql`true` : within(unit, 'units.path')}
      and not exists (select from delegations as stood where stood.county = holdings.county
        and stood.deputy_holding = holdings.id)
    order by units.path, array_position(${[...DELEGABLE]}::text[], holdings.office), people.name, holdings.id`.execute(
    db,
  );
  return rows.map(({ id, person, name, office, path, unit_name, kind, phone, deputy, until }) => ({
    ...{ holding: id, name, office, unit: { path, name: unit_name, kind } },
    phone: phone === null ? undefined : maskedPhone(seal.open(phone, boundOf(actor.county, person)).toString()),
    standIn: deputy === null || until === null ? undefined : { name: deputy, until },
  }));
}

/** 查看电话 — in full, and written down. `undefined`: there is no such line; nobody copies the whole book in an hour. */
export function directoryPhone(
  desk: OrganizationDesk,
  actor: Actor,
  holding: string,
): Promise<{ readonly phone: string | undefined } | 'too-many' | undefined> {
  return desk.db.transaction().execute(async (work) => {
    const person = mayRead(actor) ? await listedAt(work, actor.county, holding, desk.clock.today()) : undefined;
    if (person === undefined) return undefined;
    if ((await askedLately(work, actor, desk.clock.now())) >= MOST_AN_HOUR) return 'too-many';
    const deed = { action: 'person.phone', subjectKind: 'person', subject: person } as const;
    await desk.audit(work, actor, deed, desk.clock.now());
    return { phone: await phoneOf(work, desk.seal, actor.county, person) };
  });
}

/** Somebody calls a school; nobody calls a hundred. */
export const MOST_AN_HOUR = 60;

/** Its reach is the county of whoever asks, and nobody above a county has one. */
function mayRead(actor: Actor): boolean {
  return can(actor, 'directory.read', actor.unit) && liesInOneCounty(actor.unit);
}

interface Row {
  readonly id: string;
  readonly office: Office;
  readonly person: string;
  readonly name: string;
  readonly phone: Buffer | null;
  readonly path: UnitPath;
  readonly unit_name: string;
  readonly kind: UnitKind;
  readonly deputy: string | null;
  readonly until: LocalDate | null;
}

async function listedAt(work: Work, county: string, holding: string, today: LocalDate): Promise<string | undefined> {
  const { rows } = await sql<{ person: string }>`
    select holdings.person from holdings
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    where holdings.county = ${county} and holdings.id = ${holding}::uuid
      and holdings.office = any(${[...DELEGABLE]}::text[])
      and holdings.since <= ${today}::date and (holdings.until is null or holdings.until > ${today}::date)`.execute(
    work,
  );
  return rows[0]?.person;
}

/** Under a lock, so that a hundred requests at once are counted one after the other. */
async function askedLately(work: Work, { county, person }: Actor, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`phones ${person}`}, 0))`.execute(work);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from audit_events where county = ${county} and person = ${person}::uuid
      and action = 'person.phone' and at > ${new Date(now.getTime() - 3_600_000)}`.execute(work);
  return rows[0]?.count ?? 0;
}
