import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { LADDER } from '../reminders.ts';
import { type Supervision, type SupervisionDeed, shapeOfDeed } from '../supervision.ts';
import { closeWords, openWords } from './sealed-words.ts';

type At = Pick<Supervision, 'county' | 'id'>;

/** One line of the history: a deed, or what the program said by itself. */
export interface SupervisionEvent {
  readonly number: number;
  readonly title: string;
  readonly at: Date;
  /** Absent for the program. */
  readonly by: string | undefined;
  readonly words: string;
  readonly days: number | undefined;
  readonly due: LocalDate | undefined;
}

interface EventDraft {
  readonly deed: SupervisionDeed | 'open' | 'reminder' | 'letter';
  readonly by?: Actor | undefined;
  readonly words?: string | undefined;
  readonly days?: number | undefined;
  readonly due?: LocalDate | undefined;
  /** Of a reminder: which one. */
  readonly rung?: number | undefined;
}

/** Written in the transaction of the deed itself; the matter's row is held, so that numbers follow each other. */
export async function writeEvent(
  { clock, seal }: Desk,
  work: Work,
  { county, id }: At,
  { deed, by, words = '', days, due, rung }: EventDraft,
): Promise<number> {
  const { count } = await work
    .selectFrom('supervision_events')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('county', '=', county)
    .where('supervision', '=', id)
    .executeTakeFirstOrThrow();
  const number = Number(count) + 1;
  const text = words.trim();
  await work
    .insertInto('supervision_events')
    .values({
      ...{ county, supervision: id, number, deed, rung: rung ?? null, at: clock.now(), by_person: by?.person ?? null },
      ...{ by_words: by === undefined ? '' : `${by.name}（${OFFICES[by.office].title}）` },
      ...{ days: days ?? null, due: due ?? null, key_id: text === '' ? null : seal.keyId },
      words: text === '' ? null : closeWords(seal, county, id, number, text),
    })
    .execute();
  return number;
}

/** The history, from the first line on. The caller has found the matter. */
export async function eventsOf({ db, seal }: Desk, { county, id }: At): Promise<readonly SupervisionEvent[]> {
  const { rows } = await sql<EventRow>`
    select number, deed, rung, at, by_words, words, days, due from supervision_events
    where county = ${county} and supervision = ${id}::uuid order by number`.execute(db);
  return rows.map(({ number, deed, rung, at, by_words, words, days, due }) => ({
    ...{ number, title: titleOf(deed, rung), at, by: by_words === '' ? undefined : by_words },
    ...{ words: openWords(seal, county, id, number, words), days: days ?? undefined, due: due ?? undefined },
  }));
}

/** The last words of the receiver; `undefined` while there are none. */
export async function lastAnswerOf(db: Database | Work, desk: Pick<Desk, 'seal'>, { county, id }: At) {
  const { rows } = await sql<Pick<EventRow, 'number' | 'words'>>`
    select number, words from supervision_events
    where county = ${county} and supervision = ${id}::uuid and deed = 'answer' order by number desc limit 1`.execute(
    db,
  );
  const [last] = rows;
  return last && openWords(desk.seal, county, id, last.number, last.words);
}

interface EventRow {
  readonly number: number;
  readonly deed: SupervisionDeed | 'open' | 'reminder' | 'letter';
  readonly rung: number | null;
  readonly at: Date;
  readonly by_words: string;
  readonly words: Buffer | null;
  readonly days: number | null;
  readonly due: LocalDate | null;
}

function titleOf(deed: EventRow['deed'], rung: number | null): string {
  if (deed === 'open') return '发起督办';
  if (deed === 'letter') return '发出督办函';
  if (deed === 'reminder') return LADDER[rung ?? 0]?.title ?? '提醒';
  return shapeOfDeed(deed).title;
}
