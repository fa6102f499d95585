import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COUNTY, PLACES } from '#test/cast.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { aStudent } from '#test/world.ts';
import type { Cells } from '../record.ts';
import { changeRecords } from './change-records.ts';
import { createRecords } from './create-records.ts';
import { openRecords, streamRecords } from './open-records.ts';
import type { RegisterDesk } from './register-desk.ts';
import { withdrawRecords } from './withdraw-records.ts';

let base: TestDatabase;
let desk: RegisterDesk;
const watched: string[] = [];
const LI = { person: undefined, office: 'registrar' };

beforeAll(async () => {
  base = await openTestDatabase();
  desk = {
    ...aDesk(base),
    afterChange: async (_work, _county, students) => {
      watched.push(...students);
    },
  };
});
afterAll(() => base.close());

async function opened(cells: Cells = aStudent(), unit = PLACES.primaryClass): Promise<string> {
  const id = randomUUID();
  await desk.db
    .transaction()
    .execute((work) => createRecords(desk, work, COUNTY, [{ id, unit, cells }], LI, { kind: 'import' }));
  return id;
}

const change = (id: string, seen: number, cells: Cells) =>
  desk.db
    .transaction()
    .execute((work) => changeRecords(desk, work, COUNTY, [{ id, seen, cells }], LI, { kind: 'edit' }));

const open = (id: string) =>
  desk.db
    .selectFrom('students')
    .selectAll()
    .where('county', '=', COUNTY)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const carriers = async (kind: string, number: string) =>
  desk.db
    .selectFrom('number_index')
    .select(['student', 'current'])
    .where('county', '=', COUNTY)
    .where('kind', '=', kind)
    .where('digest', '=', desk.seal.digest(kind, number))
    .execute();

test('建立的学籍原样打开，列表所需的内容另存明文，号码不存明文', async () => {
  const cells = { ...aStudent(), 'guardian3.name': '张大爷', 'guardian3.relation': '祖父' };
  const id = await opened(cells);
  const [record] = await openRecords(desk.db, desk.seal, COUNTY, [id]);
  expect(record).toEqual({ county: COUNTY, id, unit: PLACES.primaryClass, stage: 'formal', revision: 1, cells });
  const row = await open(id);
  expect(row).toMatchObject({
    name: '张小明',
    pinyin: 'zhangxiaoming',
    initials: 'zxm',
    sex: '1',
    grade: '14',
    status: '01',
  });
  expect(row).toMatchObject({ class_name: '1', school_code: '2141000001', ended_on: null });
  expect(row.sealed.includes('411323201503129914')).toBe(false);
  expect(watched).toContain(id);
});

test('学籍号以 L、J 开头或没有的是临时学籍，毕业、转出的记下日期', async () => {
  for (const nationalNumber of ['', 'L411323201503120001', 'J411323201503120039']) {
    expect((await open(await opened(aStudent({ nationalNumber })))).stage).toBe('temporary');
  }
  const left = await open(await opened(aStudent({ recordStatus: '转出' })));
  expect(left).toMatchObject({ status: '10', ended_on: '2025-03-20' });
  expect((await open(await opened(aStudent({ recordStatus: '' })))).status).toBe('01');
});

test('变更留下历史，换下的号码仍能查到，但不算现用号码', async () => {
  const id = await opened(aStudent({ idNumber: '411323201503120055', nationalNumber: '' }));
  expect(await change(id, 1, { idNumber: '411323201503120071', name: '单小吕' })).toEqual([]);
  const [record] = await openRecords(desk.db, desk.seal, COUNTY, [id]);
  expect(record).toMatchObject({ revision: 2, cells: { name: '单小吕', idNumber: '411323201503120071', sex: '男' } });
  expect(await carriers('identity', '411323201503120055')).toEqual([{ student: id, current: false }]);
  expect(await carriers('identity', '411323201503120071')).toEqual([{ student: id, current: true }]);
  expect(await carriers('identity-last4', '0071')).toEqual([{ student: id, current: true }]);
  const claims = await desk.db.selectFrom('number_claims').selectAll().where('student', '=', id).execute();
  expect(claims.map(({ digest }) => digest)).toEqual([desk.seal.digest('identity', '411323201503120071')]);
  const history = await desk.db
    .selectFrom('student_changes')
    .select(['revision', 'fields', 'source'])
    .where('student', '=', id)
    .orderBy('revision')
    .execute();
  expect(history).toEqual([
    { revision: 1, fields: [], source: 'import' },
    { revision: 2, fields: ['idNumber', 'name'], source: 'edit' },
  ]);
  expect((await open(id)).pinyin).toBe('shanxiaolv');
});

test('按过时的样子提出的变更不写入，什么也没改的变更不留痕迹', async () => {
  const id = await opened();
  await change(id, 1, { phone: '13837700009' });
  expect(await change(id, 1, { phone: '13837700008' })).toEqual([id]);
  expect(await change(id, 2, { phone: '13837700009' })).toEqual([]);
  expect(await change(randomUUID(), 1, { phone: '1' })).toHaveLength(1);
  expect((await openRecords(desk.db, desk.seal, COUNTY, [id]))[0]).toMatchObject({
    revision: 2,
    cells: { phone: '13837700009' },
  });
});

test('两人同时改同一份学籍，只有一人的写入', async () => {
  const id = await opened();
  const outcomes = await Promise.all(
    ['13837700011', '13837700012', '13837700013'].map((phone) => change(id, 1, { phone })),
  );
  expect(outcomes.filter((late) => late.length === 0)).toHaveLength(1);
  expect((await open(id)).revision).toBe(2);
});

test('撤回误建的学籍后，名册里没有它，号码不再算现用，历史还在', async () => {
  const id = await opened(aStudent({ idNumber: '411323201503120098', nationalNumber: '' }));
  const withdraw = (seen: number) =>
    desk.db.transaction().execute((work) => withdrawRecords(desk, work, COUNTY, [{ id, seen }], LI, { kind: 'undo' }));
  expect(await withdraw(7)).toEqual([id]);
  expect(await withdraw(1)).toEqual([]);
  expect(await openRecords(desk.db, desk.seal, COUNTY, [id])).toEqual([]);
  expect(await carriers('identity', '411323201503120098')).toEqual([{ student: id, current: false }]);
  expect(await change(id, 2, { phone: '1' })).toEqual([id]);
});

test('三千名学生一次建立，逐批读完一个不少', async () => {
  const drafts = Array.from({ length: 3000 }, (_, i) => ({
    id: randomUUID(),
    unit: PLACES.otherClass,
    cells: aStudent({ name: `学生${i}`, idNumber: `41132320150312${String(i).padStart(4, '0')}`, nationalNumber: '' }),
  }));
  await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, drafts, LI, { kind: 'import' }));
  for (const root of [PLACES.other, PLACES.danshui]) {
    const seen = new Set<string>();
    for await (const batch of streamRecords(desk.db, desk.seal, COUNTY, root)) for (const { id } of batch) seen.add(id);
    expect(seen).toEqual(new Set(drafts.map(({ id }) => id)));
  }
  let all = 0;
  for await (const batch of streamRecords(desk.db, desk.seal, COUNTY, undefined)) all += batch.length;
  expect(all).toBeGreaterThan(3000);
  for await (const batch of streamRecords(desk.db, desk.seal, '411324', undefined)) expect(batch).toEqual([]);
});
