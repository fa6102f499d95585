import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { Objection } from '../objection.ts';
import type { Actor } from '../office.ts';
import { can } from '../permissions.ts';
import { objectionsToPerson, objectionsToPhone } from '../person.ts';
import type { OneTimeCode, OrganizationDesk } from './organization-desk.ts';
import { boundOf } from './people.ts';

/** A person who is to have an account. */
export interface PersonDraft {
  readonly name: string;
  readonly account: string;
  /** Empty when none is known. */
  readonly phone: string;
}

export type Refusal = { readonly objections: readonly Objection[] } | 'missing';

/** 新增人员 — with a one-time code, by which they choose a password of their own. */
export async function createPerson(
  desk: OrganizationDesk,
  actor: Actor,
  draft: PersonDraft,
): Promise<{ readonly id: string; readonly code: OneTimeCode } | Refusal> {
  if (!can(actor, 'person.manage', actor.unit)) return 'missing';
  return desk.db.transaction().execute(async (work) => {
    const objections = await objectionsToDraft(desk, work, actor.county, draft);
    if (objections.length > 0) return { objections };
    const id = await insertPerson(desk, work, actor, draft);
    return { id, code: await desk.issueCode(work, actor, id) };
  });
}

/** Their name or phone; absent stays as it is. `seen` is the revision the change was made up from. */
export async function changePerson(
  desk: OrganizationDesk,
  actor: Actor,
  id: string,
  change: { readonly name?: string | undefined; readonly phone?: string | undefined; readonly seen: number },
): Promise<'done' | Refusal> {
  if (!can(actor, 'person.manage', actor.unit)) return 'missing';
  const { name, phone, seen } = change;
  const objections = [
    ...(name === undefined ? [] : objectionsToPerson({ name })),
    ...(phone === undefined ? [] : objectionsToPhone(phone)),
  ];
  if (objections.length > 0) return { objections };
  return desk.db.transaction().execute(async (work) => {
    const before = await personIn(work, actor.county, id);
    if (before === undefined) return 'missing';
    if (before.revision !== seen) return { objections: [STALE] };
    await work
      .updateTable('people')
      .set({
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(phone === undefined ? {} : { phone: sealedPhone(desk, actor.county, id, phone) }),
        revision: seen + 1,
      })
      .where('county', '=', actor.county)
      .where('id', '=', id)
      .execute();
    const detail = {
      ...(name === undefined ? {} : { name: { before: before.name, after: name.trim() } }),
      ...(phone === undefined ? {} : { phone: '已改' }),
    };
    const deed = { action: 'person.change', subjectKind: 'person', subject: id, detail } as const;
    await desk.audit(work, actor, deed, desk.clock.now());
    return 'done';
  });
}

/** The person's row, locked until the transaction ends, so that their offices are judged one grant after the other. */
export async function personIn(work: Work, county: string, id: string) {
  return work
    .selectFrom('people')
    .select(['id', 'name', 'account', 'sealed_at', 'revision'])
    .where('county', '=', county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function objectionsToDraft(
  desk: OrganizationDesk,
  work: Work,
  county: string,
  draft: PersonDraft,
): Promise<readonly Objection[]> {
  const formal = [...objectionsToPerson(draft), ...objectionsToPhone(draft.phone)];
  if (formal.length > 0) return formal;
  // Two who ask for one account at the same moment wait for each other here, instead of breaking the index.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`account ${draft.account}`}, 0))`.execute(work);
  const sameAccount = await work
    .selectFrom('people')
    .select('id')
    .where('account', '=', draft.account)
    .executeTakeFirst();
  if (sameAccount !== undefined) return [ACCOUNT_TAKEN];
  const twin = draft.phone !== '' && (await hasTwin(desk, work, county, draft));
  return twin
    ? [
        {
          code: 'same-person',
          field: 'name',
          message: `已有同名且电话相同的人员“${draft.name}”，一人只用一个账号。请在人员列表中找到此人，直接授予岗位。`,
        },
      ]
    : [];
}

export async function insertPerson(
  desk: OrganizationDesk,
  work: Work,
  actor: Actor,
  draft: PersonDraft,
): Promise<string> {
  const id = randomUUID();
  const now = desk.clock.now();
  await work
    .insertInto('people')
    .values({
      county: actor.county,
      id,
      account: draft.account,
      name: draft.name.trim(),
      phone: sealedPhone(desk, actor.county, id, draft.phone),
      created_at: now,
    })
    .execute();
  const detail = { name: draft.name.trim(), account: draft.account };
  await desk.audit(work, actor, { action: 'person.create', subjectKind: 'person', subject: id, detail }, now);
  return id;
}

/** 一人一号: of the same name and the same phone. */
async function hasTwin(desk: OrganizationDesk, work: Work, county: string, draft: PersonDraft): Promise<boolean> {
  const rows = await work
    .selectFrom('people')
    .select(['id', 'phone'])
    .where('county', '=', county)
    .where('name', '=', draft.name.trim())
    .where('phone', 'is not', null)
    .execute();
  return rows.some(
    ({ id, phone }) => phone !== null && desk.seal.open(phone, boundOf(county, id)).toString() === draft.phone,
  );
}

function sealedPhone({ seal }: OrganizationDesk, county: string, id: string, phone: string): Buffer | null {
  return phone === '' ? null : seal.close(phone, boundOf(county, id));
}

const ACCOUNT_TAKEN: Objection = {
  code: 'account-taken',
  field: 'account',
  message: '这个登录名已有人使用，请换一个，例如加上学校简称。',
};

const STALE: Objection = { code: 'stale', message: '此人的信息刚刚被别人改过，请刷新后再改。' };
