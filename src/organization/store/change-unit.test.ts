import { beforeEach, expect, test } from 'vitest';
import { CAST, COUNTY, PLACES, seedCast, unitId } from '#test/cast.ts';
import { anOrganizationDesk } from '#test/organization-desk.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import type { Unit } from '../unit.ts';
import { changeUnit, type UnitOutcome, type UnitRequest } from './change-unit.ts';
import { openUnit } from './open-unit.ts';
import { ensureClasses } from './open-units.ts';
import { historyOf, unitAsOf, unitsAsOf } from './unit-history.ts';
import { findUnit, findUnitAt, schoolByCode, schoolsOf, unitsBelow } from './units.ts';

let database: TestDatabase;
let desk: ReturnType<typeof anOrganizationDesk>;
const admin = CAST.admin;
const TODAY = '2025-03-20';

beforeEach(async () => {
  database = await openTestDatabase();
  await seedCast(database.db);
  desk = anOrganizationDesk(database.db);
  return () => database.close();
});

type Deed = UnitRequest extends infer R ? (R extends UnitRequest ? Omit<R, 'effective' | 'reason'> : never) : never;
const change = (place: keyof typeof PLACES, deed: Deed, effective: UnitRequest['effective'] = TODAY) =>
  changeUnit(desk, admin, unitId(place), { ...deed, effective, reason: '县局文件' } as UnitRequest); // the parts of one

const codesOf = (outcome: UnitOutcome): readonly string[] =>
  outcome === 'missing' ? ['missing'] : 'objections' in outcome ? outcome.objections.map(({ code }) => code) : [];
const doneOf = (outcome: UnitOutcome): Unit => {
  if (outcome === 'missing' || 'objections' in outcome) throw new Error(`refused: ${codesOf(outcome)}`);
  return outcome.done;
};
const pathsBelow = async (path: keyof typeof PLACES) =>
  (await unitsBelow(database.db, admin, PLACES[path])).map(({ path }) => path);

test('a school gets a new name from a day on; before that day it is called as it was', async () => {
  const { name } = doneOf(await change('primary', { deed: 'rename', name: '丁河镇第一小学' }, '2025-03-01'));
  expect(name).toBe('丁河镇第一小学');
  const called = async (day: UnitRequest['effective']) =>
    (await unitAsOf(database.db, admin, unitId('primary'), day))?.name;
  expect(await called('2025-02-28')).toBe('丁河镇中心小学');
  expect(await called('2025-03-01')).toBe('丁河镇第一小学');
  expect(await called('2009-12-31')).toBeUndefined();
  expect(await historyOf(database.db, COUNTY, unitId('primary'))).toMatchObject([
    { kind: 'rename', effective: '2025-03-01', by: '周管理员', name: '丁河镇第一小学', reason: '县局文件' },
    { kind: 'open', name: '丁河镇中心小学' },
  ]);
});

test('a school that goes to another central school takes its classes and pupils along, and its past stays', async () => {
  desk.asked.pupils = [PLACES.primaryClass, PLACES.primary, PLACES.juniorClass];
  const { path } = doneOf(await change('primary', { deed: 'move', parent: unitId('danshui') }));
  expect(path).toBe(`${PLACES.danshui}/2141000001`);
  expect(desk.asked.moves).toEqual([{ from: PLACES.primary, to: path }]);
  expect(desk.asked.pupils).toEqual([`${path}/p2021/1`, path, PLACES.juniorClass]);
  expect(await findUnitAt(database.db, admin, `${path}/p2021/2`)).toMatchObject({ id: unitId('primaryClass2') });
  expect(await pathsBelow('dinghe')).not.toContain(PLACES.primary);
  const lastYear = (await unitsAsOf(database.db, admin, PLACES.dinghe, '2024-12-01')).map((unit) => unit.path);
  expect(lastYear).toContain(PLACES.primaryClass2);
  const now = (await unitsAsOf(database.db, admin, PLACES.dinghe, TODAY)).map((unit) => unit.path);
  expect(now).not.toContain(PLACES.primaryClass2);
});

test('who holds an office at a school that moves holds it still', async () => {
  await change('primary', { deed: 'move', parent: unitId('danshui') });
  const held = await database.db
    .selectFrom('holdings')
    .select('until')
    .where('county', '=', COUNTY)
    .where('unit', '=', unitId('primary'))
    .execute();
  expect(held.map(({ until }) => until)).toEqual([null, null]);
});

test('a merged school ends, its classes stand apart in the other, and its registrar has no office any more', async () => {
  desk.asked.pupils = [PLACES.primaryClass, PLACES.primaryClass2, PLACES.primaryGrade, PLACES.primary];
  doneOf(await change('primary', { deed: 'merge', into: unitId('other') }));
  const twin = `${PLACES.other}/p2021/1-2141000001`;
  expect(await pathsBelow('other')).toEqual([
    PLACES.other,
    `${PLACES.other}/p2021`,
    PLACES.otherClass,
    twin,
    `${PLACES.other}/p2021/2`,
  ]);
  expect(await findUnit(database.db, admin, unitId('primaryClass'))).toMatchObject({
    path: twin,
    name: '1班（原丁河镇中心小学）',
  });
  expect(desk.asked.pupils).toEqual([twin, `${PLACES.other}/p2021/2`, `${PLACES.other}/p2021`, PLACES.other]);
  expect(await findUnit(database.db, admin, unitId('primary'))).toMatchObject({ until: TODAY });
  expect((await historyOf(database.db, COUNTY, unitId('primary')))[0]).toMatchObject({
    kind: 'merge',
    mergedInto: '丹水镇中心小学',
  });
  const held = await database.db
    .selectFrom('holdings')
    .select('office')
    .where('county', '=', COUNTY)
    .where('person', '=', CAST.registrar.person)
    .where('until', 'is', null)
    .execute();
  expect(held).toEqual([]);
  expect(await schoolByCode(database.db, COUNTY, '2141000001')).toBeUndefined();
});

test('a class goes into another class of its grade, and nowhere else', async () => {
  desk.asked.pupils = [PLACES.primaryClass2];
  expect(codesOf(await change('primaryClass2', { deed: 'merge', into: unitId('otherClass') }))).toEqual([
    'other-grade',
  ]);
  doneOf(await change('primaryClass2', { deed: 'merge', into: unitId('primaryClass') }));
  expect(desk.asked.pupils).toEqual([PLACES.primaryClass]);
});

test('nothing closes over the heads of pupils', async () => {
  desk.asked.pupils = [PLACES.primaryClass];
  expect(codesOf(await change('primaryClass', { deed: 'close' }))).toEqual(['has-pupils']);
  expect(codesOf(await change('primary', { deed: 'close' }))).toEqual(['has-pupils', 'has-children']);
  expect(codesOf(await change('dinghe', { deed: 'close' }))).toEqual(['has-pupils', 'has-children']);
});

test('a grade that has left closes with its classes; then the school can close, and open again', async () => {
  expect(codesOf(await change('primary', { deed: 'close' }))).toEqual(['has-children']);
  doneOf(await change('primaryGrade', { deed: 'close' }));
  expect(await findUnit(database.db, admin, unitId('primaryClass2'))).toMatchObject({ until: TODAY });
  doneOf(await change('primary', { deed: 'close' }));
  expect(codesOf(await change('primary', { deed: 'close' }))).toEqual(['closed']);
  expect(codesOf(await change('primaryGrade', { deed: 'reopen' }))).toEqual(['parent-closed']);
  expect(doneOf(await change('primary', { deed: 'reopen' })).until).toBeUndefined();
});

test('a past day before the last change, and a day to come, are refused with the reason', async () => {
  expect(codesOf(await change('primary', { deed: 'rename', name: '新名' }, '2025-03-21'))).toEqual(['future-day']);
  expect(codesOf(await change('primary', { deed: 'rename', name: '新名' }, '2010-08-31'))).toEqual([
    'before-last-change',
  ]);
});

test('a school cannot go where it does not belong, or where it already is', async () => {
  expect(codesOf(await change('primary', { deed: 'move', parent: unitId('dinghe') }))).toEqual(['already-here']);
  expect(codesOf(await change('primary', { deed: 'move', parent: unitId('other') }))).toEqual(['wrong-place']);
  expect(codesOf(await change('primaryGrade', { deed: 'move', parent: unitId('other') }))).toEqual(['not-movable']);
  expect(codesOf(await change('county', { deed: 'rename', name: '西峡' }))).toEqual(['own-county']);
});

test('whoever is of another county, or does not manage units, finds nothing to change', async () => {
  const rename = { deed: 'rename', name: '别名小学', effective: TODAY, reason: '试试' } as const;
  const foreign = { ...CAST.admin, county: CAST.stranger.county, unit: CAST.stranger.unit };
  for (const actor of [foreign, CAST.stranger, CAST.registrar, CAST.county, CAST.auditor]) {
    expect(await changeUnit(desk, actor, unitId('primary'), rename)).toBe('missing');
  }
  expect(codesOf(await change('primary', { deed: 'move', parent: unitId('nextCounty') }))).toEqual(['missing']);
  expect(desk.asked.deeds).toEqual([]);
});

test('every change is written down with what was and what is', async () => {
  await change('primary', { deed: 'rename', name: '丁河镇第一小学' });
  expect(desk.asked.deeds).toMatchObject([
    {
      action: 'unit.rename',
      subject: unitId('primary'),
      reason: '县局文件',
      by: { person: admin.person },
      detail: { name: { before: '丁河镇中心小学', after: '丁河镇第一小学' } },
    },
  ]);
});

test('a new school stands where it belongs, under a code nobody else has', async () => {
  const school = { kind: 'school', name: '丁河镇简村小学', code: '2141000011', parent: unitId('dinghe') } as const;
  const opening = { ...school, since: TODAY, schoolKind: '211', reason: '新建' } as const;
  expect(codesOf(await openUnit(desk, admin, { ...opening, code: '2141000002' }))).toEqual(['code-there']);
  expect(codesOf(await openUnit(desk, admin, { ...opening, code: '214100' }))).toEqual(['bad-code']);
  expect(codesOf(await openUnit(desk, admin, { ...opening, name: '丁河镇中心小学' }))).toEqual(['name-there']);
  expect(codesOf(await openUnit(desk, admin, { ...opening, parent: unitId('primary') }))).toEqual(['wrong-place']);
  expect(codesOf(await openUnit(desk, CAST.registrar, opening))).toEqual(['missing']);
  expect(doneOf(await openUnit(desk, admin, opening)).path).toBe(`${PLACES.dinghe}/2141000011`);
  expect((await schoolsOf(database.db, COUNTY)).get('2141000011')).toEqual({
    code: '2141000011',
    name: '丁河镇简村小学',
    kind: '211',
    county: COUNTY,
  });
});

test('classes that records name are opened once, and never twice', async () => {
  const wanted = ['1', '（1）班', '3班', '火箭班'].map((className) => ({ gradeCode: 'p2021', className }));
  const opening = () =>
    database.db
      .transaction()
      .execute((work) => ensureClasses(work, COUNTY, PLACES.primary, wanted, { now: desk.clock.now() }));
  await opening();
  const after = await pathsBelow('primaryGrade');
  expect(after).toHaveLength(5);
  await opening();
  expect(await pathsBelow('primaryGrade')).toEqual(after);
});

test('a stranger sees none of the units, now or then', async () => {
  for (const stranger of [CAST.stranger, CAST.strangeRegistrar]) {
    expect(await findUnit(database.db, stranger, unitId('primary'))).toBeUndefined();
    expect(await findUnitAt(database.db, stranger, PLACES.primary)).toBeUndefined();
    expect(await unitsBelow(database.db, stranger, PLACES.county)).toEqual([]);
    expect(await unitsAsOf(database.db, stranger, PLACES.county, TODAY)).toEqual([]);
    expect(await unitAsOf(database.db, stranger, unitId('primary'), TODAY)).toBeUndefined();
  }
  expect((await unitsBelow(database.db, CAST.inspector, PLACES.city)).length).toBe(18);
});
