import { sql } from 'kysely';
import { isWorkingDay } from '#src/calendar/working-days.ts';
import type { CaseDesk } from '#src/cases/store/case-desk.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { PostOffices } from '#src/platform/sending/post-offices.ts';
import { type Channel, type DigestFigures, digestOf } from '../digest.ts';
import { openAddress } from './channels.ts';

/** Not before people are at work, by Beijing's clock. */
const FROM_HOUR = 7;
/** Then nobody is written to any more that day. */
const MOST_ATTEMPTS = 3;

/**
 * 每日摘要 — sends every person who asked for it their figures of the day: once, on working days, tried again when it failed.
 * Answers how many went out. One address that fails keeps nobody else waiting for theirs.
 */
export async function sendDigests(desk: CaseDesk, offices: PostOffices): Promise<number> {
  const today = desk.clock.today();
  if (hourInBeijing(desk.clock.now()) < FROM_HOUR) return 0;
  let sent = 0;
  for (const { county, person, channel, sealed } of await whoIsToBeTold(desk, today)) {
    const { calendar } = await desk.calendarOf(desk.db, county);
    if (isWorkingDay(today, calendar) === false) continue;
    const digest = digestOf(today, await figuresOf(desk, county, person, today));
    if (digest === undefined) continue;
    const address = openAddress(desk.seal, county, person, channel, sealed);
    const failure = await handOver(offices, channel, address, digest);
    await record(desk, { county, person, channel, day: today, failure });
    if (failure === '') sent += 1;
  }
  return sent;
}

interface Recipient {
  readonly county: string;
  readonly person: string;
  readonly channel: Channel;
  readonly sealed: Buffer;
}

async function whoIsToBeTold({ db }: CaseDesk, day: LocalDate): Promise<readonly Recipient[]> {
  const { rows } = await sql<Recipient>`
    select notice_channels.county, notice_channels.person, notice_channels.channel, notice_channels.sealed
    from notice_channels
    join people on people.county = notice_channels.county and people.id = notice_channels.person and people.sealed_at is null
    left join notice_sendings sending on sending.county = notice_channels.county and sending.person = notice_channels.person
      and sending.channel = notice_channels.channel and sending.day = ${day}::date
    where sending.state is null or (sending.state = 'failed' and sending.attempts < ${MOST_ATTEMPTS})
    order by notice_channels.county, notice_channels.person`.execute(db);
  return rows;
}

/** Of the cases on the desks of every office this person holds now. */
async function figuresOf({ db }: CaseDesk, county: string, person: string, today: LocalDate): Promise<DigestFigures> {
  const { rows } = await sql<DigestFigures>`
    with seats as (
      select holdings.office, units.path from holdings
      join units on units.county = holdings.county and units.id = holdings.unit
      where holdings.county = ${county} and holdings.person = ${person}::uuid and holdings.until is null
    )
    select
      count(*) filter (where state = 'step')::integer as "onDesk",
      count(*) filter (where state = 'step' and due < ${today}::date)::integer as overdue,
      count(*) filter (where state = 'step' and due = ${today}::date)::integer as "dueToday",
      count(*) filter (where state = 'returned')::integer as returned,
      (select count(*) from notices where county = ${county} and person = ${person}::uuid and read_at is null)::integer as unread
    from cases
    where county = ${county} and exists (select from seats where
      (cases.state = 'step' and seats.office = cases.desk_office
        and (cases.desk_unit = seats.path or starts_with(cases.desk_unit, seats.path || '/')))
      or (cases.state = 'returned' and seats.office = 'registrar'
        and (cases.applicant = seats.path or starts_with(cases.applicant, seats.path || '/'))))`.execute(db);
  return rows[0] ?? { onDesk: 0, overdue: 0, dueToday: 0, returned: 0, unread: 0 };
}

/** Why it could not be handed over, in a word that names no address; '' when it was. */
async function handOver(
  { mail, webhook }: PostOffices,
  channel: Channel,
  address: string,
  { subject, text }: { readonly subject: string; readonly text: string },
): Promise<string> {
  if (channel === 'mail' && mail === undefined) return '没有配置邮件服务器';
  try {
    if (channel === 'mail') await mail?.(address, subject, text);
    else await webhook(address, `${subject}\n${text}`);
    return '';
  } catch {
    return channel === 'mail' ? '邮件服务器没有接收' : '群机器人没有接收';
  }
}

interface Sending {
  readonly county: string;
  readonly person: string;
  readonly channel: Channel;
  readonly day: LocalDate;
  readonly failure: string;
}

async function record({ db, clock }: CaseDesk, { county, person, channel, day, failure }: Sending): Promise<void> {
  const state = failure === '' ? 'sent' : 'failed';
  await sql`
    insert into notice_sendings (county, person, channel, day, state, attempts, failure, at)
    values (${county}, ${person}::uuid, ${channel}, ${day}::date, ${state}, 1, ${failure}, ${clock.now()})
    on conflict (county, person, channel, day) do update set state = excluded.state, failure = excluded.failure,
      attempts = notice_sendings.attempts + 1, at = excluded.at`.execute(db);
}

function hourInBeijing(now: Date): number {
  return (now.getUTCHours() + 8) % 24;
}
