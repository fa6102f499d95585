import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { connect } from '#src/platform/database/connect.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { aStudent } from '#test/world.ts';
import type { Cells } from '../record.ts';
import { changeRecords } from './change-records.ts';
import { countPupils } from './count-pupils.ts';
import { createRecords } from './create-records.ts';
import { exportPupils } from './export-pupils.ts';
import { findByNumber } from './find-by-number.ts';
import type { RegisterDesk } from './register-desk.ts';
import { type SearchRequest, SORTS, searchPupils } from './search-pupils.ts';

let base: TestDatabase;
let desk: RegisterDesk;
const { county, registrar, neighbour, stranger, classTeacher, inspector } = CAST;
const NOBODY = { person: undefined, office: undefined };

beforeAll(async () => {
  base = await openTestDatabase();
  desk = { ...aDesk(base), afterChange: async () => {} };
  await seedCast(base.db);
  await open(PLACES.primaryClass, [
    { name: '张小明' },
    { name: '张小敏', idNumber: '411323201501010016', nationalNumber: 'L411323201501010016', recordStatus: '休学' },
    { name: '吕𬌗', idNumber: '', nationalNumber: '', grade: '六年级' },
    { name: '阿卜杜热合曼•阿卜杜克热木', idNumber: '', nationalNumber: '' },
  ]);
  await open(PLACES.otherClass, [
    { name: '单小明', idNumber: '411323201502020028', nationalNumber: '', phone: '13900000007' },
  ]);
});
afterAll(() => base.close());

async function open(unit: UnitPath, pupils: readonly Cells[]): Promise<readonly string[]> {
  const drafts = pupils.map((over) => ({ id: randomUUID(), unit, cells: { ...aStudent(), ...over } }));
  await desk.db.transaction().execute((work) => createRecords(desk, work, COUNTY, drafts, NOBODY, { kind: 'seed' }));
  return drafts.map(({ id }) => id);
}

async function names(actor: Actor, request: Partial<SearchRequest>): Promise<readonly string[]> {
  const { rows } = await searchPupils(desk, actor, { limit: 50, ...request });
  return rows.map(({ name }) => name);
}

test.each([
  ['小明', ['单小明', '张小明']],
  ['张', ['张小敏', '张小明']],
  ['zxm', ['张小敏', '张小明']],
  ['zx', ['张小敏', '张小明']],
  ['xiaomin', ['单小明', '张小敏', '张小明']],
  ['shan', ['单小明']],
  ['lv', ['吕𬌗']],
  ['𬌗', ['吕𬌗']],
  ['张 xiaoming', ['张小明']],
  ['阿卜杜热合曼·阿卜杜克热木', ['阿卜杜热合曼•阿卜杜克热木']],
  ['明小', []],
  ['%', []],
  ["'; drop table students; --", []],
])('县里查“%s”', async (words, expected) => {
  expect(await names(county, { words })).toEqual(expected);
});

test('各人只查到自己范围内的学生，外县和市局一个也查不到', async () => {
  expect(await names(registrar, { words: '小明' })).toEqual(['张小明']);
  expect(await names(neighbour, {})).toEqual(['单小明']);
  expect(await names(classTeacher, {})).toHaveLength(4);
  expect(await names(registrar, { unit: PLACES.other })).toEqual([]);
  // Asked for all of the county, they are still shown no more than what is theirs.
  expect(await names(neighbour, { unit: PLACES.county })).toEqual(['单小明']);
  expect(await names(classTeacher, { unit: PLACES.primary })).toEqual(await names(classTeacher, {}));
  for (const actor of [stranger, inspector, CAST.admin, CAST.strangeRegistrar])
    expect(await names(actor, {})).toEqual([]);
});

test('按年级、状态、性质、单位收窄，并有相应的人数', async () => {
  expect(await names(county, { grade: '16' })).toEqual(['吕𬌗']);
  expect(await names(county, { status: '02' })).toEqual(['张小敏']);
  expect(await names(county, { stage: 'formal' })).toEqual(['张小明']);
  expect(await names(county, { unit: PLACES.danshui })).toEqual(['单小明']);
  expect(await names(county, { withFindings: true })).toEqual([]);
  expect(await names(county, { withoutNumber: true })).toEqual(['阿卜杜热合曼•阿卜杜克热木', '吕𬌗']);
  for (const actor of [neighbour, stranger, inspector]) expect(await names(actor, { withoutNumber: true })).toEqual([]);
  expect(await countPupils(desk.db, county, PLACES.primary)).toEqual({
    total: 4,
    byStatus: [
      { code: '01', count: 3 },
      { code: '02', count: 1 },
    ],
    byGrade: [
      { code: '14', count: 3 },
      { code: '16', count: 1 },
    ],
  });
  expect(await countPupils(desk.db, stranger, undefined)).toMatchObject({ total: 0 });
});

test.each(SORTS)('按 %s 排序逐页翻，一个不漏一个不重', async (sort) => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchPupils(desk, county, { sort, limit: 2, cursor });
    seen.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
  expect(await names(county, { sort, cursor: 'bm9uc2Vuc2U' })).toHaveLength(5);
});

test('名字以查找词开头的排在前面，其余随后，翻页不漏不重', async () => {
  const nameless = { idNumber: '', nationalNumber: '', 'guardian1.idNumber': '' };
  const pupils = ['肖敏', '肖明华', '小林', '王小敏', '徐明'].map((name) => ({ ...nameless, name }));
  await open(PLACES.juniorClass, pupils);
  for (const [words, expected] of [
    ['xiaomin', ['肖敏', '肖明华', '王小敏']],
    ['x', ['小林', '肖敏', '肖明华', '徐明']],
    ['小', ['小林', '王小敏']],
    ['明', ['肖明华', '徐明']],
    ['xm', ['肖敏', '肖明华', '徐明']],
    ['小 xm', ['王小敏']],
    ['王 xm', ['王小敏']],
  ] as const) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchPupils(desk, county, { words, unit: PLACES.junior, limit: 1, cursor });
      seen.push(...page.rows.map(({ name }) => name));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toEqual(expected);
  }
});

test('列表可加列，号码遮掩，出生日期只有年份', async () => {
  const { rows } = await searchPupils(desk, neighbour, { limit: 5, columns: ['idNumber', 'birthDate', 'phone'] });
  expect(rows[0]).toMatchObject({
    place: { school: '丹水镇中心小学', class: '四年级1班' },
    cells: { idNumber: '4****************8', birthDate: '2015', phone: '139****0007' },
  });
});

test('按完整号码、后四位、监护人证件号、电话查到人；换下的号码注明曾用；查找记入审计而不记号码', async () => {
  const find = async (actor: Actor, known: { number: string } | { last4: string }) =>
    (await findByNumber(desk, actor, known)).map(({ name, as, former }) => ({ name, as, former }));
  expect(await find(county, { number: '4113232015 02020028' })).toEqual([
    { name: '单小明', as: 'identity', former: false },
  ]);
  expect(await find(county, { last4: '0016' })).toMatchObject([{ name: '张小敏' }]);
  expect(await find(county, { number: '13900000007' })).toEqual([{ name: '单小明', as: 'phone', former: false }]);
  expect(await find(county, { number: '411323198806059939' })).toHaveLength(5);
  expect(await find(county, { number: '411323201512120000' })).toEqual([]);
  for (const actor of [registrar, stranger, inspector]) {
    expect(await find(actor, { number: '411323201502020028' })).toEqual([]);
  }
  const [id = ''] = await open(PLACES.otherClass, [
    { name: '王改号', idNumber: '411323201503030031', nationalNumber: '' },
  ]);
  const change = { id, seen: 1, cells: { idNumber: '411323201503030058' } };
  await desk.db
    .transaction()
    .execute((work) => changeRecords(desk, work, COUNTY, [change], NOBODY, { kind: 'procedure' }));
  expect(await find(county, { number: '411323201503030031' })).toEqual([
    { name: '王改号', as: 'identity', former: true },
  ]);
  const written = await desk.db
    .selectFrom('audit_events')
    .selectAll()
    .where('action', '=', 'record.search-number')
    .execute();
  expect(written).toHaveLength(9);
  expect(JSON.stringify(written)).not.toMatch(/\d{17}|139\d{8}/);
});

test('天天要查的，数据库只想一次怎么查，以后照办', async () => {
  const { db, close } = connect(base.url, { size: 1 });
  try {
    for (const words of ['张', '小明', 'zx', 'zhangxiaoming', undefined]) {
      for (let times = 0; times < 9; times += 1) await searchPupils({ ...desk, db }, county, { limit: 50, words });
    }
    for (let times = 0; times < 9; times += 1) {
      await searchPupils({ ...desk, db }, registrar, { limit: 50, sort: 'class', unit: PLACES.primaryClass });
    }
    const { rows } = await sql<{ anew: number }>`
      select custom_plans as anew from pg_prepared_statements where statement like '%from students%'`.execute(db);
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(rows.filter(({ anew }) => anew > 5)).toEqual([]);
  } finally {
    await close();
  }
});

test('同一刻按号码来查的人，各得各的；范围以外的一个也查不到，各人的查找各记一条', async () => {
  const number = '411323201501010016';
  const searches = () =>
    desk.db
      .selectFrom('audit_events')
      .select(['person', 'detail'])
      .where('action', '=', 'record.search-number')
      .execute();
  const before = (await searches()).length;
  const asked = [
    [registrar, { number }],
    [neighbour, { number }],
    [stranger, { number }],
    [registrar, { last4: '0016' }],
    [county, { number: '13900000007' }],
  ] as const;
  const found = await Promise.all(asked.map(([actor, known]) => findByNumber(desk, actor, known)));
  expect(found.map((rows) => rows.map(({ name }) => name))).toEqual([['张小敏'], [], [], ['张小敏'], ['单小明']]);
  const written = (await searches()).slice(before).map(({ person, detail }) => ({ person, ...Object(detail) }));
  expect(written).toHaveLength(asked.length);
  for (const [at, [{ person }, known]] of asked.entries()) {
    expect(written).toContainEqual({ person, by: 'number' in known ? 'number' : 'last4', found: found[at]?.length });
  }
});

test('导出只有勾选的列，默认遮掩；导出多少、哪些列记入审计；范围以外一行也没有', async () => {
  const columns = ['name', 'idNumber', 'birthDate', 'homeAddress'] as const;
  const exported = async (actor: Actor, clear: boolean) => {
    const rows: Cells[] = [];
    const request = { columns, clear, format: 'ndjson' as const, words: '单小明', reason: '报送' };
    for await (const cells of (await exportPupils(desk, actor, request)).pupils) rows.push(cells);
    return rows;
  };
  expect(await exported(county, false)).toEqual([
    { name: '单小明', idNumber: '4****************8', birthDate: '2015', homeAddress: '河南省西峡县丁河镇' },
  ]);
  expect(await exported(county, true)).toMatchObject([{ idNumber: '411323201502020028', birthDate: '20150312' }]);
  for (const actor of [stranger, registrar, classTeacher, CAST.head]) expect(await exported(actor, true)).toEqual([]);
  const [first] = await desk.db.selectFrom('audit_events').selectAll().where('action', '=', 'record.export').execute();
  expect(first).toMatchObject({ reason: '报送', detail: { rows: 1, columns, clear: false } });
});
