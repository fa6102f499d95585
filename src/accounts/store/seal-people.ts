import { audit, auditMany, type Doer } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { endSessionsOf } from './sessions.ts';
import { policyOf } from './settings.ts';

/** A person whose account the actor may open and shut. */
export interface ManagedPerson {
  readonly id: string;
  readonly name: string;
  readonly isSealed: boolean;
}

/** `undefined` when there is nobody of this id in the actor's county, or the office does not manage people. */
export async function managedPerson(db: Database, actor: Actor, id: string): Promise<ManagedPerson | undefined> {
  if (!can(actor, 'person.manage', actor.unit)) return undefined;
  const row = await db
    .selectFrom('people')
    .select(['id', 'name', 'sealed_at'])
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { id: row.id, name: row.name, isSealed: row.sealed_at !== null };
}

/** 封存账号 — nobody signs in with it, and whoever is signed in is out with the next request. */
export async function sealPerson(work: Work, by: Doer, person: string, reason: string, now: Date): Promise<void> {
  await rowOf(work, by.county, person).set({ sealed_at: now }).where('sealed_at', 'is', null).execute();
  await endSessionsOf(work, { county: by.county, person }, now);
  await audit(work, by, { action: 'person.seal', subjectKind: 'person', subject: person, reason }, now);
}

/** 启用 — the hour from which idleness counts begins anew; a one-time code is what the person comes back with. */
export async function unsealPerson(work: Work, by: Doer, person: string, reason: string, now: Date): Promise<void> {
  await rowOf(work, by.county, person).set({ sealed_at: null, last_seen_at: now }).execute();
  await audit(work, by, { action: 'person.unseal', subjectKind: 'person', subject: person, reason }, now);
}

/** 封存长期未用账号 — in every county by its own number of days. Run once a day; answers how many it was. */
export async function sealDormant(desk: Desk): Promise<number> {
  const counties = await desk.db.selectFrom('people').select('county').distinct().execute();
  let sealed = 0;
  for (const { county } of counties) sealed += await sealDormantOf(desk, county);
  return sealed;
}

async function sealDormantOf(desk: Desk, county: string): Promise<number> {
  const { dormantDays } = await policyOf(desk.db, county, desk.demo);
  if (dormantDays === undefined) return 0;
  const now = desk.clock.now();
  const before = new Date(now.getTime() - dormantDays * 86_400_000);
  return await desk.db.transaction().execute(async (work) => {
    const people = await work
      .updateTable('people')
      .set({ sealed_at: now })
      .where('county', '=', county)
      .where('sealed_at', 'is', null)
      .where((row) => row(row.fn.coalesce('last_seen_at', 'created_at'), '<', before))
      .returning('id')
      .execute();
    for (const { id } of people) await endSessionsOf(work, { county, person: id }, now);
    const deeds = people.map(({ id }) => ({
      action: 'person.seal-dormant' as const,
      subjectKind: 'person' as const,
      subject: id,
      reason: `${dormantDays} 天未登录`,
    }));
    await auditMany(work, { county }, deeds, now);
    return people.length;
  });
}

function rowOf(work: Work, county: string, person: string) {
  return work.updateTable('people').where('county', '=', county).where('id', '=', person);
}
