import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import { tablesOf } from '#src/organization/store/workbooks.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { breath } from '#src/platform/breath.ts';
import type { Work } from '#src/platform/database/database.ts';
import { noticeGrowth } from '#src/platform/database/statistics.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import type { AttendanceDesk } from '../../attendance/store/attendance-desk.ts';
import { type HouseholdChild, headingOf, readChild } from '../household-child.ts';
import { compareList } from './compare-households.ts';
import { digestsOfChild, sealHouseholdChild } from './sealed-household.ts';

/** A row that was not taken, and why; without name and number. */
export interface RowFault {
  readonly row: number;
  readonly message: string;
}

const MOST_ROWS = 200_000;
const MOST_FAULTS = 500;

/** 上传名单 — a list to be read: `readHouseholds` reads it. `undefined` where this person brings in none, or there is no such unit. */
export async function openHouseholdList(
  desk: AttendanceDesk,
  actor: Actor,
  wanted: UnitPath | undefined,
  asOf: LocalDate,
): Promise<string | undefined> {
  const unit = wanted ?? actor.unit;
  if (!can(actor, 'household.run', unit)) return undefined;
  const kind = (await unitsAt(desk.db, actor.county, [unit])).get(unit)?.kind;
  if (kind !== 'central-school' && kind !== 'county') return undefined;
  const [id, now] = [randomUUID(), desk.clock.now()];
  await desk.db.transaction().execute(async (work) => {
    await work
      .insertInto('household_lists')
      .values({
        ...{ county: actor.county, id, unit, as_of: asOf, state: 'reading', faults: '[]' },
        ...{ at: now, by_person: actor.person },
      })
      .execute();
    const deed = { action: 'household.import', subjectKind: 'household', subject: id, subjectUnit: unit } as const;
    await audit(work, actor, { ...deed, detail: { deed: 'upload' } }, now);
  });
  return id;
}

/** 读取、比对 — the file in a process apart, its rows sealed, and held against the register; nothing is in the ledger until it is confirmed. */
export async function readHouseholds(
  desk: AttendanceDesk,
  county: string,
  list: string,
  bytes: Uint8Array,
  report: Report,
): Promise<void> {
  try {
    const tables = await tablesOf(desk, bytes);
    const read = 'refused' in tables ? tables.message : await childrenIn(tables, desk.clock.today());
    if (typeof read === 'string') return await ended(desk, county, list, { state: 'failed', message: read });
    const total = read.children.length * 2;
    await desk.db.transaction().execute(async (work) => {
      await insertChildren(desk, work, county, list, read.children, (done) => report(done, total));
      await compareList(desk, work, county, list, (done) => report(read.children.length + done, total));
      await work
        .updateTable('household_lists')
        .set({ state: 'read', rows: read.children.length, faults: JSON.stringify(read.faults) })
        .where('county', '=', county)
        .where('id', '=', list)
        .execute();
    });
    await noticeGrowth(desk.db, 'household_children', read.children.length);
  } catch (error) {
    await ended(desk, county, list, { state: 'failed', message: '读取没有完成，什么都没有记下；请重新上传' });
    throw error;
  }
}

/** 启动时 — lists on which a process died: nothing of them was kept. */
export async function recoverHouseholds({ db }: Pick<AttendanceDesk, 'db'>): Promise<void> {
  const message = '系统重新启动时还没有读完，什么都没有记下；请重新上传';
  await db.updateTable('household_lists').set({ state: 'failed', message }).where('state', '=', 'reading').execute();
}

async function ended(
  { db }: AttendanceDesk,
  county: string,
  list: string,
  set: { readonly state: string; readonly message: string },
): Promise<void> {
  await db.updateTable('household_lists').set(set).where('county', '=', county).where('id', '=', list).execute();
}

interface ReadList {
  readonly children: readonly { readonly row: number; readonly child: HouseholdChild }[];
  readonly faults: readonly RowFault[];
}

async function childrenIn(
  tables: readonly (readonly (readonly string[])[])[],
  today: LocalDate,
): Promise<ReadList | string> {
  const [children, faults]: [{ row: number; child: HouseholdChild }[], RowFault[]] = [[], []];
  const seen = new Set<string>();
  let [hasHeading, rows] = [false, 0];
  for (const table of tables) {
    const at = table.findIndex((row) => headingOf(row) !== undefined);
    const columns = headingOf(table[at] ?? []);
    if (columns === undefined) continue;
    hasHeading = true;
    for (const [i, row] of table.entries()) {
      if (i <= at || row.every((cell) => cell.trim() === '')) continue;
      rows += 1;
      if (rows > MOST_ROWS) return `一份名单最多 ${MOST_ROWS} 行，请按乡镇分成几份`;
      if (rows % 1000 === 0) await breath();
      const read = readChild(row, columns, today);
      const key = 'child' in read ? read.child.number || `${read.child.name} ${read.child.birthDate}` : '';
      if ('fault' in read) faults.push({ row: i + 1, message: read.fault });
      else if (seen.has(key)) faults.push({ row: i + 1, message: '与上面的一行是同一个孩子，只取第一行' });
      else children.push({ row: rows, child: read.child });
      seen.add(key);
    }
  }
  if (!hasHeading) return '文件里没有找到表头。要有“姓名”一列，和“身份证件号”“出生日期”中的一列';
  if (children.length === 0) return '文件里没有可以读取的儿童，请对照模板检查';
  return { children, faults: faults.slice(0, MOST_FAULTS) };
}

async function insertChildren(
  { seal }: AttendanceDesk,
  work: Work,
  county: string,
  list: string,
  children: ReadList['children'],
  report: (done: number) => void,
): Promise<void> {
  const { unit } = await work
    .selectFrom('household_lists')
    .select('unit')
    .where('county', '=', county)
    .where('id', '=', list)
    .executeTakeFirstOrThrow();
  for (let from = 0; from < children.length; from += PORTION) {
    const part = children.slice(from, from + PORTION).map(({ row, child }) => {
      const id = randomUUID();
      return { id, row, child, sealed: sealHouseholdChild(seal, county, id, child), ...digestsOfChild(seal, child) };
    });
    await sql`
      insert into household_children (county, id, list, origin, "row", unit, village, birth_date, sealed, key_id,
        number_digest, person_digest, state)
      select ${county}, id, ${list}::uuid, id, "row", ${unit}, village, birth_date, sealed, ${seal.keyId},
        number_digest, person_digest, 'none'
      from unnest(${part.map(({ id }) => id)}::uuid[], ${part.map(({ row }) => row)}::integer[],
        ${part.map(({ child }) => child.village)}::text[], ${part.map(({ child }) => child.birthDate)}::date[],
        ${part.map(({ sealed }) => sealed)}::bytea[], ${part.map(({ number_digest }) => number_digest)}::bytea[],
        ${part.map(({ person_digest }) => person_digest)}::bytea[])
        as new (id, "row", village, birth_date, sealed, number_digest, person_digest)`.execute(work);
    report(from + part.length);
    await breath();
  }
}

const PORTION = 1000;
