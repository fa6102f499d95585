import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { askedTogether } from '#src/platform/database/asked-together.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { KEPT } from '#src/platform/database/kept-statement.ts';
import { isOver, MOST_SESSIONS, SESSION_LIMITS } from '../session-limits.ts';
import type { SignInState } from '../sign-in-state.ts';
import { digestOfToken, newToken } from './secret-texts.ts';
import type { Whence } from './sign-in-desk.ts';

/** 会话 — a sign-in that lasts, wherever it has come to. */
export interface OpenSession {
  readonly id: string;
  readonly digest: Buffer;
  readonly county: string;
  readonly person: string;
  readonly name: string;
  readonly account: string;
  readonly state: SignInState;
  readonly holding: string | undefined;
  /** Absent before the sign-in is complete, and when the office has ended meanwhile. */
  readonly actor: Actor | undefined;
  readonly createdAt: Date;
  readonly confirmedAt: Date | undefined;
}

interface SessionRow {
  readonly asked: number;
  readonly id: string;
  readonly county: string;
  readonly person: string;
  readonly name: string;
  readonly account: string;
  readonly state: SignInState;
  readonly holding: string | null;
  readonly office: Office | null;
  readonly path: UnitPath | null;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly confirmed_at: Date | null;
}

/** The session of this token, if it still lasts: asked on every request, in one query, so that whatever is taken away is gone at once. */
export async function readSession(
  db: Database,
  token: string,
  now: Date,
  today: LocalDate,
): Promise<OpenSession | undefined> {
  const digest = digestOfToken(token);
  const row = await sessionRow(db, { digest, today });
  if (row === undefined) return undefined;
  const { county, person, name, account, state } = row;
  const office = row.office ?? undefined;
  const signedIn = state === 'signed-in';
  if (isOver({ signedIn, office, createdAt: row.created_at, seenAt: row.seen_at }, now)) return undefined;
  await touch(db, digest, row.seen_at, now);
  const isActor = signedIn && office !== undefined && row.path !== null;
  return {
    ...{ id: row.id, digest, county, person, name, account, state },
    holding: row.holding ?? undefined,
    actor: isActor ? { person, name, county, office, unit: row.path } : undefined,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at ?? undefined,
  };
}

/** Those who ask at the same moment ask together. */
const sessionRow = askedTogether(
  async (db, asked: readonly { readonly digest: Buffer; readonly today: LocalDate }[]) => {
    const { rows } = await sql<SessionRow>`
      select asked.ordinality as asked, sessions.id, sessions.county, sessions.person, people.name, people.account,
        sessions.state, sessions.holding, holdings.office, units.path, sessions.created_at, sessions.seen_at,
        sessions.confirmed_at
      from unnest(${asked.map(({ digest }) => digest)}::bytea[], ${asked.map(({ today }) => today)}::date[])
        with ordinality as asked (digest, today)
      join sessions on sessions.token_digest = asked.digest and sessions.ended_at is null
      join people on people.county = sessions.county and people.id = sessions.person and people.sealed_at is null
      left join holdings on holdings.county = sessions.county and holdings.id = sessions.holding
        and holdings.person = sessions.person
        and holdings.since <= asked.today and (holdings.until is null or holdings.until > asked.today)
      left join units on units.county = holdings.county and units.id = holdings.unit
        and (units.until is null or units.until > asked.today)
      ${KEPT}`.execute(db);
    const byQuestion = new Map(rows.map((row) => [row.asked, row]));
    return asked.map((_, at) => byQuestion.get(at + 1));
  },
);

/** Where a sign-in has come to. */
export interface Standing {
  readonly state: SignInState;
  readonly holding: string | undefined;
  /** What the holding is, for whoever writes it down. */
  readonly at?: Pick<Actor, 'office' | 'unit'> | undefined;
}

/** Begins a session and answers its token, which is nowhere else. */
export async function beginSession(
  work: Work,
  who: { readonly county: string; readonly person: string },
  standing: Standing,
  whence: Whence,
  now: Date,
): Promise<string> {
  const token = newToken();
  await work
    .insertInto('sessions')
    .values({
      ...who,
      ...whence,
      token_digest: digestOfToken(token),
      id: randomUUID(),
      state: standing.state,
      holding: standing.holding ?? null,
      created_at: now,
      seen_at: now,
      confirmed_at: standing.state === 'signed-in' ? now : null,
    })
    .execute();
  if (standing.state === 'signed-in') await settleIn(work, who, now);
  return token;
}

/** 更换令牌 — the session goes on under a new token, and the old one is dead: at each step of a sign-in, at a change of office, when confirmed. */
export async function renewSession(
  work: Work,
  session: OpenSession,
  change: Partial<Standing> & { readonly confirmed?: true },
  now: Date,
): Promise<string> {
  const token = newToken();
  const completes = session.state !== 'signed-in' && change.state === 'signed-in';
  await work
    .updateTable('sessions')
    .set({
      token_digest: digestOfToken(token),
      seen_at: now,
      ...(change.state && { state: change.state }),
      ...(change.holding && { holding: change.holding }),
      ...((change.confirmed || completes) && { confirmed_at: now }),
      ...(completes && { created_at: now }),
    })
    .where('token_digest', '=', session.digest)
    .where('ended_at', 'is', null)
    .execute();
  if (completes) await settleIn(work, session, now);
  return token;
}

/** Ends every session of a person, but for the one with this id. */
export async function endSessionsOf(
  work: Work,
  who: { readonly county: string; readonly person: string },
  now: Date,
  except?: string,
): Promise<void> {
  await work
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('county', '=', who.county)
    .where('person', '=', who.person)
    .where('ended_at', 'is', null)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .execute();
}

async function touch(db: Database, digest: Buffer, seenAt: Date, now: Date): Promise<void> {
  if (now.getTime() - seenAt.getTime() < SESSION_LIMITS.touch) return;
  await db.updateTable('sessions').set({ seen_at: now }).where('token_digest', '=', digest).execute();
}

/** The person is in: it is remembered when, and beyond the second session the one unseen for longest ends. */
async function settleIn(work: Work, who: { readonly county: string; readonly person: string }, now: Date) {
  await work
    .updateTable('people')
    .set({ last_seen_at: now })
    .where('county', '=', who.county)
    .where('id', '=', who.person)
    .execute();
  const open = await work
    .selectFrom('sessions')
    .select('id')
    .where('county', '=', who.county)
    .where('person', '=', who.person)
    .where('state', '=', 'signed-in')
    .where('ended_at', 'is', null)
    .orderBy('seen_at', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
  const oldest = open.slice(MOST_SESSIONS).map(({ id }) => id);
  if (oldest.length === 0) return;
  await work
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('county', '=', who.county)
    .where('id', 'in', oldest)
    .execute();
}
