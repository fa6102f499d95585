import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { type MovingClock, movingClock } from '#test/at-the-door.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { continuityAtWork } from '#test/continuity-at-work.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { totalOf } from '../tally.ts';
import { admitLeavers } from './admit-leavers.ts';
import { answerMatch } from './answer-match.ts';
import { countLeavers, listLeavers } from './list-leavers.ts';
import { lookAtLeaver } from './look-at-leaver.ts';
import { matchLeavers } from './match-leavers.ts';
import { tallyLeavers } from './tally-leavers.ts';
import { watchLeavers } from './watch-leavers.ts';
import { askToClose, close, followUp, reopen, sendBack, stateDestination } from './work-on-leaver.ts';

const { registrar, county, centralSchool, neighbour, stranger, strangeRegistrar } = CAST;
let base: TestDatabase;
let clock: MovingClock;
let desk: ReturnType<typeof wholeDesk>;
let work: ReturnType<typeof continuityAtWork>;

beforeAll(async () => {
  base = await openTestDatabase();
  clock = movingClock(new Date('2025-07-01T10:00:00+08:00'));
  await seedCast(base.db);
  desk = wholeDesk(aDesk({ db: base.db, clock }), IN_THIS_PROCESS);
  work = continuityAtWork(desk);
});
afterAll(() => base.close());

const NOT_FOUND = { is: 'not-found' };
const WORDS = '打过电话，家长说已经在当地上学';
const nameless = (at: number) => ({
  idNumber: '',
  idType: '其他',
  nationalNumber: '',
  name: `张小${'甲乙丙丁戊己庚辛壬癸'[at]}`,
});
const elsewhere = {
  to: 'elsewhere',
  unit: '',
  place: '河南省内乡县',
  school: '灌涨镇初中',
  contact: '母亲 138****',
} as const;

describe('who is followed', () => {
  test('a graduate from the moment of graduation, until the junior school has taken the same record in', async () => {
    const { student } = await work.graduate(nameless(0));
    expect(await work.leaverOf(student)).toMatchObject({ state: 'waiting', waits_until: '2025-09-30' });
    await work.change(student, { recordStatus: '在读', grade: '七年级' }, PLACES.juniorClass);
    expect(await work.leaverOf(student)).toMatchObject({ state: 'taken-here', taken_unit: PLACES.juniorClass });
  });

  test('whoever is graduated by mistake and taken back is followed no more', async () => {
    const { student } = await work.graduate(nameless(1));
    await work.change(student, { recordStatus: '在读' });
    expect(await work.isFollowed(student)).toBe(false);
    await work.change(student, { recordStatus: '毕业' });
    expect(await work.leaverOf(student)).toMatchObject({ state: 'waiting' });
  });

  test('whoever stands as graduated since an import of years ago has not left now, and an edit does not change that', async () => {
    const old = await work.enrol({ ...nameless(2), recordStatus: '毕业' }, `${PLACES.primary}/p2012/1`);
    await work.change(old, { phone: '13837700009' });
    await watchLeavers(desk);
    expect(await work.isFollowed(old)).toBe(false);
    const fresh = await work.enrol({ ...nameless(3), recordStatus: '毕业' });
    await watchLeavers(desk);
    expect(await work.leaverOf(fresh)).toMatchObject({ state: 'waiting' });
  });

  test('a child who died, or whose record was deleted, is struck off by itself', async () => {
    const { student: one } = await work.graduate(nameless(4));
    await work.change(one, { recordStatus: '死亡' });
    expect(await work.leaverOf(one)).toMatchObject({ state: 'struck-off', ground: 'death' });
    const two = await work.enrol(nameless(5));
    await work.change(two, { recordStatus: '转出' });
    expect(await work.leaverOf(two)).toMatchObject({ state: 'waiting', waits_until: '2025-07-15' });
  });
});

describe('matching', () => {
  test('a whole number settles it at once, and is looked for again when that record goes', async () => {
    const { student } = await work.graduate({ name: '赵大山', idNumber: '411323201303120013' });
    const other = await work.enrol(
      { name: '赵大山', idNumber: '411323201303120013', grade: '七年级' },
      PLACES.juniorClass,
    );
    expect(await work.leaverOf(student)).toMatchObject({ state: 'taken-here' });
    await work.withdraw(other);
    expect(await work.leaverOf(student)).toMatchObject({ state: 'waiting', taken_unit: null });
  });

  test('a name is only offered, with its reasons, and a person says which child it is', async () => {
    const who = { name: '孙小河', birthDate: '20130505', idNumber: '', idType: '其他', nationalNumber: '' };
    const { student, leaver } = await work.graduate(who);
    const other = await work.enrol({ ...who, grade: '七年级', currentAddress: '别处' }, PLACES.juniorClass);
    expect(await work.leaverOf(student)).toMatchObject({ state: 'waiting' });
    const shown = await lookAtLeaver(desk, registrar, leaver);
    expect(shown?.matches).toMatchObject([{ target: other, school: '丁河镇初级中学', answer: undefined }]);
    expect(shown?.matches[0]?.reasons).toContain('person');
    expect(await answerMatch(desk, neighbour, leaver, { target: other, same: true, words: WORDS })).toEqual(NOT_FOUND);
    expect(await answerMatch(desk, registrar, leaver, { target: other, same: true, words: WORDS })).toMatchObject({
      is: 'done',
    });
    expect(await work.leaverOf(student)).toMatchObject({ state: 'taken-here', taken_unit: PLACES.juniorClass });
  });

  test('a round finds what a change did not, and a second round nothing more; what was denied is not offered again', async () => {
    const who = { name: '周小禾', birthDate: '20130606', idNumber: '', idType: '其他', nationalNumber: '' };
    const { leaver } = await work.graduate(who);
    const other = await work.enrol({ ...who, grade: '七年级' }, PLACES.juniorClass);
    await base.db.deleteFrom('leaver_matches').where('leaver', '=', leaver).execute();
    expect(await matchLeavers(desk, COUNTY)).toMatchObject({ certain: 0, likely: 1 });
    await answerMatch(desk, registrar, leaver, { target: other, same: false, words: WORDS });
    expect(await matchLeavers(desk, COUNTY)).toMatchObject({ certain: 0, likely: 0 });
    expect(await matchLeavers(desk, '411324')).toEqual({ asked: 0, certain: 0, likely: 0 });
  });
});

describe('the case', () => {
  let student: string;
  let leaver: string;

  beforeAll(async () => {
    ({ student, leaver } = await work.graduate(nameless(6)));
  });

  test('where a child goes is said by the school that was left, and by nobody else', async () => {
    expect(await stateDestination(desk, registrar, leaver, { ...elsewhere, place: '' })).toMatchObject({
      is: 'refused',
      objections: [{ field: 'place' }],
    });
    for (const nobody of [neighbour, stranger, strangeRegistrar, centralSchool]) {
      expect(await stateDestination(desk, nobody, leaver, elsewhere)).toEqual(NOT_FOUND);
    }
    const own = { ...elsewhere, to: 'here', unit: PLACES.other } as const;
    expect(await stateDestination(desk, registrar, leaver, own)).toMatchObject({ objections: [{ field: 'unit' }] });
    expect(await stateDestination(desk, registrar, leaver, elsewhere)).toMatchObject({ is: 'done' });
    expect(await listLeavers(desk, registrar, { destination: 'elsewhere' }, { limit: 10 })).toMatchObject({
      rows: [{ id: leaver, to: '外地学校：河南省内乡县 灌涨镇初中' }],
    });
  });

  test('it is opened on the day after the last day of waiting, and not on that day, and only once', async () => {
    await reach('2025-09-30');
    await watchLeavers(desk);
    expect(await work.leaverOf(student)).toMatchObject({ state: 'waiting' });
    await reach('2025-10-01');
    await watchLeavers(desk);
    // 国庆 and 中秋 are no working days: ten of them from 1 October end on the 21st, with the worked Saturday of the 11th.
    const opened = await work.leaverOf(student);
    expect(opened).toMatchObject({ state: 'unclaimed', due_on: '2025-10-21' });
    await watchLeavers(desk);
    expect(await work.leaverOf(student)).toEqual(opened);
  });

  test('who goes elsewhere is no dropout; of whom nobody has said anything, is one from that day', async () => {
    expect(await work.leaverOf(student)).toMatchObject({ signalled_at: null });
    const rows = await base.db
      .selectFrom('leavers')
      .select(['destination', 'signalled_at'])
      .where('state', '=', 'unclaimed')
      .where('kind', '=', 'primary')
      .execute();
    expect(
      rows.filter(({ destination }) => destination === null).every(({ signalled_at }) => signalled_at !== null),
    ).toBe(true);
    const cases = await base.db.selectFrom('dropout_cases').select('student').execute();
    expect(cases.map((row) => row.student)).not.toContain(student);
    expect(cases.length).toBeGreaterThan(0);
  });

  test('the school asks, the county sends back or judges; nobody judges who is not the county', async () => {
    const closing = { to: 'taken-elsewhere', ground: undefined, words: WORDS } as const;
    expect(await close(desk, registrar, leaver, closing)).toEqual(NOT_FOUND);
    expect(await close(desk, stranger, leaver, closing)).toEqual(NOT_FOUND);
    expect(await askToClose(desk, registrar, leaver, { ...closing, words: '走了' })).toMatchObject({ is: 'refused' });
    expect(await askToClose(desk, registrar, leaver, closing)).toMatchObject({ is: 'done' });
    expect(await countLeavers(desk, county, { asked: true })).toBe(1);
    expect(await sendBack(desk, county, leaver, '请附对方的在校证明')).toMatchObject({ is: 'done' });
    expect(await followUp(desk, centralSchool, leaver, '催过学校')).toMatchObject({ is: 'done' });
    expect(await followUp(desk, CAST.head, leaver, WORDS)).toEqual(NOT_FOUND);
    expect(await close(desk, county, leaver, closing, { revision: 1 })).toMatchObject({
      objections: [{ code: 'stale' }],
    });
    expect(await close(desk, county, leaver, closing)).toMatchObject({ is: 'done' });
    expect(await close(desk, county, leaver, closing)).toMatchObject({ objections: [{ code: 'state' }] });
    expect(await reopen(desk, county, leaver, '对方说查错了人')).toMatchObject({ is: 'done' });
    expect(await work.leaverOf(student)).toMatchObject({ state: 'unclaimed' });
    const shown = await lookAtLeaver(desk, registrar, leaver);
    expect(shown?.course.map(({ deed }) => deed)).toEqual([
      'reopen',
      'close-elsewhere',
      'follow',
      'send-back',
      'ask',
      'overdue',
      'destination',
      'leave',
    ]);
  });

  test('the school that was named sees whom to expect, and not whom to telephone; a stranger sees nothing', async () => {
    const next = { ...registrar, person: randomUUID(), unit: PLACES.junior };
    await stateDestination(desk, registrar, leaver, { ...elsewhere, to: 'here', unit: PLACES.junior });
    expect(await listLeavers(desk, next, { coming: true }, { limit: 10 })).toMatchObject({
      rows: [{ id: leaver, contact: '' }],
    });
    expect(await lookAtLeaver(desk, next, leaver)).toMatchObject({ isOwn: false, detail: {}, course: [], student: '' });
    for (const nobody of [stranger, strangeRegistrar, neighbour]) {
      expect(await lookAtLeaver(desk, nobody, leaver)).toBeUndefined();
      expect(await listLeavers(desk, nobody, {}, { limit: 10 })).toMatchObject({ rows: [] });
      expect(await listLeavers(desk, nobody, { coming: true }, { limit: 10 })).toMatchObject({ rows: [] });
    }
    expect(await admitLeavers(desk, neighbour, [leaver])).toEqual(NOT_FOUND);
  });
});

test('the states add up to everybody who left, at every level', async () => {
  for (const actor of [registrar, centralSchool, county]) {
    const figures = await tallyLeavers(desk, actor, {});
    const all = figures === undefined ? 0 : totalOf(figures.all);
    expect(all).toBe(await countLeavers(desk, actor, {}));
    expect(all).toBeGreaterThan(5);
    const below = figures?.below ?? [];
    if (below.length > 0) expect(below.reduce((sum, { states }) => sum + totalOf(states), 0)).toBe(all);
  }
  const strange = await tallyLeavers(desk, stranger, {});
  expect(strange && totalOf(strange.all)).toBe(0);
});

async function reach(day: string): Promise<void> {
  clock.pass((new Date(`${day}T10:00:00+08:00`).getTime() - clock.now().getTime()) / 60_000);
}
