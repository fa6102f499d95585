import { beforeEach, describe, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { numberOf, rollCallsAtWork } from '#test/roll-call-at-work.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { EVERY_STATE } from '../household-states.ts';
import { answerHousehold, assignHouseholds, judgeHousehold, signalHousehold } from './check-household.ts';
import { compareAllHouseholds } from './compare-households.ts';
import { findHousehold, householdFigures, searchHouseholds } from './household-ledger.ts';
import { commitList, compareAgain, householdLists, undoList } from './household-lists.ts';
import { doorPaper, householdSheet } from './household-papers.ts';
import { moveHouseholds } from './move-households.ts';
import { openHouseholdList, readHouseholds } from './read-households.ts';

const { centralSchool: central, county, registrar, neighbour, stranger, strangeRegistrar, township } = CAST;
const STRANGERS = [neighbour, stranger, strangeRegistrar, township] as const;

let desk: ReturnType<typeof wholeDesk>;
let at: ReturnType<typeof rollCallsAtWork>;

beforeEach(async () => {
  const database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  at = rollCallsAtWork(desk);
  await seedCast(database.db);
  return () => database.close();
});

const MING = aChild('张小明', 1);
const HONG = aChild('李小红', 2);
const HEADING = '姓名,性别,身份证号,出生日期,住址,村,户主,联系电话';
/** 张小明 by number, 李小红 by name and day only, 周小禾 with no record, 吴小小 who is three. */
const LIST = [
  `张小明,男,${numberOf(MING)},,丁河村1组,丁河村,张大山,13837700001`,
  `李小红,女,,${MING.birthDate},丁河村2组,丁河村,李大河,`,
  '周小禾,男,,20160105,简村3组,简村,周大田,13837700003',
  '吴小小,女,,20220105,简村4组,简村,吴大林,',
];

async function bringIn(lines: readonly string[], actor: Actor = central): Promise<string> {
  const id = await openHouseholdList(desk, actor, undefined, '2025-03-01');
  if (id === undefined) throw new Error('not opened');
  await readHouseholds(desk, COUNTY, id, Buffer.from([HEADING, ...lines].join('\n')), () => {});
  return id;
}
async function inUse(lines: readonly string[] = LIST): Promise<string> {
  const id = await bringIn(lines);
  expect(await commitList(desk, central, id)).toEqual({ is: 'done' });
  return id;
}
const states = async (actor: Actor = central) =>
  Object.fromEntries((await searchHouseholds(desk, actor, {})).rows.map(({ name, state }) => [name, state]));
async function lineOf(name: string) {
  const [line] = (await searchHouseholds(desk, central, { words: name })).rows;
  if (line === undefined) throw new Error(`no ${name}`);
  return { id: line.id, seen: line.revision };
}

describe('a list from the police station', () => {
  test('is read, held against the register, and nothing of it is in the ledger before it is confirmed', async () => {
    await at.enrol(MING);
    await at.enrol({ ...HONG, birthDate: MING.birthDate ?? '' });
    const id = await bringIn([...LIST, '王小错,男,411323201503120011,,,,,', `张小明,男,${numberOf(MING)},,,,,`]);
    const [list] = await householdLists(desk, central, id);
    expect(list).toMatchObject({ state: 'read', rows: 4, faults: [{ row: 6 }, { row: 7 }] });
    expect(JSON.stringify(list?.faults)).not.toMatch(/王小错|\d{17}/);
    expect(await states()).toEqual({});
    await commitList(desk, central, id);
    expect(await states()).toEqual({ 张小明: 'here', 李小红: 'likely', 周小禾: 'none', 吴小小: 'young' });
    const { whole, villages } = await householdFigures(desk, central, undefined);
    expect(EVERY_STATE.reduce((sum, state) => sum + whole.counts[state], 0)).toBe(whole.total);
    expect(villages).toEqual([
      { village: '丁河村', total: 2, need: 1 },
      { village: '简村', total: 2, need: 1 },
    ]);
  });

  test('a file without a heading says so, and what a text holds is kept sealed', async () => {
    const id = await openHouseholdList(desk, central, undefined, '2025-03-01');
    await readHouseholds(desk, COUNTY, id ?? '', Buffer.from('甲,乙\n一,二\n'), () => {});
    expect(await householdLists(desk, central, id)).toMatchObject([
      { state: 'failed', message: expect.stringContaining('表头') },
    ]);
    await inUse();
    const kept = await desk.db.selectFrom('household_children').selectAll().execute();
    expect(JSON.stringify(kept.map((row) => ({ ...row, sealed: row.sealed.toString('utf8') })))).not.toContain(
      '丁河村1组',
    );
  });

  test('a newer list takes its place with what people have found, and gives it back when undone', async () => {
    await inUse();
    const line = await lineOf('周小禾');
    await assignHouseholds(desk, central, [line.id], { checker: '李主任' });
    const visit = { answer: 'elsewhere', on: '2025-03-18', visitor: '李主任', words: '随父母在郑州上学' } as const;
    expect(await answerHousehold(desk, central, { ...line, seen: line.seen + 1 }, visit)).toEqual({ is: 'done' });
    const second = await inUse([...LIST.slice(1), '新来的,男,,20160105,,简村,,']);
    expect(await states()).toEqual({ 李小红: 'none', 周小禾: 'elsewhere', 吴小小: 'young', 新来的: 'none' });
    const { id } = await lineOf('周小禾');
    expect(await findHousehold(desk, central, id)).toMatchObject({ checker: '李主任', words: '随父母在郑州上学' });
    expect(await undoList(desk, central, second)).toEqual({ is: 'done' });
    expect(Object.keys(await states())).toContain('张小明');
    expect(await undoList(desk, central, second)).toMatchObject({ objections: [{ code: 'state' }] });
  });
});

describe('from door to door', () => {
  test('who is likely the same is said by a person, and a record that comes later settles it by itself', async () => {
    await at.enrol({ ...HONG, birthDate: MING.birthDate ?? '' });
    await inUse();
    expect(await judgeHousehold(desk, central, await lineOf('李小红'), 'same')).toEqual({ is: 'done' });
    expect(await states()).toMatchObject({ 李小红: 'here', 张小明: 'none' });
    expect(await judgeHousehold(desk, central, await lineOf('张小明'), 'same')).toMatchObject({
      objections: [{ code: 'match' }],
    });
    await at.enrol(MING);
    expect(await compareAllHouseholds(desk)).toBe(1);
    expect(await states()).toMatchObject({ 李小红: 'here', 张小明: 'here' });
    expect(await compareAllHouseholds(desk)).toBe(0);
  });

  test('a child of age who is nowhere becomes a case that day, with what is needed to find the house', async () => {
    await inUse();
    const line = await lineOf('周小禾');
    expect(await signalHousehold(desk, central, line)).toEqual({ is: 'done' });
    expect(await signalHousehold(desk, central, line)).toMatchObject({ objections: [{ code: 'stale' }] });
    const cases = await desk.db.selectFrom('dropout_cases').select(['student', 'child', 'unit']).execute();
    expect(cases).toMatchObject([{ student: null, child: expect.any(String), unit: PLACES.dinghe }]);
    expect((await searchHouseholds(desk, central, { words: '周小禾' })).rows).toMatchObject([
      { dropout: expect.any(String) },
    ]);
    expect(await signalHousehold(desk, central, await lineOf('吴小小'))).toMatchObject({
      objections: [{ code: 'state' }],
    });
  });

  test('a school sees the children it was given, and nobody sees those of others', async () => {
    const list = await inUse();
    const line = await lineOf('周小禾');
    expect(await states(registrar)).toEqual({});
    expect(await assignHouseholds(desk, central, [line.id], { unit: PLACES.other })).toMatchObject({
      objections: [{ code: 'unit' }],
    });
    await assignHouseholds(desk, central, [line.id], { unit: PLACES.primary, checker: '赵老师' });
    expect(await states(registrar)).toEqual({ 周小禾: 'none' });
    expect(await states(county)).toHaveProperty('周小禾');
    const visit = { answer: 'none', on: '2025-03-18', visitor: '赵老师', words: '在家' } as const;
    for (const other of STRANGERS) {
      expect(await states(other)).toEqual({});
      expect((await householdFigures(desk, other, PLACES.dinghe)).whole.total).toBe(0);
      expect(await findHousehold(desk, other, line.id)).toBeUndefined();
      expect(await answerHousehold(desk, other, line, visit)).toEqual({ is: 'not-found' });
      expect(await judgeHousehold(desk, other, line, 'same')).toEqual({ is: 'not-found' });
      expect(await signalHousehold(desk, other, line)).toEqual({ is: 'not-found' });
      expect(await assignHouseholds(desk, other, [line.id], { checker: '某某' })).not.toMatchObject({ assigned: 1 });
      expect(await householdLists(desk, other)).toEqual([]);
      for (const deed of [commitList, undoList, compareAgain])
        expect(await deed(desk, other, list)).toEqual({ is: 'not-found' });
      expect(await openHouseholdList(desk, other, PLACES.dinghe, '2025-03-01')).toBeUndefined();
      expect(await doorPaper(desk, other, {})).toBe('nobody');
    }
  });

  test('the paper names the house, the workbook neither house nor number', async () => {
    await inUse();
    const paper = await doorPaper(desk, central, { village: '简村' });
    expect(JSON.stringify(paper)).toContain('简村3组');
    const rows = JSON.stringify(await householdSheet(desk, central, {}));
    expect(rows).toContain('周小禾');
    expect(rows).not.toMatch(/3组|\d{11}/);
  });
});

test('lists and children go with their central school', async () => {
  await inUse();
  const there: UnitPath = `${PLACES.county}/dinghe-new`;
  await moveHouseholds(desk.db as never, COUNTY, PLACES.dinghe, there);
  const rows = await desk.db.selectFrom('household_children').select('unit').distinct().execute();
  expect(rows).toEqual([{ unit: there }]);
});
