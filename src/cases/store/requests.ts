import { hash } from 'node:crypto';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';

/** A request that must take effect once, however often it arrives. */
export interface Request {
  /** 请求键: made up by the browser for one press of a button. */
  readonly key: string;
  /** Everything that was asked; of what names a child, its keyed digest. */
  readonly asked: unknown;
}

/** `fresh`: nobody has asked this yet; `again`: it was done, with this answer; `other`: the key was used for something else. */
export type Claimed =
  | { readonly is: 'fresh' }
  | { readonly is: 'again'; readonly answer: unknown }
  | { readonly is: 'other' };

/**
 * 防重复提交 — claims the key within the transaction of the deed. Whoever comes with the same key meanwhile waits for the end
 * of it; when it is undone, the key is free again.
 */
export async function claimRequest(
  work: Work,
  { county, person }: Actor,
  { key, asked }: Request,
  now: Date,
): Promise<Claimed> {
  const request = Buffer.from(hash('sha256', JSON.stringify(asked), 'hex'), 'hex');
  const { numInsertedOrUpdatedRows } = await work
    .insertInto('case_requests')
    .values({ county, person, key, request, status: UNDER_WAY, answer: '{}', at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) return { is: 'fresh' };
  const row = await work
    .selectFrom('case_requests')
    .select(['request', 'answer'])
    .where('county', '=', county)
    .where('person', '=', person)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return row.request.equals(request) ? { is: 'again', answer: row.answer } : { is: 'other' };
}

/** Keeps the answer for whoever asks again; nothing personal is in it. */
export async function answerRequest(
  work: Work,
  { county, person }: Actor,
  { key }: Request,
  answer: unknown,
): Promise<void> {
  await work
    .updateTable('case_requests')
    .set({ status: DONE, answer: JSON.stringify(answer) })
    .where('county', '=', county)
    .where('person', '=', person)
    .where('key', '=', key)
    .execute();
}

/** Nothing was done: whoever comes with the key again is heard anew. */
export async function releaseRequest(work: Work, { county, person }: Actor, { key }: Request): Promise<void> {
  await work
    .deleteFrom('case_requests')
    .where('county', '=', county)
    .where('person', '=', person)
    .where('key', '=', key)
    .execute();
}

/** Who has not tried again in a month will not. Answers how many keys were forgotten. */
export async function forgetRequests({ db, clock }: Desk): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('case_requests')
    .where('at', '<', new Date(clock.now().getTime() - MONTH))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

const MONTH = 30 * 24 * 3_600_000;

export const KEY_USED = { code: 'key-used', message: '这个请求已用于别的操作，请刷新页面后重试' };

const UNDER_WAY = 102;
const DONE = 201;
