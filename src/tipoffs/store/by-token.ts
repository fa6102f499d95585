import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Work } from '#src/platform/database/database.ts';
import { MOST_ENVELOPES, TIP_OFF_OUTCOMES, TIP_OFF_REFUSALS, TIP_OFF_STATES } from '../tip-off.ts';
import { usableKeys } from './inspectors.ts';
import { type SentEnvelope, type TipOffDesk, tagOf, writeEnvelope } from './report.ts';
import { excused, type TipOffRow, tipOffOfRow } from './tip-off-rows.ts';

/** 举报人看到的 — how far it is, and the letters to and fro, still sealed. Of inspectors neither name nor hour. */
export interface ReportersView {
  readonly id: string;
  readonly number: string;
  readonly said: string;
  /** 结论 or why it was not taken up. */
  readonly ending: string | undefined;
  readonly receivedOn: LocalDate;
  readonly reporterKey: Buffer;
  readonly reporterLocked: Buffer;
  readonly letters: readonly Letter[];
  /** To whose keys an answer is sealed. */
  readonly keys: readonly { readonly id: string; readonly publicKey: Buffer }[];
}

interface Letter {
  readonly kind: 'report' | 'message';
  readonly mine: boolean;
  readonly day: LocalDate;
  readonly body: Buffer;
  readonly wrapped: Buffer;
}

type Viewed = ReportersView | { readonly objections: readonly Objection[] };

/** 凭回执查看 */
export async function viewByToken(desk: TipOffDesk, token: string): Promise<Viewed> {
  const row = await rowOf(desk, token);
  if (row === 'busy') return BUSY;
  return row === undefined ? UNKNOWN : desk.db.transaction().execute((work) => viewOf(work, row));
}

/** 举报人补充 — another letter to the inspectors. */
export async function writeByToken(desk: TipOffDesk, token: string, letter: SentEnvelope): Promise<Viewed> {
  const row = await rowOf(desk, token);
  if (row === 'busy') return BUSY;
  if (row === undefined) return UNKNOWN;
  return desk.db
    .transaction()
    .execute(async (work): Promise<Viewed> => {
      const keys = await keysFor(work, row);
      const sent = letter.wraps.map(({ key }) => key).toSorted();
      if (
        sent.join() !==
        keys
          .map(({ id }) => id)
          .toSorted()
          .join()
      ) {
        return { objections: [{ code: 'keys', message: '查办员刚有变动，请再点一次发送，会重新加密' }] };
      }
      const envelope = { ...letter, kind: 'message', day: desk.clock.today() };
      const number = await writeEnvelope(work, row, envelope);
      if (number > MOST_ENVELOPES) throw new TooMany();
      return viewOf(work, row);
    })
    .catch((error: unknown) => {
      if (error instanceof TooMany) return { objections: [{ code: 'many', message: '往来已经太多，请等查办员回复' }] };
      throw error;
    });
}

class TooMany extends Error {
  override readonly name = 'TooMany';
}

async function rowOf({ db, seal, passwords }: TipOffDesk, token: string): Promise<TipOffRow | 'busy' | undefined> {
  const candidates = await db.selectFrom('tip_offs').selectAll().where('code_tag', '=', tagOf(seal, token)).execute();
  // Nobody's token takes as long as somebody's.
  if (candidates.length === 0 && typeof (await passwords.matches(undefined, token)) !== 'boolean') return 'busy';
  for (const row of candidates) {
    const matches = await passwords.matches(row.code_hash, token);
    if (typeof matches !== 'boolean') return 'busy';
    if (matches) return row;
  }
  return undefined;
}

async function viewOf(work: Work, row: TipOffRow): Promise<ReportersView> {
  const tipOff = tipOffOfRow(row);
  const { rows: letters } = await sql<Letter>`
    select kind, person is null as mine, on_day as day, body, reporter_wrap as wrapped from tip_off_envelopes
    where county = ${row.county} and tip_off = ${row.id}::uuid and reporter_wrap is not null order by number`.execute(
    work,
  );
  const { state, outcome, refusal } = tipOff;
  return {
    ...{ id: row.id, number: row.number, said: TIP_OFF_STATES[state].said, receivedOn: row.received_on, letters },
    ending: outcome === undefined ? refusal && TIP_OFF_REFUSALS[refusal] : TIP_OFF_OUTCOMES[outcome],
    ...{ reporterKey: row.reporter_key, reporterLocked: row.reporter_locked },
    keys: (await keysFor(work, row)).map(({ id, publicKey }) => ({ id, publicKey })),
  };
}

/** Everybody at its desk who may see it, and has a key. */
export async function keysFor(work: Work, { county, id }: Pick<TipOffRow, 'county' | 'id'>) {
  const { rows } = await sql<{ person: string }>`
    select holder.person from tip_offs
    join units as desk on desk.county = tip_offs.county and desk.path = tip_offs.desk and desk.until is null
    join holdings as holder on holder.county = desk.county and holder.unit = desk.id and holder.until is null
      and holder.office = 'tip-off-inspector'
    where tip_offs.county = ${county} and tip_offs.id = ${id}::uuid
      and not ${excused(sql`holder.person`)}`.execute(work);
  return usableKeys(
    work,
    county,
    rows.map(({ person }) => person),
  );
}

const UNKNOWN = { objections: [{ code: 'unknown', message: '没有查到这个回执码。请对照抄下的再输一遍' }] };
const BUSY = { objections: [{ code: 'busy', message: '现在查询的人太多，请过一会儿再试' }] };
