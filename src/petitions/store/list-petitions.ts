import { type RawBuilder, sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { digitsOf, withoutNumbers } from '../objections.ts';
import {
  PETITION_STATES,
  type Petition,
  type PetitionChannel,
  type PetitionKind,
  type PetitionState,
} from '../petition.ts';
import { EVERY_RISK, type PetitionRisk, type PetitionSettings, risksOf } from '../risks.ts';
import { type PetitionRow, petitionOfRow, wordsOf } from './petition-rows.ts';
import { petitionSettings } from './petition-settings.ts';
import { around, hasRisk } from './risk-conditions.ts';
import { digestOfPhone } from './take-petition.ts';

/** 诉求列表 is narrowed to these; absent is not narrowed. */
export interface PetitionFilter {
  readonly state?: PetitionState | 'open' | undefined;
  readonly kind?: PetitionKind | undefined;
  readonly channel?: PetitionChannel | undefined;
  readonly risk?: PetitionRisk | 'any' | undefined;
  /** Answered for at or below it. */
  readonly unit?: UnitPath | undefined;
  readonly school?: UnitPath | undefined;
  /** 我承办的. */
  readonly mine?: boolean | undefined;
  /** Received from this day, until that one. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  /** 编号 or a part of it. */
  readonly number?: string | undefined;
  /** A whole telephone number: looked for by its digest. */
  readonly phone?: string | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A line of the list; names are told to whoever is in reach, numbers are not. */
export interface PetitionLine {
  readonly petition: Petition;
  readonly name: string;
  readonly content: string;
  readonly unitName: string;
  readonly schoolName: string;
  readonly ownerName: string | undefined;
  readonly risks: readonly PetitionRisk[];
  /** Working days, of what is open; negative when overdue. */
  readonly daysLeft: number | undefined;
}

interface Row extends PetitionRow {
  readonly alike: number;
  readonly of_school: number;
  readonly unit_name: string | null;
  readonly school_name: string | null;
  readonly owner_name: string | null;
}

export interface PetitionPage {
  readonly rows: readonly PetitionLine[];
  readonly total: number;
  readonly next: string | undefined;
}

/** 诉求列表 — those within reach, the latest first. */
export async function listPetitions(desk: Desk, actor: Actor, filter: PetitionFilter): Promise<PetitionPage> {
  const { db, seal, clock } = desk;
  const settings = await petitionSettings(db, actor.county);
  const { calendar } = await calendarOf(db, actor.county);
  const today = clock.today();
  const where = sql.join(conditionsOf(desk, actor, filter, settings), sql` and `);
  const [at, id] = filter.after?.split(' ') ?? [];
  const onPage =
    at === undefined || id === undefined
      ? sql`true`
      : sql`(petitions.received_at, petitions.id) < (${at}::timestamptz, ${id}::uuid)`;
  const { rows } = await sql<Row>`
    select petitions.*, around.alike, around.of_school, owner.name as owner_name,
      ${nameOf('unit')} as unit_name, ${nameOf('school')} as school_name
    from petitions ${around(settings, today)}
    left join people as owner on owner.county = petitions.county and owner.id = petitions.owner
    where ${where} and ${onPage}
    order by petitions.received_at desc, petitions.id desc limit ${filter.limit + 1}`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*)::integer as total from petitions ${around(settings, today)} where ${where}`.execute(db);
  const page = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => {
      const line = lineOf(row, seal, settings, today);
      const { due, state } = line.petition;
      const runs = due !== undefined && PETITION_STATES[state].isOpen;
      return { ...line, daysLeft: runs ? workingDaysLeft(today, due, calendar) : undefined };
    }),
    total: counted.rows[0]?.total ?? 0,
    next: last && `${last.received_at.toISOString()} ${last.id}`,
  };
}

function lineOf(
  row: Row,
  seal: Desk['seal'],
  settings: PetitionSettings,
  today: LocalDate,
): Omit<PetitionLine, 'daysLeft'> {
  const petition = petitionOfRow(row);
  const words = wordsOf(seal, row);
  return {
    petition,
    name: words?.name ?? '（已到期删除）',
    content: withoutNumbers(words?.content.slice(0, 60) ?? ''),
    unitName: row.unit_name ?? '',
    schoolName: row.school_name ?? '',
    ownerName: row.owner_name ?? undefined,
    risks: risksOf({ ...petition, alike: row.alike, ofSchool: row.of_school }, settings, today),
  };
}

function nameOf(column: 'unit' | 'school'): RawBuilder<string> {
  return sql`(select name from units where units.county = petitions.county
    and units.path = ${sql.ref(`petitions.${column}`)} order by until nulls first limit 1)`;
}

function conditionsOf(
  { seal, clock }: Desk,
  actor: Actor,
  filter: PetitionFilter,
  settings: PetitionSettings,
): readonly RawBuilder<boolean>[] {
  const { state, kind, channel, risk, unit, school, mine, from, to, number, phone } = filter;
  const asked = risk === 'any' ? EVERY_RISK : risk === undefined ? [] : [risk];
  const risks = asked.map((each) => hasRisk(each, settings, clock.today()));
  return [
    sql<boolean>`petitions.county = ${actor.county}`,
    permitted(actor, 'petition.read', 'petitions.unit'),
    ...(state === undefined
      ? []
      : [
          state === 'open'
            ? sql<boolean>`petitions.state in ('new', 'working')`
            : sql<boolean>`petitions.state = ${state}`,
        ]),
    ...(kind === undefined ? [] : [sql<boolean>`petitions.kind = ${kind}`]),
    ...(channel === undefined ? [] : [sql<boolean>`petitions.channel = ${channel}`]),
    ...(risks.length === 0 ? [] : [sql<boolean>`(${sql.join(risks, sql` or `)})`]),
    ...(unit === undefined ? [] : [within(unit, 'petitions.unit')]),
    ...(school === undefined ? [] : [within(school, 'petitions.school')]),
    ...(mine ? [sql<boolean>`petitions.owner = ${actor.person}::uuid`] : []),
    ...(from === undefined ? [] : [sql<boolean>`petitions.received_at >= ${`${from}T00:00:00+08:00`}::timestamptz`]),
    ...(to === undefined
      ? []
      : [sql<boolean>`petitions.received_at < ${`${to}T00:00:00+08:00`}::timestamptz + interval '1 day'`]),
    ...(number === undefined ? [] : [sql<boolean>`strpos(petitions.number, ${number.trim()}) > 0`]),
    ...(phone === undefined ? [] : [sql<boolean>`petitions.phone_digest = ${digestOfPhone(seal, digitsOf(phone))}`]),
  ];
}
