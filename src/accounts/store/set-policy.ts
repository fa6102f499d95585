import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { objectionsToPolicy } from '../policy-objections.ts';
import { policyFrom, type SignInPolicy } from '../sign-in-policy.ts';

/** 登录策略 as it was set, by whom and when; absent `setAt`: nobody has set anything, and the usual holds. */
export interface SetPolicy {
  readonly policy: SignInPolicy;
  readonly setAt?: Date | undefined;
  readonly setBy?: string | undefined;
}

/** What the actor's county has set, be it a demo or not; `missing` for whoever does not keep the settings. */
export async function setPolicyOf(db: Database | Work, actor: Actor): Promise<SetPolicy | 'missing'> {
  if (!can(actor, 'settings.manage', actor.unit)) return 'missing';
  const row = await db
    .selectFrom('county_settings as setting')
    .leftJoin('people', (join) =>
      join.onRef('people.county', '=', 'setting.county').onRef('people.id', '=', 'setting.by_person'),
    )
    .select(['setting.value', 'setting.at', 'people.name'])
    .where('setting.county', '=', actor.county)
    .where('setting.name', '=', SETTING)
    .executeTakeFirst();
  return { policy: policyFrom(row?.value, false), setAt: row?.at, setBy: row?.name ?? undefined };
}

/** `seen` is the `setAt` of what the change was made up from. */
export async function setPolicy(
  { db, clock }: Desk,
  actor: Actor,
  policy: SignInPolicy,
  seen: string | undefined,
): Promise<'done' | 'missing' | { readonly objections: readonly Objection[] }> {
  const objections = objectionsToPolicy(policy);
  return db.transaction().execute(async (work) => {
    const before = await setPolicyOf(work, actor);
    if (before === 'missing') return 'missing';
    if (objections.length > 0) return { objections };
    if (before.setAt?.toISOString() !== seen) return { objections: [STALE] };
    const now = clock.now();
    const row = { value: JSON.stringify(policy), by_person: actor.person, at: now };
    await work
      .insertInto('county_settings')
      .values({ county: actor.county, name: SETTING, ...row })
      .onConflict((clash) => clash.columns(['county', 'name']).doUpdateSet(row))
      .execute();
    const detail = { before: before.policy, after: policy };
    await audit(work, actor, { action: 'settings.change', subjectKind: 'setting', subject: SETTING, detail }, now);
    return 'done';
  });
}

const SETTING = 'sign-in';

const STALE: Objection = { code: 'stale', message: '登录策略刚刚被另一位县系统管理员改过，请刷新后再改。' };
