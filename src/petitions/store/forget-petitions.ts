import { sql } from 'kysely';
import type { Desk } from '#src/platform/desk.ts';

/** 保存三年 after a petition was closed or withdrawn: the notice of the form says so. */
const KEPT_YEARS = 3;

/** 到期删除 — who asked, their telephone and all that was written; what kind it was and how it ended stays. Answers how many. */
export async function forgetPetitions({ db, clock }: Desk): Promise<number> {
  const { rows } = await sql<{ county: string; id: string }>`
    update petitions set sealed = null, key_id = null, phone_digest = null, student = null
    where sealed is not null and state in ('closed', 'withdrawn') and (
      select max(at) from petition_events as event
      where event.county = petitions.county and event.petition = petitions.id
    ) < ${clock.now()}::timestamptz - make_interval(years => ${KEPT_YEARS})
    returning county, id`.execute(db);
  for (const { county, id } of rows) {
    await sql`
      update petition_events set words = null, key_id = null
      where county = ${county} and petition = ${id}::uuid`.execute(db);
  }
  return rows.length;
}
