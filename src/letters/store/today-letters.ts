import { type RawBuilder, sql } from 'kysely';
import type { TodayLine, TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { LETTER_KINDS } from '../letter.ts';
import type { LetterDesk } from './letter-desk.ts';
import { isOfHouseOf, isSentTo, type LetterRow, letterOfRow } from './letter-rows.ts';

const SHOWN = 6;
const ROOM = '/letters';

/** 今日的公文 — what waits for a signature, for being sent, for being taken in, and which 回执 has not come. */
export function lettersOfToday(desk: LetterDesk): TodayProvider {
  return async ({ actor, today }) => {
    if (!can(actor, 'letter.desk', actor.unit)) return [];
    const sections = await Promise.all([
      ...(can(actor, 'letter.sign', actor.unit) ? [toSign(desk, actor)] : []),
      toSend(desk, actor),
      toTake(desk, actor),
      toAskAfter(desk, actor, today),
    ]);
    return sections.flat();
  };
}

function toSign(desk: LetterDesk, actor: Actor): Promise<readonly TodaySection[]> {
  const condition = sql<boolean>`letters.state = 'draft' and letters.unit = ${actor.unit} and letters.house = ${actor.office}`;
  return section(desk, condition, {
    ...{ key: 'letters-to-sign', title: '待签发的公文', tone: 'waiting', search: { tab: 'out', state: 'draft' } },
    detail: ({ kind }) => `${LETTER_KINDS[kind].title}，签发后给定文号`,
  });
}

function toSend(desk: LetterDesk, actor: Actor): Promise<readonly TodaySection[]> {
  return section(desk, sql<boolean>`letters.state = 'signed' and ${isOfHouseOf(actor)}`, {
    ...{
      key: 'letters-to-send',
      title: '已签发、待发出的公文',
      tone: 'waiting',
      search: { tab: 'out', state: 'signed' },
    },
    detail: ({ number }) => `${number ?? ''}　盖章后发出，并登记`,
  });
}

function toTake(desk: LetterDesk, actor: Actor): Promise<readonly TodaySection[]> {
  const untaken = sql<boolean>`exists (select from letter_addressees as mine where mine.county = letters.county
    and mine.letter = letters.id and mine.unit = ${actor.unit} and ${actor.office} = any(mine.offices) and mine.taken_at is null)`;
  return section(desk, sql<boolean>`${isSentTo(actor)} and ${untaken}`, {
    ...{ key: 'letters-to-take', title: '待签收的公文', tone: 'new', search: { tab: 'in', open: '1' } },
    detail: ({ number, sentOn }) => `${number ?? ''}　${sentOn ?? ''} 发来`,
  });
}

function toAskAfter(desk: LetterDesk, actor: Actor, today: LocalDate): Promise<readonly TodaySection[]> {
  const late = sql<boolean>`letters.state = 'sent' and letters.receipt_due < ${today}::date and ${isOfHouseOf(actor)}`;
  return section(desk, late, {
    ...{ key: 'letters-awaited', title: '过了期限没有回执的公文', tone: 'overdue', search: { tab: 'out', open: '1' } },
    detail: ({ number, receiptDue }) => `${number ?? ''}　应在 ${receiptDue ?? ''} 前回执，请查问`,
  });
}

interface SectionShape {
  readonly key: string;
  readonly title: string;
  readonly tone: TodaySection['tone'];
  readonly search: Readonly<Record<string, string>>;
  readonly detail: (letter: ReturnType<typeof letterOfRow>) => string;
}

async function section(
  { db }: LetterDesk,
  condition: RawBuilder<boolean>,
  { key, title, tone, search, detail }: SectionShape,
): Promise<readonly TodaySection[]> {
  const { rows } = await sql<LetterRow & { readonly all: number }>`
    select letters.*, count(*) over ()::integer as all from letters where ${condition}
    order by drafted_at, id limit ${SHOWN}`.execute(db);
  if (rows.length === 0) return [];
  const lines = rows.map((row): TodayLine => {
    const letter = letterOfRow(row);
    return {
      ...{ id: letter.id, title: letter.title, detail: detail(letter) },
      door: { to: '/letters/$id', params: { id: letter.id } },
    };
  });
  return [{ key, title, tone, count: rows[0]?.all ?? 0, lines, door: { to: ROOM, search } }];
}
