import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import {
  CLOSE_WITHIN,
  type DeedWords,
  type EnvelopeKind,
  objectionsToTipOffDeed,
  shapeOfTipOffDeed,
  type TipOffDeed,
} from '../tip-off.ts';
import { keysFor } from './by-token.ts';
import { type SentEnvelope, writeEnvelope } from './report.ts';
import { findTipOff, holdTipOff, type TipOffRow, tipOffOfRow, writeStep } from './tip-off-rows.ts';

/** A letter with its key as it was wrapped for this inspector; without, it was sealed before they had a key. */
export interface SealedLetter {
  readonly number: number;
  readonly kind: EnvelopeKind;
  readonly by: string | undefined;
  readonly day: LocalDate;
  readonly body: Buffer;
  readonly wrapped: Buffer | undefined;
}

export interface OpenedTipOff {
  readonly row: TipOffRow;
  readonly letters: readonly SealedLetter[];
  readonly steps: readonly {
    readonly deed: string;
    readonly by: string | undefined;
    readonly day: LocalDate;
    readonly detail: string;
  }[];
  readonly keys: readonly { readonly id: string; readonly person: string; readonly publicKey: Buffer }[];
  /** Who has agreed to open the name. */
  readonly agreed: readonly string[];
}

/** 打开举报 — the letters, still sealed, for the browser to open; that they were asked for is written down each time. */
export function openTipOff(desk: Desk, actor: Actor, id: string): Promise<OpenedTipOff | undefined> {
  return desk.db.transaction().execute(async (work) => {
    const row = await findTipOff(work, actor, id);
    if (row === undefined) return undefined;
    await noted(desk, work, actor, row, 'tip-off.open');
    const { rows: letters } = await sql<Omit<SealedLetter, 'by' | 'wrapped'> & Nulls>`
      select letter.number, letter.kind, people.name as by, letter.on_day as day, letter.body, mine.wrapped
      from tip_off_envelopes as letter
      left join people on people.county = letter.county and people.id = letter.person
      left join (select wraps.* from tip_off_wraps as wraps
        join tip_off_keys as own on own.county = wraps.county and own.id = wraps.key
          and own.person = ${actor.person}::uuid and own.retired_on is null) as mine
        on mine.county = letter.county and mine.tip_off = letter.tip_off and mine.number = letter.number
      where letter.county = ${row.county} and letter.tip_off = ${id}::uuid and letter.kind <> 'identity'
      order by letter.number`.execute(work);
    const { rows: steps } = await sql<{ deed: string; by: string | null; day: LocalDate; detail: string }>`
      select deed, people.name as by, on_day as day, detail from tip_off_steps as step
      left join people on people.county = step.county and people.id = step.person
      where step.county = ${row.county} and step.tip_off = ${id}::uuid order by number`.execute(work);
    const { rows: agreed } = await sql<{ name: string }>`
      select distinct people.name from tip_off_shares as share
      join people on people.county = share.county and people.id = share.person
      where share.county = ${row.county} and share.tip_off = ${id}::uuid`.execute(work);
    return {
      row,
      letters: letters.map((each) => ({ ...each, by: each.by ?? undefined, wrapped: each.wrapped ?? undefined })),
      steps: steps.map((step) => ({ ...step, by: step.by ?? undefined })),
      keys: await keysFor(work, row),
      agreed: agreed.map(({ name }) => name),
    };
  });
}

interface Nulls {
  readonly by: string | null;
  readonly wrapped: Buffer | null;
}

export type Worked = { readonly revision: number } | { readonly objections: readonly Objection[] } | 'missing';

export interface AskedDeed extends DeedWords {
  readonly deed: TipOffDeed;
  readonly seen: number;
  /** 回避: who shall not see it any more. */
  readonly person?: string | undefined;
}

/** 查办 — one deed, by the day, and the audit. */
export function workOnTipOff(desk: Desk, actor: Actor, id: string, asked: AskedDeed): Promise<Worked> {
  return desk.db.transaction().execute(async (work): Promise<Worked> => {
    const row = await holdTipOff(work, actor, id);
    if (row === undefined) return 'missing';
    const against = objectionsToTipOffDeed(tipOffOfRow(row), asked.deed, asked.seen, asked);
    if (against.length > 0) return { objections: against };
    const excusing = asked.deed === 'excuse' ? await excuse(desk, work, actor, row, asked.person) : [];
    if (excusing.length > 0) return { objections: excusing };
    const { to } = shapeOfTipOffDeed(asked.deed);
    const change = { ...(await changeOf(desk, work, row, asked)), ...(to && { state: to }) };
    const next = await work
      .updateTable('tip_offs')
      .set({ ...change, revision: sql`revision + 1` })
      .where('county', '=', row.county)
      .where('id', '=', id)
      .returning('revision')
      .executeTakeFirstOrThrow();
    const detail = asked.outcome ?? asked.refusal ?? (asked.deed === 'extend' ? String(asked.days) : '');
    await writeStep(work, row, { deed: asked.deed, person: actor.person, day: desk.clock.today(), detail });
    await noted(desk, work, actor, row, 'tip-off.work', asked.deed);
    return next;
  });
}

async function changeOf(desk: Desk, work: Work, row: TipOffRow, asked: AskedDeed): Promise<Partial<TipOffRow>> {
  const today = desk.clock.today();
  const { calendar } = await calendarOf(work, row.county);
  switch (asked.deed) {
    case 'accept':
      return { due: workingDaysAfter(row.received_on, CLOSE_WITHIN, calendar) ?? null };
    case 'extend':
      return {
        due: workingDaysAfter(row.received_on, CLOSE_WITHIN + (asked.days ?? 0), calendar) ?? null,
        extended: true,
      };
    case 'close':
      return { outcome: asked.outcome ?? null, closed_on: today };
    case 'refuse':
      return { refusal: asked.refusal ?? null, closed_on: today };
    default:
      return {};
  }
}

/** 回避 — oneself or another; the last one cannot leave, for then nobody could read it. */
async function excuse(
  desk: Desk,
  work: Work,
  actor: Actor,
  row: TipOffRow,
  person: string | undefined,
): Promise<readonly Objection[]> {
  const keys = await keysFor(work, row);
  if (!keys.some((key) => key.person === person)) {
    return [{ code: 'person', field: 'person', message: '请从能看到这件举报的查办员中选' }];
  }
  if (new Set(keys.map((key) => key.person)).size < 2) {
    return [{ code: 'last', message: '只剩这一位查办员看得到，回避后没有人能查。请先增加一位查办员' }];
  }
  await sql`
    insert into tip_off_excused (county, tip_off, person, on_day, by_person)
    values (${row.county}, ${row.id}::uuid, ${person}::uuid, ${desk.clock.today()}::date, ${actor.person}::uuid)
    on conflict do nothing`.execute(work);
  return [];
}

/** 回复举报人, or a note among inspectors: sealed in the browser, to the same people who may see the tip-off. */
export function writeLetter(
  desk: Desk,
  actor: Actor,
  id: string,
  letter: SentEnvelope & { readonly kind: 'message' | 'note' },
): Promise<Worked> {
  return desk.db.transaction().execute(async (work): Promise<Worked> => {
    const row = await holdTipOff(work, actor, id);
    if (row === undefined) return 'missing';
    const right = (await keysFor(work, row)).map((key) => key.id).toSorted();
    if (
      letter.wraps
        .map(({ key }) => key)
        .toSorted()
        .join() !== right.join()
    ) {
      return { objections: [{ code: 'keys', message: '查办员刚有变动，请刷新后再发' }] };
    }
    if ((letter.kind === 'message') !== (letter.reporterWrap !== undefined)) {
      return { objections: [{ code: 'reader', message: '回复要封给举报人，备注不能封给举报人' }] };
    }
    await writeEnvelope(work, row, { ...letter, day: desk.clock.today(), person: actor.person });
    await noted(desk, work, actor, row, 'tip-off.write', letter.kind);
    return { revision: row.revision };
  });
}

export async function noted(
  desk: Desk,
  work: Work,
  actor: Actor,
  row: TipOffRow,
  action: 'tip-off.open' | 'tip-off.work' | 'tip-off.write' | 'tip-off.give-share' | 'tip-off.open-identity',
  deed?: string,
): Promise<void> {
  // The unit concerned stays out: the auditor is one of the county's own.
  const entry = { action, subjectKind: 'tip-off', subject: row.id, subjectUnit: actor.unit } as const;
  await audit(work, actor, { ...entry, detail: { number: row.number, deed } }, desk.clock.now());
}
