import { sql } from 'kysely';
import type { Door } from '#src/findings/today.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { procedureOf } from '#src/procedures/index.ts';
import type { NoticeEvent } from '../addressees.ts';
import { type About, doorOf, type NewsEvent } from '../news.ts';

/** 消息 — one thing a person was told, with the case as it is called today. */
export interface Notice {
  readonly id: string;
  readonly event: NoticeEvent | NewsEvent;
  /** Where it leads. */
  readonly door: Door;
  readonly number: string;
  readonly title: string;
  readonly procedure: string;
  readonly step: string;
  readonly by: string | undefined;
  readonly at: Date;
  readonly read: boolean;
}

export interface NoticesRequest {
  readonly unread: boolean;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

interface Row extends Omit<Notice, 'door' | 'by' | 'read'> {
  readonly case_id: string | null;
  readonly about: About | null;
  readonly about_id: string | null;
  readonly by: string | null;
  readonly read_at: Date | null;
  readonly mark: string;
}

/** 我的消息 — what this person was told in whatever office, the latest first. Nobody reads another's. */
export async function noticesOf(db: Database, actor: Actor, { unread, after, limit }: NoticesRequest) {
  const [at, id] = after?.split(' ') ?? [];
  const { rows } = await sql<Row>`
    select notices.id, notices.event, notices.case_id, notices.about, notices.about_id,
      coalesce(cases.number, '') as number, coalesce(cases.title, notices.title) as title,
      coalesce(cases.procedure, '') as procedure,
      notices.step_title as step, people.name as by, notices.at, notices.read_at,
      extract(epoch from notices.at)::text || ' ' || notices.id as mark
    from notices
    left join cases on cases.county = notices.county and cases.id = notices.case_id
    left join people on people.county = notices.county and people.id = notices.by_person
    where notices.county = ${actor.county} and notices.person = ${actor.person}::uuid
      and (${!unread} or notices.read_at is null)
      and (${at === undefined} or (notices.at, notices.id) < (to_timestamp(${Number(at) || 0}), ${id ?? NONE}::uuid))
    order by notices.at desc, notices.id desc limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  return {
    rows: page.map(({ case_id, about, about_id, by, read_at, mark: _, procedure, ...row }): Notice => {
      const title = procedureOf(procedure)?.title ?? procedure;
      const door =
        about !== null && about_id !== null ? doorOf(about, about_id) : { to: CASE, params: { id: case_id ?? NONE } };
      return { ...row, procedure: title, door, by: by ?? undefined, read: read_at !== null };
    }),
    next: rows.length > limit ? page.at(-1)?.mark : undefined,
  };
}

/** 未读数 */
export async function unreadOf(db: Database, actor: Actor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from notices
    where county = ${actor.county} and person = ${actor.person}::uuid and read_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** 标为已读 — these, or all of one's own when none are named. Answers how many were unread. */
export async function markRead({ db, clock }: Desk, actor: Actor, ids: readonly string[] | undefined): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update notices set read_at = ${clock.now()}
    where county = ${actor.county} and person = ${actor.person}::uuid and read_at is null
      and (${ids === undefined} or id = any(${ids ?? []}::uuid[]))`.execute(db);
  return Number(numAffectedRows);
}

/** The page of a case. */
const CASE = '/cases/$id';

const NONE = '00000000-0000-0000-0000-000000000000';
