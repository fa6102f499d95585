import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Database } from '#src/platform/database/database.ts';
import { LOOKS } from '../actions.ts';

/** Somebody saw a child's data. */
export interface Look {
  readonly at: Date;
  readonly name?: string | undefined;
  readonly office?: string | undefined;
  readonly action: string;
  readonly reason: string;
}

const MOST_LOOKS = 200;

/** 谁看过这个孩子 — the newest two hundred; `undefined` when the child does not exist, or lies outside the actor's reach. */
export async function listLooks(db: Database, actor: Actor, student: string): Promise<readonly Look[] | undefined> {
  const child = await db
    .selectFrom('students')
    .select('id')
    .where('county', '=', actor.county)
    .where('id', '=', student)
    .where(permitted(actor, 'record.looks', 'students.unit'))
    .executeTakeFirst();
  if (child === undefined) return undefined;
  const rows = await db
    .selectFrom('audit_events as event')
    .leftJoin('people as doer', (join) =>
      join.onRef('doer.county', '=', 'event.county').onRef('doer.id', '=', 'event.person'),
    )
    .select(['event.at', 'doer.name', 'event.office', 'event.action', 'event.reason'])
    .where('event.county', '=', actor.county)
    .where('event.subject_kind', '=', 'student')
    .where('event.subject', '=', student)
    .where('event.action', 'in', LOOKS)
    .orderBy('event.at', 'desc')
    .limit(MOST_LOOKS)
    .execute();
  return rows.map((row) => ({ ...row, name: row.name ?? undefined, office: row.office ?? undefined }));
}
