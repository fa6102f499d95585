import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Batch } from './batches.ts';

/** 放弃 — rows and originals go; that there was such a batch stays. The batch has been moved to `discarded` before. */
export async function discardBatch(desk: Desk, actor: Actor, { county, id, unit }: Batch): Promise<void> {
  await desk.db.transaction().execute(async (work) => {
    await work.deleteFrom('import_rows').where('county', '=', county).where('batch', '=', id).execute();
    await forget(work, county, [id]);
    const deed = { action: 'import.discard', subjectKind: 'batch', subject: id, subjectUnit: unit } as const;
    await audit(work, actor, deed, desk.clock.now());
  });
}

/** 启动时 — batches on which a process died: nothing of them was written, and they can be taken up again. */
export async function recoverBatches({ db, clock }: Desk): Promise<void> {
  const message = '系统重新启动时这批导入还没有办完，什么都没有写入学籍；可以点“再试”';
  await db
    .updateTable('import_batches')
    .set({ state: 'interrupted', message, updated_at: clock.now(), revision: sql`revision + 1` })
    .where('state', 'in', ['reading', 'committing'])
    .execute();
}

/** 三十日后 — the originals of batches long committed or undone are forgotten. For the daily round. */
export async function forgetOriginals({ db, clock }: Desk): Promise<void> {
  const before = new Date(clock.now().getTime() - DAYS_KEPT * 86_400_000);
  await db.transaction().execute(async (work) => {
    const ended = await work
      .selectFrom('import_batches')
      .select(['county', 'id'])
      .where('state', 'in', ['committed', 'undone'])
      .where('committed_at', '<', before)
      .execute();
    for (const county of new Set(ended.map((batch) => batch.county))) {
      await forget(
        work,
        county,
        ended.filter((batch) => batch.county === county).map(({ id }) => id),
      );
    }
  });
}

const DAYS_KEPT = 30;

async function forget(work: Work, county: string, batches: readonly string[]): Promise<void> {
  await work
    .updateTable('import_files')
    .set({ sealed: null, key_id: null })
    .where('county', '=', county)
    .where(sql<boolean>`batch = any(${batches}::uuid[])`)
    .where('sealed', 'is not', null)
    .execute();
}
