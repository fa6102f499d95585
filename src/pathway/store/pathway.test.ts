import { describe, expect, test } from 'vitest';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import { CAST, PLACES } from '#test/cast.ts';
import { pathwayAtWork } from '#test/pathway-at-work.ts';
import { aChild, OF_DANSHUI } from '#test/scenarios/children.ts';
import { figuresOf } from './figures.ts';
import { pathwayOf } from './held-pathway.ts';
import { openNext } from './open-next.ts';
import { readPathway } from './read-pathway.ts';
import { roster } from './roster.ts';
import { checkHousehold, compareCandidate, lookAgain, recordLookUp, remind } from './work-on-pathway.ts';

const county = pathwayAtWork();
const HONG = aChild('李小红', 2);
const NUMBER = HONG.idNumber ?? '';
const WITHOUT = { idType: '其他', idNumber: '', nationalNumber: 'L411323201503120012' } as const;
const EMPTY = { ...HONG, ...WITHOUT };

const rosterOf = async (who: keyof typeof CAST) =>
  (await roster(county.pathwayDesk(), CAST[who], { limit: 50 })).rows.map(({ name, standing }) => [name, standing]);

async function open(student: string) {
  const opened = await openNext(county.pathwayDesk(), CAST.registrar, await county.target(student));
  if (opened.is !== 'opened') throw new Error(JSON.stringify(opened));
  return opened.cases;
}

test('a number that nobody else has becomes a correction, and the child leaves the roster when it is made', async () => {
  const hong = await county.enrol(EMPTY);
  expect(await rosterOf('county')).toEqual([['李小红', 'unchecked']]);
  expect(await county.check(hong, { result: 'has-number', idNumber: NUMBER })).toMatchObject({
    is: 'done',
    standing: 'to-look-up',
  });
  expect(await county.lookUp(hong, 'not-found')).toMatchObject({ standing: 'to-change' });
  const [change] = await open(hong);
  expect(await rosterOf('registrar')).toEqual([['李小红', 'in-case']]);
  const view = await county.look('registrar', change?.id ?? '');
  expect(view).toMatchObject({ procedure: 'key-information-change', answers: { reason: 'number-issued' } });
  expect(view.pupils[0]?.after).toMatchObject({ idType: '居民身份证' });
  await county.attach('registrar', change?.id ?? '', 'household-book');
  await county.must('registrar', change?.id ?? '', 'submit');
  await county.must('head', change?.id ?? '', 'approve');
  await county.must('county', change?.id ?? '', 'approve');
  expect(await county.cellsOf(hong)).toMatchObject({ idNumber: NUMBER, idType: '居民身份证' });
  expect(await rosterOf('county')).toEqual([]);
  expect(await readPathway(county.pathwayDesk(), CAST.registrar, hong)).toBeUndefined();
});

test('a case that comes to nothing leads back to where it was opened', async () => {
  const hong = await county.enrol(EMPTY);
  await county.check(hong, { result: 'has-number', idNumber: NUMBER });
  await county.lookUp(hong, 'not-found');
  const [change] = await open(hong);
  const again = await openNext(county.pathwayDesk(), CAST.registrar, await county.target(hong));
  expect(again).toMatchObject({ is: 'refused', objections: [{ message: expect.stringContaining('正在办理') }] });
  await county.must('registrar', change?.id ?? '', 'withdraw');
  expect(await rosterOf('registrar')).toEqual([['李小红', 'to-change']]);
  expect(await open(hong)).toHaveLength(1);
});

describe('found elsewhere: the empty record goes and the other one comes, or neither', () => {
  test('within the county, found at once by the number', async () => {
    const empty = await county.enrol(EMPTY);
    const kept = await county.enrol({ ...HONG, ...OF_DANSHUI }, PLACES.otherClass);
    await county.check(empty, { result: 'has-number', idNumber: NUMBER });
    expect((await county.lookAt('registrar', empty)).found).toMatchObject([
      {
        student: kept,
        by: 'number',
        where: 'county',
        same: true,
        school: '丹水镇中心小学',
        class: '四年级1班',
        status: '在读',
      },
    ]);
    expect(await county.lookUp(empty, 'not-found')).toMatchObject({ objections: [{ code: 'contradicts' }] });
    expect(await county.lookUp(empty, 'county')).toMatchObject({ standing: 'to-merge' });
    const [deletion, transfer] = (await open(empty)).map(({ id }) => id);
    const of = async (id = '') => county.look('registrar', id);
    expect(await of(deletion)).toMatchObject({ procedure: 'record-deletion', boundTo: { id: transfer } });
    expect(await of(transfer)).toMatchObject({
      procedure: 'transfer-within-county',
      boundTo: { id: deletion },
      answers: { reason: 'duplicate-record', grade: '小学四年级' },
      objections: [],
    });
    expect((await county.lookAt('head', empty)).cases.map(({ title }) => title)).toEqual(['学籍删除', '县内转学']);
    await county.attach('registrar', deletion ?? '', 'duplicate-proof');
    for (const id of [deletion ?? '', transfer ?? '']) {
      await county.must('registrar', id, 'submit');
      await county.must('head', id, 'approve');
    }
    expect(await county.decide('county', deletion ?? '', 'approve')).toMatchObject({ objections: [{ code: 'bound' }] });
    await county.approveFor('other', transfer ?? '');
    await county.must('county', transfer ?? '', 'approve');
    expect(await county.cellsOf(empty)).toBeUndefined();
    expect(await county.cellsOf(kept)).toMatchObject({ schoolName: '丁河镇中心小学', idNumber: NUMBER });
    expect(await rosterOf('county')).toEqual([]);
  });

  test.each([
    ['province', 'transfer-in-within-province'],
    ['beyond', 'transfer-in-across-provinces'],
  ] as const)(
    '%s: the form knows what the empty record knew, and not its number of the register',
    async (where, id) => {
      const empty = await county.enrol(EMPTY);
      await county.check(empty, { result: 'has-number', idNumber: NUMBER });
      await county.lookUp(empty, where);
      const [, transfer] = await open(empty);
      const view = await county.look('registrar', transfer?.id ?? '');
      expect(view).toMatchObject({ procedure: id, title: '李小红' });
      expect(view.answers).toMatchObject({ name: '李小红', grade: '小学四年级', guardianName: '李建国' });
      expect(view.answers).not.toHaveProperty('nationalNumber');
      expect(view.objections.map(({ code }) => code)).not.toContain('already-registered');
    },
  );

  test('at the very same school the empty one is deleted, and nothing is transferred', async () => {
    const empty = await county.enrol(EMPTY);
    await county.enrol(HONG, PLACES.primaryClass2);
    await county.check(empty, { result: 'has-number', idNumber: NUMBER });
    await county.lookUp(empty, 'county');
    const cases = await open(empty);
    expect(cases.map(({ procedure }) => procedure)).toEqual(['record-deletion']);
    expect((await county.look('registrar', cases[0]?.id ?? '')).answers).toMatchObject({
      kept: '丁河镇中心小学四年级2班',
    });
  });

  test('a record of the county that is in no file yet is waited for, and found when it comes', async () => {
    const empty = await county.enrol(EMPTY);
    await county.check(empty, { result: 'has-number', idNumber: NUMBER });
    expect(await county.lookUp(empty, 'county')).toMatchObject({ standing: 'to-await-roster' });
    await county.enrol({ ...HONG, ...OF_DANSHUI }, PLACES.otherClass);
    const again = await lookAgain(county.pathwayDesk(), CAST.registrar, await county.target(empty));
    expect(again).toMatchObject({ standing: 'to-merge' });
  });

  test('of two empty records of one child only one can be given up', async () => {
    const [one, other] = [await county.enrol(EMPTY), await county.enrol(EMPTY, PLACES.primaryClass2)];
    const desk = county.pathwayDesk();
    for (const [empty, candidate] of [
      [one, other],
      [other, one],
    ] as const) {
      await county.check(empty, { result: 'has-number', idNumber: NUMBER });
      const said = { candidate, same: true, note: '班主任核实' };
      expect(await compareCandidate(desk, CAST.registrar, await county.target(empty), said)).toMatchObject({
        standing: 'to-look-up',
      });
      expect(await county.lookUp(empty, 'not-found')).toMatchObject({ standing: 'to-delete' });
    }
    await open(one);
    expect(await openNext(desk, CAST.registrar, await county.target(other))).toMatchObject({
      objections: [{ code: 'kept-leaving' }],
    });
  });
});

test('a household registered twice is mended by a change, and deletion is refused in the words of the notice', async () => {
  const hong = await county.enrol(EMPTY);
  await county.check(hong, { result: 'duplicate-household', idNumber: NUMBER });
  const [change] = await open(hong);
  expect(await county.look('registrar', change?.id ?? '')).toMatchObject({
    procedure: 'key-information-change',
    answers: { reason: 'duplicate-household' },
  });
});

describe('while there is no number', () => {
  test('the guardian is reminded every thirty days, and each reminder is written down', async () => {
    const hong = await county.enrol(EMPTY);
    await county.check(hong, { result: 'no-number', note: '随母亲户口，正在申报' });
    expect(await county.lookAt('registrar', hong)).toMatchObject({ standing: 'waiting', remindOn: '2025-04-19' });
    county.goTo('2025-04-21');
    const said = { on: '2025-04-21', way: 'visit', note: '父亲答应本月去派出所' } as const;
    const reminded = await remind(county.pathwayDesk(), CAST.registrar, await county.target(hong), said);
    expect(reminded).toMatchObject({ is: 'done', standing: 'waiting' });
    const view = await county.lookAt('registrar', hong);
    expect(view.remindOn).toBe('2025-05-21');
    expect(view.events.map(({ title, said, by }) => [title, said, by])).toEqual([
      ['户籍核实', '确无证件号', '李老师'],
      ['提醒监护人', '家访', '李老师'],
    ]);
  });

  test('a number that cannot be one is not taken', async () => {
    const hong = await county.enrol(EMPTY);
    const wrong = await county.check(hong, { result: 'has-number', idNumber: '411323201503129999' });
    expect(wrong).toMatchObject({ is: 'refused', objections: [{ field: 'idNumber' }] });
  });
});

test('no number lies open anywhere, and of two who work on one child one is told to look again', async () => {
  const hong = await county.enrol(EMPTY);
  const seen = await county.target(hong);
  const check = { result: 'has-number', on: '2025-03-20', idNumber: NUMBER, note: '' } as const;
  const both = await Promise.all([1, 2].map(() => checkHousehold(county.pathwayDesk(), CAST.registrar, seen, check)));
  expect(both.map(({ is }) => is).sort()).toEqual(['done', 'refused']);
  const { db } = county.desk();
  const kept = [
    await db.selectFrom('number_pathways').selectAll().execute(),
    await db.selectFrom('number_pathway_events').selectAll().execute(),
    await db.selectFrom('audit_events').selectAll().execute(),
  ];
  expect(JSON.stringify(kept)).not.toContain(wholeNumber(NUMBER));
});

test('a stranger sees nobody and does nothing, and whoever may not work only looks', async () => {
  const hong = await county.enrol(EMPTY);
  const desk = county.pathwayDesk();
  const target = { student: hong, revision: 0 };
  const check = { result: 'no-number', on: '2025-03-20', note: '' } as const;
  const national = { answer: 'not-found', on: '2025-03-20' } as const;
  for (const who of ['stranger', 'strangeRegistrar', 'neighbour', 'inspector', 'auditor', 'admin'] as const) {
    expect((await roster(desk, CAST[who], { limit: 9 })).rows).toEqual([]);
    expect((await figuresOf(desk, CAST[who], undefined))?.whole.total ?? 0).toBe(0);
    expect(await readPathway(desk, CAST[who], hong)).toBeUndefined();
  }
  for (const who of ['stranger', 'neighbour', 'county', 'head', 'classTeacher'] as const) {
    const deeds = [
      checkHousehold(desk, CAST[who], target, check),
      compareCandidate(desk, CAST[who], target, { candidate: hong, same: true, note: '' }),
      lookAgain(desk, CAST[who], target),
      recordLookUp(desk, CAST[who], target, { national, note: '' }),
      remind(desk, CAST[who], target, { on: '2025-03-20', way: 'phone', note: '' }),
      openNext(desk, CAST[who], target),
    ];
    expect((await Promise.all(deeds)).map(({ is }) => is)).toEqual(Array(6).fill('not-found'));
  }
  expect((await county.lookAt('county', hong)).deeds).toEqual([]);
  expect(await pathwayOf(county.desk().db, county.desk().seal, CAST.stranger, 'pathway.read', hong)).toBeUndefined();
});

test('the county drills down from itself to the school, and pages through its roster', async () => {
  for (let order = 1; order <= 5; order++)
    await county.enrol(aChild(`学生${order}`, order, { ...WITHOUT, nationalNumber: '' }));
  const there = await county.enrol(
    aChild('刘无号', 9, { ...WITHOUT, ...OF_DANSHUI, nationalNumber: '' }),
    PLACES.otherClass,
  );
  const desk = county.pathwayDesk();
  await checkHousehold(
    desk,
    CAST.neighbour,
    { student: there, revision: 0 },
    { result: 'no-number', on: '2025-03-20', note: '' },
  );
  const whole = await figuresOf(desk, CAST.county, undefined);
  expect(whole?.rows.map(({ path, counts }) => [path, counts])).toEqual([
    [PLACES.danshui, { waiting: 1 }],
    [PLACES.dinghe, { unchecked: 5 }],
  ]);
  expect((await figuresOf(desk, CAST.county, PLACES.dinghe))?.rows.map(({ name }) => name)).toEqual(['丁河镇中心小学']);
  expect(await figuresOf(desk, CAST.centralSchool, PLACES.county)).toBeUndefined();
  const names: string[] = [];
  let next: string | undefined;
  do {
    const page = await roster(desk, CAST.county, { limit: 2, next });
    names.push(...page.rows.map(({ name }) => name));
    next = page.next;
  } while (next !== undefined);
  expect(names).toEqual(['刘无号', '学生1', '学生2', '学生3', '学生4', '学生5']);
  expect((await roster(desk, CAST.county, { limit: 9, standing: 'waiting' })).rows).toHaveLength(1);
});
