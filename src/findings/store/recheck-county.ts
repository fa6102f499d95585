import { sql } from 'kysely';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { type JudgedRecords, judgeRecords } from './judged-records.ts';
import { settle } from './recheck.ts';
import { RecordInspector } from './record-inspector.ts';
import { settingOf } from './setting.ts';
import { SharedGroups } from './shared-groups.ts';

/** How many records were asked about, and how many open findings the county has afterwards. */
export interface RecheckOutcome {
  readonly pupils: number;
  readonly open: number;
}

/** Between two batches others may write, and others' requests are answered: nobody waits longer than one of them takes. */
const BATCH = 500;

/**
 * 全县重新核查 — asks every rule of every record anew, as a new day, a new list of schools or a new rule book calls for. In
 * transactions of some records, each complete in itself: one that is broken off leaves what it has done, and whoever
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
  let reading = readAhead(desk, county, inspector);
  for (;;) {
    const { judged, last } = await reading;
    const count = judged.keys.size;
    if (last !== undefined) {
      reading = readAhead(desk, county, inspector, last);
      reading.catch(() => {}); // awaited in the next turn, unless this one fails
    }
    if (count > 0) await settleBatch(desk, county, inspector, shared, judged);
    done += count;
    progress(done, Math.max(done, total));
    if (last === undefined) return { pupils: done, open: await openFindings(desk.db, county) };
  }
}

interface Ahead {
  readonly judged: JudgedRecords;
  /** Where to go on; `undefined` at the end. */
  readonly last: Place | undefined;
}

/** The next records, judged while the ones before them are being written: nobody is kept from writing meanwhile. */
async function readAhead(desk: Desk, county: string, inspector: RecordInspector, after?: Place): Promise<Ahead> {
  const places = await nextBatch(desk.db, county, after);
  const ids = places.map(({ id }) => id);
  const opened = await openRecords(desk.db, desk.seal, county, ids);
  const judged = judgeRecords(desk.seal, inspector, ids, opened);
  return { judged, last: places.length < BATCH ? undefined : places.at(-1) };
}

/** Who has been written since is judged anew under the lock. */
async function settleBatch(
  desk: Desk,
  county: string,
  inspector: RecordInspector,
  shared: SharedGroups,
  ahead: JudgedRecords,
): Promise<void> {
  await desk.db.transaction().execute(async (work) => {
    await lockRegister(work, county);
    const judged = (await isAsItWas(work, county, ahead))
      ? ahead
      : await judgedAnew(desk, work, county, inspector, ahead);
    await settle(desk, work, county, inspector.setting, judged, (rekeyed) => shared.after(work, rekeyed));
  });
}

async function isAsItWas(work: Work, county: string, { records, keys }: JudgedRecords): Promise<boolean> {
  const rows = await work
    .selectFrom('students')
    .select(['id', 'unit', 'revision'])
    .where('county', '=', county)
    .where(sql<boolean>`id = any(${[...keys.keys()]}::uuid[])`)
    .where('withdrawn_at', 'is', null)
    .execute();
  const isSame = rows.every(({ id, unit, revision }) => {
    const record = records.get(id);
    return record?.revision === revision && record.unit === unit;
  });
  return isSame && rows.length === records.size;
}

async function judgedAnew(
  { seal }: Desk,
  work: Work,
  county: string,
  inspector: RecordInspector,
  { keys }: JudgedRecords,
): Promise<JudgedRecords> {
  const ids = [...keys.keys()];
  return judgeRecords(seal, inspector, ids, await openRecords(work, seal, county, ids));
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
