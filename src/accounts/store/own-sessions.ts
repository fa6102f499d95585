import { audit } from '#src/audit/store/audit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { SESSION_LIMITS } from '../session-limits.ts';
import { officesOf } from './offices-of.ts';
import type { OpenSession } from './sessions.ts';
import { renewSession } from './sessions.ts';

/** 登录中的设备 — one of a person's own sessions, as they see it. */
export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly network: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly isThis: boolean;
}

export async function listOwnSessions(db: Database, session: OpenSession, now: Date): Promise<readonly OwnSession[]> {
  const rows = await open(db, session)
    .where('seen_at', '>', new Date(now.getTime() - SESSION_LIMITS.idle))
    .where('created_at', '>', new Date(now.getTime() - SESSION_LIMITS.absolute))
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    network: row.network,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    isThis: row.id === session.id,
  }));
}

/** Ends another of one's own sessions. Whether it was there. */
export async function endOwnSession(desk: Desk, session: OpenSession, id: string): Promise<boolean> {
  const now = desk.clock.now();
  return await desk.db.transaction().execute(async (work) => {
    if (!(await end(work, session, id, now))) return false;
    const deed = { action: 'session.end-others', subjectKind: 'session', subject: id } as const;
    await audit(work, session.actor ?? session, deed, now);
    return true;
  });
}

/** 退出登录. */
export async function signOut(desk: Desk, session: OpenSession): Promise<void> {
  const now = desk.clock.now();
  await desk.db.transaction().execute(async (work) => {
    await end(work, session, session.id, now);
    const deed = { action: 'session.end', subjectKind: 'person', subject: session.person } as const;
    await audit(work, session.actor ?? session, deed, now);
  });
}

/** 切换岗位 — the session goes on in another office of the same person, under a new token; `undefined` when they do not hold it. */
export async function switchOffice(desk: Desk, session: OpenSession, holding: string): Promise<string | undefined> {
  const now = desk.clock.now();
  return await desk.db.transaction().execute(async (work) => {
    const offices = await officesOf(work, session.county, session.person, desk.clock.today());
    const next = offices.find((office) => office.holding === holding);
    if (next === undefined) return undefined;
    const token = await renewSession(work, session, { holding }, now);
    const by = { county: session.county, person: session.person, office: next.office, unit: next.unit.path };
    await audit(work, by, { action: 'session.office', subjectKind: 'holding', subject: holding }, now);
    return token;
  });
}

/** What is over for a month is of no use to anybody; who signed in when stays in the audit. */
export async function forgetOldSessions(desk: Desk): Promise<void> {
  const before = new Date(desk.clock.now().getTime() - 30 * 86_400_000);
  await desk.db.deleteFrom('sessions').where('seen_at', '<', before).execute();
  await desk.db
    .deleteFrom('sign_in_attempts')
    .where('last_at', '<', before)
    .where((row) => row.or([row('signed_in_at', 'is', null), row('signed_in_at', '<', before)]))
    .execute();
}

function open(db: Database, { county, person }: OpenSession) {
  return db
    .selectFrom('sessions')
    .select(['id', 'device', 'network', 'created_at', 'seen_at'])
    .where('county', '=', county)
    .where('person', '=', person)
    .where('state', '=', 'signed-in')
    .where('ended_at', 'is', null);
}

async function end(work: Work, { county, person }: OpenSession, id: string, now: Date): Promise<boolean> {
  const ended = await work
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('county', '=', county)
    .where('person', '=', person)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}
