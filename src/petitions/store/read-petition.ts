import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { maskedPhone } from '#src/organization/person.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { revealsAnHour } from '#src/registry/reveal.ts';
import { deedsFor, type PetitionDeed } from '../deeds.ts';
import type { Petition, PetitionWords } from '../petition.ts';
import { type PetitionRisk, type PetitionSettings, risksOf } from '../risks.ts';
import { eventsOf, type PetitionEvent } from './petition-events.ts';
import { findPetition, type PetitionRow, petitionOfRow, wordsOf } from './petition-rows.ts';
import { petitionSettings } from './petition-settings.ts';
import { around } from './risk-conditions.ts';
import { type Handler, handlersAt } from './tell-handlers.ts';

/** 一件诉求 as its desk sees it: the telephone in stars. */
export interface ShownPetition {
  readonly petition: Petition;
  readonly words: PetitionWords | undefined;
  readonly unitName: string;
  readonly schoolName: string | undefined;
  readonly child: { readonly id: string; readonly name: string; readonly place: string } | undefined;
  readonly daysLeft: number | undefined;
  readonly risks: readonly PetitionRisk[];
  readonly settings: PetitionSettings;
  readonly events: readonly PetitionEvent[];
  readonly handlers: readonly Handler[];
  readonly deeds: readonly PetitionDeed[];
  readonly others: readonly OtherPetition[];
}

/** Another one by the same telephone or about the same child, within reach. */
export interface OtherPetition {
  readonly id: string;
  readonly number: string;
  readonly state: Petition['state'];
  readonly kind: Petition['kind'];
  readonly on: LocalDate;
}

export async function showPetition(desk: Desk, actor: Actor, id: string): Promise<ShownPetition | undefined> {
  const { db, seal, clock } = desk;
  const row = await findPetition(db, actor, id);
  if (row === undefined) return undefined;
  const petition = petitionOfRow(row);
  const [settings, { calendar }] = [await petitionSettings(db, row.county), await calendarOf(db, row.county)];
  const today = clock.today();
  const { unitName, schoolName, alike, ofSchool } = await surroundings(db, row, settings, today);
  const words = wordsOf(seal, row);
  const mayWork = can(actor, 'petition.work', petition.unit);
  return {
    ...{ petition, unitName, schoolName, settings },
    words: words && { ...words, phone: maskedPhone(words.phone) },
    child: await linkedChild(db, actor, row),
    daysLeft:
      petition.due === undefined || petition.closedOn !== undefined
        ? undefined
        : workingDaysLeft(today, petition.due, calendar),
    risks: risksOf({ ...petition, alike, ofSchool }, settings, today),
    events: await eventsOf(desk, db, row),
    handlers: mayWork ? await handlersAt(db, row.county, petition.unit) : [],
    deeds: mayWork ? deedsFor(petition) : [],
    others: await othersOf(db, actor, row),
  };
}

interface Around {
  readonly unit_name: string | null;
  readonly school_name: string | null;
  readonly alike: number;
  readonly of_school: number;
}

async function surroundings(db: Database, { county, id }: PetitionRow, settings: PetitionSettings, today: LocalDate) {
  const { rows } = await sql<Around>`
    select around.alike, around.of_school,
      (select name from units where units.county = petitions.county and units.path = petitions.unit
        order by until nulls first limit 1) as unit_name,
      (select name from units where units.county = petitions.county and units.path = petitions.school
        order by until nulls first limit 1) as school_name
    from petitions ${around(settings, today)} where petitions.county = ${county} and petitions.id = ${id}::uuid`.execute(
    db,
  );
  const [found] = rows;
  return {
    unitName: found?.unit_name ?? '已撤销的机构',
    schoolName: found?.school_name ?? undefined,
    alike: found?.alike ?? 0,
    ofSchool: found?.of_school ?? 0,
  };
}

/** 涉及的学生 — told only to who may read the record. */
async function linkedChild(db: Database, actor: Actor, { county, student }: PetitionRow) {
  if (student === null) return undefined;
  const { rows } = await sql<{ id: string; name: string; place: string | null }>`
    select students.id, students.name, (select string_agg(name, '' order by length(path)) from units
      where units.county = students.county and units.until is null and units.kind in ('school', 'teaching-point')
        and (units.path = students.unit or starts_with(students.unit, units.path || '/'))) as place
    from students where county = ${county} and id = ${student}::uuid
      and ${permitted(actor, 'record.read', 'students.unit')}`.execute(db);
  const [found] = rows;
  return found && { ...found, place: found.place ?? '' };
}

async function othersOf(db: Database, actor: Actor, row: PetitionRow): Promise<readonly OtherPetition[]> {
  const { rows } = await sql<OtherPetition>`
    select id, number, state, kind, (received_at at time zone 'Asia/Shanghai')::date as on from petitions
    where county = ${row.county} and id <> ${row.id}::uuid and ${permitted(actor, 'petition.read', 'petitions.unit')}
      and (phone_digest = ${row.phone_digest} or student = ${row.student}::uuid)
    order by received_at desc limit 20`.execute(db);
  return rows;
}

export type RevealedPhone =
  | { readonly is: 'clear'; readonly value: string }
  | { readonly is: 'not-found' }
  | { readonly is: 'too-many'; readonly limit: number };

/** 查看电话 — to call who asked; written down, or not shown. */
export function revealPhone(desk: Desk, actor: Actor, id: string, reason: string): Promise<RevealedPhone> {
  return desk.db.transaction().execute(async (work): Promise<RevealedPhone> => {
    const row = await findPetition(work, actor, id);
    const words = row && wordsOf(desk.seal, row);
    if (row === undefined || words === undefined) return { is: 'not-found' };
    await sql`select pg_advisory_xact_lock(hashtextextended(${`reveal ${actor.person}`}, 0))`.execute(work);
    const now = desk.clock.now();
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from audit_events where county = ${actor.county}
        and person = ${actor.person}::uuid and action in ('petition.phone', 'case.reveal', 'record.reveal')
        and at > ${new Date(now.getTime() - HOUR)}`.execute(work);
    const limit = revealsAnHour(actor.office);
    if ((rows[0]?.count ?? 0) >= limit) return { is: 'too-many', limit };
    const subject = { subjectKind: 'petition', subject: id, subjectUnit: row.unit as UnitPath } as const; // the column holds nothing else
    await audit(work, actor, { action: 'petition.phone', ...subject, reason, detail: { number: row.number } }, now);
    return { is: 'clear', value: words.phone };
  });
}

const HOUR = 3_600_000;
