import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TodayQuestion } from '#src/findings/today.ts';
import type { Actor } from '#src/organization/office.ts';
import { CAST, PLACES } from '#test/cast.ts';
import { anIntake, csvOf, type Intake } from '#test/intake.ts';
import { aStudent, TODAY } from '#test/world.ts';
import { findBatch } from './batches.ts';
import { rowsOfBatch } from './staged-rows.ts';
import { importsOfToday } from './today-imports.ts';

let intake: Intake;

beforeAll(async () => {
  intake = await anIntake();
});
afterAll(() => intake.close());

const sister = aStudent({
  name: '张小红',
  sex: '女',
  birthDate: '20160708',
  idNumber: '411323201607089925',
  nationalNumber: '',
});
const stranger = aStudent({
  name: '刘洋',
  idNumber: '411323201501019956',
  nationalNumber: '',
  birthDate: '20150101',
  schoolCode: '2141000002',
});

test('a roster is recognised, put beside the register and counted', async () => {
  await intake.register([aStudent(), stranger]);
  const roster = csvOf([aStudent({ phone: '13837700009' }), sister, { ...stranger, schoolCode: '' }, stranger]);
  const batch = await intake.upload(CAST.registrar, [{ name: '四年级1班.csv', bytes: roster }]);
  expect(batch).toMatchObject({ state: 'ready', title: '四年级1班.csv' });
  expect(batch.summary.counts).toEqual({ new: 1, changed: 1, unchanged: 0, missing: 0, refused: 2 });
  expect(batch.summary.schools).toEqual([{ code: '2141000001', name: '丁河镇中心小学', rows: 3, classes: 1 }]);
  const rows = await rowsOfBatch(intake.desk.db, intake.desk.seal, '411323', batch.id, { limit: 10 });
  expect(rows.map(({ name, outcome, unit, detail }) => [name, outcome, unit, detail.reason])).toEqual([
    ['张小明', 'changed', PLACES.primaryClass, undefined],
    ['张小红', 'new', PLACES.primaryClass, undefined],
    ['刘洋', 'refused', PLACES.primary, '学生已在本县其他学校建有学籍，一人只有一份学籍；请走转学，不要重复建籍'],
    ['刘洋', 'refused', undefined, '不是本校学生：这一行是丹水镇中心小学的，本校只能导入自己的学生；请从表中删去'],
  ]);
});

test('the county is told which school has the child already', async () => {
  const roster = csvOf([{ ...stranger, schoolCode: '2141000001' }]);
  const batch = await intake.upload(CAST.county, [{ name: '全县.csv', bytes: roster }]);
  const [row] = await rowsOfBatch(intake.desk.db, intake.desk.seal, '411323', batch.id, {
    outcome: 'refused',
    limit: 10,
  });
  expect(row?.detail.reason).toContain('学生已在丹水镇中心小学建有学籍');
});

test('a file that cannot be read says why and spoils no other', async () => {
  const files = [
    { name: '照片.xls', bytes: Buffer.from('\u0000\u0001\u0002 not a workbook') },
    { name: '名册.csv', bytes: csvOf([aStudent()]) },
  ];
  const batch = await intake.upload(CAST.registrar, files);
  expect(batch.state).toBe('ready');
  expect(batch.summary.counts.unchanged).toBe(1);
  const kept = await intake.desk.db
    .selectFrom('import_files')
    .select(['number', 'refusal'])
    .where('batch', '=', batch.id)
    .orderBy('number')
    .execute();
  expect(kept[0]?.refusal).not.toBe('');
  expect(kept[1]?.refusal).toBe('');
});

test('the school is read off the sheet’s title where no column tells it', async () => {
  const { schoolCode: _, schoolName: __, ...pupil } = sister;
  const bytes = Buffer.concat([Buffer.from('丹水镇中心小学四年级学生名册\n'), csvOf([pupil])]);
  const batch = await intake.upload(CAST.county, [{ name: '名册.csv', bytes }]);
  expect(batch.summary.schools).toMatchObject([{ name: '丹水镇中心小学', rows: 1 }]);
});

test('nobody of another county or another school hears of a batch', async () => {
  const batch = await intake.upload(CAST.registrar, [{ name: '名册.csv', bytes: csvOf([aStudent()]) }]);
  for (const who of [CAST.stranger, CAST.strangeRegistrar, CAST.neighbour, CAST.head, CAST.inspector, CAST.auditor]) {
    expect(await findBatch(intake.desk.db, who, batch.id)).toBeUndefined();
  }
  expect(await findBatch(intake.desk.db, CAST.county, batch.id)).toBeDefined();
});

test('what was uploaded and not committed waits on the page of the day, for those who may import', async () => {
  const today = importsOfToday(intake.desk);
  const question: Omit<TodayQuestion, 'actor'> = { today: TODAY, since: new Date('2025-03-01T00:00:00Z') };
  const asked = async (actor: Actor) =>
    (await today({ ...question, actor })).find(({ key }) => key === 'imports-waiting');
  const before = (await asked(CAST.registrar))?.count ?? 0;
  await intake.upload(CAST.registrar, [{ name: '四年级2班.csv', bytes: csvOf([sister]) }]);
  const waiting = await asked(CAST.registrar);
  expect(waiting?.count).toBe(before + 1);
  const line = waiting?.lines.find(({ title }) => title === '四年级2班.csv');
  expect(line).toMatchObject({ door: { to: '/imports/$id' } });
  expect((await asked(CAST.stranger))?.count).toBe(0);
  expect(await asked(CAST.head)).toBeUndefined();
});
