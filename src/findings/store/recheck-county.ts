import { sql } from 'kysely';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { recheckRecords } from './recheck.ts';
import { RecordInspector } from './record-inspector.ts';
import { settingOf } from './setting.ts';
import { SharedGroups } from './shared-groups.ts';

/** How many records were asked about, and how many open findings the county has afterwards. */
export interface RecheckOutcome {
  readonly pupils: number;
  readonly open: number;
}

/** Between two batches others may write: nobody waits longer than one of them takes. */
const BATCH = 1000;

/**
 * 全县重新核查 — asks every rule of every record anew, as a new day, a new list of schools or a new rule book calls for. In
 * transactions of a thousand records, each complete in itself: one that is broken off leaves what it has done, and whoever
 * writes a record meanwhile has it asked about at once anyway.
 */
export async function recheckCounty(
  desk: Desk,
  county: string,
  progress: (done: number, total: number) => void,
): Promise<RecheckOutcome> {
  const inspector = new RecordInspector(await settingOf(desk, desk.db, county));
  const shared = await SharedGroups.take(desk, county);
  const total = await pupilsIn(desk.db, county);
  let done = 0;
  let last: Place | undefined;
  for (;;) {
    const batch: readonly Place[] = await nextBatch(desk.db, county, last);
    if (batch.length > 0) {
      const ids = batch.map(({ id }) => id);
      await recheckBatch(desk, county, inspector, shared, ids);
    }
    done += batch.length;
    progress(done, Math.max(done, total));
    if (batch.length < BATCH) return { pupils: done, open: await openFindings(desk.db, county) };
    last = batch.at(-1);
  }
}

/** Opened anew under the lock: what was read outside may be out of date by now. */
async function recheckBatch(
  desk: Desk,
  county: string,
  inspector: RecordInspector,
  shared: SharedGroups,
  ids: readonly string[],
): Promise<void> {
  await desk.db.transaction().execute(async (work) => {
    await lockRegister(work, county);
    const records = await openRecords(work, desk.seal, county, ids);
    await recheckRecords(desk, work, county, inspector, ids, records, (rekeyed) => shared.after(work, rekeyed));
  });
}

interface Place {
  readonly id: string;
  readonly unit: string;
  readonly pinyin: string;
}

/** Class by class: classmates look alike, and are asked about quickly. Who moves meanwhile is asked about for moving. */
async function nextBatch(db: Database, county: string, last: Place | undefined): Promise<readonly Place[]> {
  return db
    .selectFrom('students')
    .select(['id', 'unit', 'pinyin'])
    .where('county', '=', county)
    .where('withdrawn_at', 'is', null)
    .$if(last !== undefined, (query) =>
      query.where(sql<boolean>`(unit, pinyin, id) > (${last?.unit}, ${last?.pinyin}, ${last?.id}::uuid)`),
    )
    .orderBy('unit')
    .orderBy('pinyin')
    .orderBy('id')
    .limit(BATCH)
    .execute();
}

async function pupilsIn(db: Database, county: string): Promise<number> {
  const { pupils } = await db
    .selectFrom('students')
    .select(({ fn }) => fn.countAll<number>().as('pupils'))
    .where('county', '=', county)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return pupils;
}

async function openFindings(db: Database, county: string): Promise<number> {
  const { open } = await db
    .selectFrom('findings')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('county', '=', county)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return open;
}
