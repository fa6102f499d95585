import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { standingAt } from '#src/organization/store/unit-lookups.ts';
import { SCHOOL_KINDS, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { digitsOf, objectionsToWords } from '../objections.ts';
import type { PetitionChannel, PetitionKind, PetitionWords } from '../petition.ts';
import { writeEvent } from './petition-events.ts';
import { closedWords } from './petition-rows.ts';
import { petitionSettings } from './petition-settings.ts';
import { tellUnit } from './tell-handlers.ts';

/** 一件诉求 as it comes in. */
export interface NewPetition {
  readonly kind: PetitionKind;
  readonly channel: PetitionChannel;
  /** 承办单位; from the web it is the county. */
  readonly unit: UnitPath;
  readonly school: UnitPath | undefined;
  readonly words: PetitionWords;
}

/** 回执 — what the asker takes home. */
export interface PetitionReceipt {
  readonly id: string;
  readonly number: string;
  /** 查询码: with the last four digits of the telephone it opens the state and the reply. */
  readonly code: string;
  readonly due: LocalDate | undefined;
}

export type Taken = PetitionReceipt | { readonly objections: readonly Objection[] };

/** 登记诉求 at the counter or on the telephone, into the actor's own unit. */
export function takeAtCounter(desk: Desk, actor: Actor, petition: Omit<NewPetition, 'unit'>): Promise<Taken> {
  return desk.db.transaction().execute(async (work): Promise<Taken> => {
    const taken = await takeIn(desk, work, actor.county, { ...petition, unit: actor.unit }, { by: actor });
    if ('objections' in taken) return taken;
    const deed = { action: 'petition.take', subjectKind: 'petition', subject: taken.id } as const;
    const detail = { kind: petition.kind, channel: petition.channel, number: taken.number };
    await audit(work, actor, { ...deed, detail }, desk.clock.now());
    return taken;
  });
}

/** 网上诉求, to the county's desk. Sent twice it is one, with the same receipt; `again`: its puzzle has been spent before. */
export function takeFromWeb(
  desk: Desk,
  county: string,
  petition: Omit<NewPetition, 'unit' | 'channel'>,
  sent: { readonly request: string; readonly notice: string; readonly again: boolean },
): Promise<Taken | 'missing' | 'spent'> {
  return desk.db.transaction().execute(async (work): Promise<Taken | 'missing' | 'spent'> => {
    const unit = await countyUnit(work, county);
    if (unit === undefined) return 'missing';
    const before = await receiptOfRequest(desk.seal, work, county, sent.request, petition.words.phone);
    if (before !== undefined) return before;
    if (sent.again) return 'spent';
    return takeIn(desk, work, county, { ...petition, unit, channel: 'web' }, sent);
  });
}

interface Sender {
  readonly by?: Actor;
  readonly request?: string;
  readonly notice?: string;
}

async function takeIn(
  desk: Desk,
  work: Work,
  county: string,
  petition: NewPetition,
  { by, request, notice }: Sender,
): Promise<Taken> {
  const { seal, clock } = desk;
  const words = trimmed(petition.words);
  const objections = [...objectionsToWords(words), ...(await objectionsToSchool(work, county, petition.school))];
  if (objections.length > 0) return { objections };
  const { days } = await petitionSettings(work, county);
  const { calendar } = await calendarOf(work, county);
  const [id, now, today] = [randomUUID(), clock.now(), clock.today()];
  const code = codeOf(seal, county, id);
  const due = workingDaysAfter(today, days, calendar);
  const number = await nextNumber(work, county, today);
  await work
    .insertInto('petitions')
    .values({
      ...{ county, id, number, kind: petition.kind, channel: petition.channel, unit: petition.unit },
      ...{ school: petition.school ?? null, received_at: now, taken_by: by?.person ?? null },
      ...{ counted_from: today, days, due: due ?? null, phone_digest: digestOfPhone(seal, words.phone) },
      ...{ code_digest: digestOfCode(seal, code), request: request ?? null, notice_version: notice ?? null },
      ...closedWords(seal, { county, id }, words),
    })
    .execute();
  const unit = by?.unit;
  await writeEvent(desk, work, { county, id }, { deed: 'receive', person: by?.person, unit, detail: petition.channel });
  await tellUnit(desk, work, { county, id, number, unit: petition.unit }, 'petition-new', by?.person);
  return { id, number, code, due };
}

function trimmed({ name, phone, relation, child, content }: PetitionWords): PetitionWords {
  return { name: name.trim(), phone: digitsOf(phone), relation, child: child.trim(), content: content.trim() };
}

async function objectionsToSchool(
  work: Work,
  county: string,
  school: UnitPath | undefined,
): Promise<readonly Objection[]> {
  if (school === undefined) return [];
  const unit = await standingAt(work, county, school);
  const kinds: readonly string[] = SCHOOL_KINDS;
  const isSchool = unit !== undefined && kinds.includes(unit.kind);
  return isSchool ? [] : [{ code: 'school', message: '没有找到这所学校，请从列表中重新选', field: 'school' }];
}

async function receiptOfRequest(
  seal: Seal,
  work: Work,
  county: string,
  request: string,
  phone: string,
): Promise<PetitionReceipt | undefined> {
  const row = await work
    .selectFrom('petitions')
    .select(['id', 'number', 'due', 'phone_digest'])
    .where('county', '=', county)
    .where('request', '=', request)
    .executeTakeFirst();
  if (row === undefined || row.phone_digest?.equals(digestOfPhone(seal, digitsOf(phone))) !== true) return undefined;
  return { id: row.id, number: row.number, code: codeOf(seal, county, row.id), due: row.due ?? undefined };
}

/** The path of a county that stands; the web names it by its division code. */
export async function countyUnit(db: Database | Work, county: string): Promise<UnitPath | undefined> {
  const row = await db
    .selectFrom('units')
    .select('path')
    .where('county', '=', county)
    .where('kind', '=', 'county')
    .where('until', 'is', null)
    .executeTakeFirst();
  return row?.path as UnitPath | undefined; // the column holds nothing else
}

/** 查询码: ten digits that follow from the petition, so that nothing but its digest is kept. */
export function codeOf(seal: Seal, county: string, id: string): string {
  const number = seal.digest('petition code', `${county} ${id}`).readBigUInt64BE() % 10n ** 10n;
  return number.toString().padStart(10, '0');
}

export function digestOfCode(seal: Seal, code: string): Buffer {
  return seal.digest('petition receipt', code);
}

export function digestOfPhone(seal: Seal, phone: string): Buffer {
  return seal.digest('petition phone', phone);
}

/** 诉2025-000012: the next of the county and the year, held until the transaction ends. */
async function nextNumber(work: Work, county: string, today: LocalDate): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`petition number ${county}`}, 0))`.execute(work);
  const head = `诉${today.slice(0, 4)}-`;
  const { rows } = await sql<{ last: string | null }>`
    select max(number) as last from petitions
    where county = ${county} and starts_with(number, ${head})`.execute(work);
  const last = Number(rows[0]?.last?.slice(head.length) ?? 0);
  return `${head}${String(last + 1).padStart(6, '0')}`;
}
