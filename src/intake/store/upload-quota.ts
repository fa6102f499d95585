import { sql } from 'kysely';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';

/** Files within a day: a school has a handful of rosters, a county brings one from each of its schools, some twice. */
const MOST_A_DAY = { school: 60, county: 1000 } as const;

const DAY = 24 * 3_600_000;

/** 每日导入限额 — asked before anything is received: each file costs the server seconds, whoever sends it and why. */
export async function objectionsToUpload({ db, clock }: Desk, actor: Actor): Promise<readonly Objection[]> {
  const most = MOST_A_DAY[actor.office === 'county' ? 'county' : 'school'];
  const since = new Date(clock.now().getTime() - DAY);
  const { rows } = await sql<{ files: number }>`
    select count(*)::integer as files from import_files
    join import_batches as batches on batches.county = import_files.county and batches.id = import_files.batch
    where batches.county = ${actor.county} and batches.by_person = ${actor.person}::uuid
      and batches.created_at > ${since}`.execute(db);
  if ((rows[0]?.files ?? 0) < most) return [];
  return [{ code: 'quota', message: `一天最多导入 ${most} 个文件，您已经用完。请明天再导，或请县局协助` }];
}
