import { beforeEach, expect, test } from 'vitest';
import { CAST, PLACES, seedCast } from '#test/cast.ts';
import { anOrganizationDesk } from '#test/organization-desk.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { linesOf } from '../import-lines.ts';
import { commitImport, previewImport } from './import-organization.ts';
import { searchPeople } from './people.ts';
import { findUnitAt } from './units.ts';

let desk: ReturnType<typeof anOrganizationDesk>;
const { admin } = CAST;

beforeEach(async () => {
  const database = await openTestDatabase();
  await seedCast(database.db);
  desk = anOrganizationDesk(database.db);
  return () => database.close();
});

const UNITS = [
  ['机构类别', '名称', '代码', '上级机构', '办学类型'],
  ['学校', '丁河镇简村小学', '2141000011', '丁河镇中心校', '小学'],
];
const PEOPLE = [
  ['姓名', '登录名', '联系电话', '岗位', '任职机构', '年级', '班级'],
  ['马老师', 'ma.laoshi', '13837700009', '学籍管理员', '2141000011', '', ''],
  ['马老师', 'ma.laoshi', '13837700009', '班主任', '2141000011', '四年级', '2班'],
];
const lines = [...linesOf(UNITS), ...linesOf(PEOPLE)];

test('units, people and their offices come in at once; a second time there is nothing left to do', async () => {
  expect(await commitImport(desk, admin, lines)).toMatchObject({
    units: 1,
    offices: 2,
    accounts: [{ account: 'ma.laoshi', name: '马老师' }],
  });
  expect(await findUnitAt(desk.db, admin, `${PLACES.dinghe}/2141000011/p2021/2`)).toMatchObject({ name: '2班' });
  const { rows } = await searchPeople(desk, admin, { text: '马', limit: 10 });
  expect(rows.map(({ offices }) => offices.map(({ office }) => office).sort())).toEqual([
    ['class-teacher', 'registrar'],
  ]);
  const again = await previewImport(desk, admin, lines);
  if (again === 'missing') throw new Error('missing');
  expect(again.lines.map(({ outcome }) => outcome)).toEqual(['there', 'there', 'there']);
});

test('one wrong line, and nothing of the file is written', async () => {
  const wrong = linesOf([...PEOPLE, ['', 'x.y', '', '学籍管理员', '2141000011', '', '']]);
  const outcome = await commitImport(desk, admin, [...linesOf(UNITS), ...wrong]);
  expect(outcome).toMatchObject({ lines: expect.arrayContaining([expect.objectContaining({ outcome: 'refused' })]) });
  expect(await findUnitAt(desk.db, admin, `${PLACES.dinghe}/2141000011`)).toBeUndefined();
  expect(desk.asked.codes).toEqual([]);
});

test('whoever does not manage the county imports nothing into it', async () => {
  for (const actor of [CAST.registrar, CAST.county, CAST.stranger, CAST.auditor]) {
    expect(await previewImport(desk, actor, lines)).toBe('missing');
    expect(await commitImport(desk, actor, lines)).toBe('missing');
  }
});
