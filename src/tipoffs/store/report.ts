import { sql } from 'kysely';
import type { Passwords } from '#src/accounts/store/passwords.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { standingAt } from '#src/organization/store/unit-lookups.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { ACCEPT_WITHIN } from '../tip-off.ts';
import { type ReportDesk, reportDesk } from './inspectors.ts';
import { writeStep } from './tip-off-rows.ts';

/** A desk that can hash what opens a tip-off. */
export interface TipOffDesk extends Desk {
  readonly passwords: Passwords;
}

/** The key of an envelope, wrapped for one inspector's key. */
export interface Wrap {
  readonly key: string;
  readonly wrapped: Buffer;
}

export interface SentEnvelope {
  readonly body: Buffer;
  readonly reporterWrap?: Buffer | undefined;
  readonly wraps: readonly Wrap[];
}

/** 一件举报 as the browser sealed it: nothing in it can be read here. */
export interface SentReport {
  readonly id: string;
  readonly county: UnitPath;
  readonly about?: UnitPath | undefined;
  /** 请回避的查办员 */
  readonly named: readonly string[];
  readonly token: string;
  readonly reporterKey: Buffer;
  readonly reporterLocked: Buffer;
  readonly report: SentEnvelope;
  readonly identity?: SentEnvelope | undefined;
}

export type Reported = { readonly number: string } | { readonly objections: readonly Objection[] };

/** 收下举报 — checks whom it is sealed to, hashes the receipt's token, and writes down the day. Sent twice it is one; `again`: its puzzle has been spent before. */
export async function takeReport(desk: TipOffDesk, sent: SentReport, again: boolean): Promise<Reported | 'spent'> {
  const hash = await desk.passwords.hash(sent.token);
  if (typeof hash !== 'string') return BUSY;
  return desk.db.transaction().execute(async (work): Promise<Reported | 'spent'> => {
    const where = await reportDesk(work, sent.county, sent.about, sent.named);
    const against = await objectionsTo(work, sent, where);
    if (against.length > 0 || where === undefined) return { objections: against };
    const before = await numberOf(work, where.county, sent.id);
    if (before !== undefined) return { number: before };
    if (again) return 'spent';
    return writeDown(desk, work, sent, where, hash);
  });
}

async function objectionsTo(
  work: Work,
  sent: SentReport,
  where: ReportDesk | undefined,
): Promise<readonly Objection[]> {
  if (where === undefined) return [NOBODY];
  const { county, about } = sent;
  if (about !== undefined) {
    const unit = isWithin(about, county) ? await standingAt(work, county.split('/')[3] ?? '', about) : undefined;
    if (unit === undefined) return [{ code: 'unit', message: '没有找到这个单位，请从列表中重新选' }];
  }
  if (!areFor(sent.report, where)) return [OTHER_KEYS];
  if (sent.identity === undefined) return [];
  if (where.keys.length < 2) return [{ code: 'alone', message: '现在只有一位查办员，不能留真实姓名。请匿名举报' }];
  return areFor(sent.identity, where) ? [] : [OTHER_KEYS];
}

/** Wrapped for each key of the desk, and for no other. */
function areFor({ wraps }: SentEnvelope, { keys }: Pick<ReportDesk, 'keys'>): boolean {
  const sent = wraps.map(({ key }) => key).toSorted();
  const right = keys.map(({ id }) => id).toSorted();
  return sent.length === right.length && sent.every((key, at) => key === right[at]);
}

async function writeDown(
  { clock, seal }: TipOffDesk,
  work: Work,
  sent: SentReport,
  { county, at }: ReportDesk,
  hash: string,
): Promise<Reported> {
  const today = clock.today();
  const { calendar } = await calendarOf(work, county);
  const number = await nextNumber(work, county, today);
  const named = sent.named.length;
  await work
    .insertInto('tip_offs')
    .values({
      ...{ county, id: sent.id, number, desk: at, unit: sent.about ?? null, received_on: today },
      ...{ due: workingDaysAfter(today, ACCEPT_WITHIN, calendar) ?? null, code_hash: hash },
      ...{ code_tag: tagOf(seal, sent.token), reporter_key: sent.reporterKey, reporter_locked: sent.reporterLocked },
      has_identity: sent.identity !== undefined,
    })
    .execute();
  if (named > 0) {
    await sql`
      insert into tip_off_excused (county, tip_off, person, on_day)
      select ${county}, ${sent.id}::uuid, person, ${today}::date from unnest(${[...sent.named]}::uuid[]) as person
      on conflict do nothing`.execute(work);
  }
  const place = { county, id: sent.id };
  await writeEnvelope(work, place, { kind: 'report', day: today, ...sent.report });
  if (sent.identity !== undefined) {
    await writeEnvelope(work, place, { kind: 'identity', day: today, ...sent.identity, reporterWrap: undefined });
  }
  await writeStep(work, place, { deed: 'receive', day: today });
  return { number };
}

/** 放进一封信 — the next of its tip-off. */
export async function writeEnvelope(
  work: Work,
  { county, id }: { readonly county: string; readonly id: string },
  envelope: SentEnvelope & { readonly kind: string; readonly day: LocalDate; readonly person?: string },
): Promise<number> {
  await sql`select from tip_offs where county = ${county} and id = ${id}::uuid for update`.execute(work);
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0)::integer + 1 as next from tip_off_envelopes
    where county = ${county} and tip_off = ${id}::uuid`.execute(work);
  const number = rows[0]?.next ?? 1;
  await work
    .insertInto('tip_off_envelopes')
    .values({
      ...{ county, tip_off: id, number, kind: envelope.kind, person: envelope.person ?? null, on_day: envelope.day },
      ...{ body: envelope.body, reporter_wrap: envelope.reporterWrap ?? null },
    })
    .execute();
  for (const { key, wrapped } of envelope.wraps) {
    await work.insertInto('tip_off_wraps').values({ county, tip_off: id, number, key, wrapped }).execute();
  }
  return number;
}

/** Four bytes by which a few candidates are found; which of them it is, the slow hash says. */
export function tagOf(seal: Desk['seal'], token: string): Buffer {
  return seal.digest('tip-off token', token).subarray(0, 4);
}

async function numberOf(work: Work, county: string, id: string): Promise<string | undefined> {
  const row = await work
    .selectFrom('tip_offs')
    .select('number')
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.number;
}

async function nextNumber(work: Work, county: string, today: LocalDate): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tip-off number ${county}`}, 0))`.execute(work);
  const head = `举${today.slice(0, 4)}-`;
  const { rows } = await sql<{ last: string | null }>`
    select max(number) as last from tip_offs where county = ${county} and starts_with(number, ${head})`.execute(work);
  return `${head}${String(Number(rows[0]?.last?.slice(head.length) ?? 0) + 1).padStart(5, '0')}`;
}

const NOBODY: Objection = {
  code: 'nobody',
  message: '现在没有可以查办的人，不能在这里举报。请向纪检监察机关举报：电话 12388，网址 www.12388.gov.cn',
};

/** The page asks for the keys again and seals anew. */
const OTHER_KEYS: Objection = { code: 'keys', message: '查办员刚有变动，请再点一次提交，会重新加密' };

const BUSY: Reported = { objections: [{ code: 'busy', message: '现在提交的人太多，请过一会儿再点提交' }] };
