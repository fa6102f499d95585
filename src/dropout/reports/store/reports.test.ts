import { beforeEach, describe, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { type MovingClock, movingClock } from '#test/at-the-door.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { rollCallsAtWork } from '#test/roll-call-at-work.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { markAbsences } from '../../attendance/store/mark-absences.ts';
import { periodOf, type ReportPeriod } from '../periods.ts';
import { moveReports } from './move-reports.ts';
import { periodReport, periodsOf, reporters, signedReports } from './read-reports.ts';
import { remindOfReports } from './remind-of-reports.ts';
import { draftReportLetter } from './report-letter.ts';
import { reportWorkbook } from './report-papers.ts';
import { signReport, withdrawReport } from './sign-report.ts';

const {
  head,
  registrar,
  classTeacher,
  centralSchool: central,
  county,
  neighbour,
  stranger,
  strangeRegistrar,
  township,
} = CAST;
const STRANGERS = [neighbour, stranger, strangeRegistrar, township] as const;
const MARCH = periodOf('2025-03') ?? expect.fail();
const QUARTER = periodOf('2025-Q1') ?? expect.fail();

let desk: ReturnType<typeof wholeDesk>;
let clock: MovingClock;
let at: ReturnType<typeof rollCallsAtWork>;
let ming: string;

beforeEach(async () => {
  const database = await openTestDatabase();
  clock = movingClock();
  desk = wholeDesk(aDesk({ ...database, clock }), IN_THIS_PROCESS);
  at = rollCallsAtWork(desk);
  await seedCast(database.db);
  ming = await at.enrol(aChild('张小明', 1));
  await at.enrol(aChild('李小红', 2));
  return () => database.close();
});

const goTo = (day: string) =>
  clock.pass((new Date(`${day}T10:00:00+08:00`).getTime() - clock.now().getTime()) / 60_000);
const away = (day: LocalDate, reason: 'sick' | 'unexcused' | undefined = 'unexcused') =>
  markAbsences(desk, classTeacher, { unit: PLACES.primaryClass, day }, [{ student: ming, reason }]);
const figures = async (actor: Actor = head, period: ReportPeriod | undefined = MARCH, day?: LocalDate) =>
  (await periodReport(desk, actor, undefined, period, day))?.figures.whole;
async function sign(actor: Actor, period: ReportPeriod = MARCH, remarks = '') {
  const seen = (await periodReport(desk, actor, undefined, period, undefined))?.seen ?? '';
  return signReport(desk, actor, period, { seen, remarks });
}
const FIVE = ['2025-03-14', '2025-03-17', '2025-03-18', '2025-03-19', '2025-03-20'] as const;

describe('the figures of a month', () => {
  test('come of what was written down, and are those of then whenever they are asked again', async () => {
    for (const day of FIVE) await away(day);
    expect(await figures()).toMatchObject({
      roll: 2,
      unexcused: 5,
      unexcusedPupils: 1,
      suspected: 1,
      open: 1,
      visits: 0,
    });
    goTo('2025-04-02');
    const then = await figures(head, MARCH, '2025-03-31');
    await away('2025-03-20', 'sick');
    await at.enrol(aChild('新来的', 3));
    expect(await figures(head, MARCH, '2025-03-31')).toEqual(then);
    // Who came in with a file later was in class before, as far as anybody can say.
    expect(await figures()).toMatchObject({ unexcused: 4, sick: 1, roll: 3 });
    expect(await figures(head, periodOf('2021-06'))).toMatchObject({ roll: 0 });
    expect(await figures(head, periodOf('2025-04') ?? MARCH)).toMatchObject({
      roll: 3,
      unexcused: 0,
      suspected: 0,
      open: 1,
    });
  });

  test('of the central school and the county are those of their schools added up', async () => {
    await at.enrol(aChild('初中生', 4), PLACES.juniorClass);
    await at.enrol(aChild('丹水的', 5), PLACES.otherClass);
    await away('2025-03-20');
    const report = await periodReport(desk, county, undefined, MARCH, undefined);
    expect(report?.figures.whole).toMatchObject({ roll: 4, unexcused: 1 });
    expect(report?.figures.rows.map(({ name, figures: own }) => [name, own.roll])).toEqual([
      ['丹水镇中心校', 1],
      ['丁河镇中心校', 3],
    ]);
    expect(await figures(central)).toMatchObject({ roll: 3 });
  });
});

describe('signing', () => {
  beforeEach(() => goTo('2025-04-02'));

  test('freezes what was seen; what changes afterwards needs a withdrawal and another signature, and both stay', async () => {
    const early = await signReport(desk, head, periodOf('2025-04') ?? MARCH, { seen: '', remarks: '' });
    expect(early).toMatchObject({ objections: [{ code: 'running' }] });
    expect(await signReport(desk, head, MARCH, { seen: 'other', remarks: '' })).toMatchObject({
      objections: [{ code: 'stale' }],
    });
    expect(await sign(head, MARCH, '三月平稳')).toMatchObject({ is: 'done' });
    expect(await sign(head)).toMatchObject({ objections: [{ code: 'signed' }] });
    await away('2025-03-31');
    const [first] = await signedReports(desk, head, { unit: PLACES.primary, period: MARCH });
    expect([first?.figures.whole.unexcused, first?.remarks]).toEqual([0, '三月平稳']);
    expect(await withdrawReport(desk, head, first?.id ?? '', '漏登一天')).toMatchObject({ is: 'done' });
    clock.pass(1);
    await sign(head);
    const both = await signedReports(desk, head, { unit: PLACES.primary, period: MARCH });
    expect(both.map(({ figures: own, withdrawnReason }) => [own.whole.unexcused, withdrawnReason])).toEqual([
      [1, undefined],
      [0, '漏登一天'],
    ]);
  });

  test('goes from below upwards, and is withdrawn from above downwards', async () => {
    expect(await sign(central)).toMatchObject({
      objections: [{ code: 'below', message: expect.stringContaining('丁河镇中心小学') }],
    });
    const own = await sign(head);
    expect(await sign(central)).toMatchObject({ is: 'done' });
    expect(await withdrawReport(desk, head, 'id' in own ? own.id : '', '有误')).toMatchObject({
      objections: [{ code: 'signed-above' }],
    });
    expect(await sign(county)).toMatchObject({ objections: [{ code: 'level' }] });
    expect(await sign(central, QUARTER)).toMatchObject({ is: 'done' });
    expect(await sign(county, QUARTER)).toMatchObject({ is: 'done' });
  });

  test('a school whose first pupil came in April is asked for April, and not for March', async () => {
    await at.enrol(aChild('丹水的', 5), PLACES.otherClass);
    const asked = async (key: string) =>
      ((await reporters(desk, county, undefined, periodOf(key) ?? expect.fail())) ?? []).map(({ name }) => name);
    expect(await asked('2025-03')).toEqual(['丁河镇中心校', '丁河镇中心小学']);
    expect(await asked('2025-04')).toContain('丹水镇中心小学');
  });

  test('who has not reported is listed, and the report goes to the county as a letter', async () => {
    const today = clock.today();
    goTo('2025-03-25');
    await at.enrol(aChild('丹水的', 5), PLACES.otherClass);
    goTo(today);
    await sign(head);
    const central1 = await sign(central);
    const lines = (await reporters(desk, county, undefined, MARCH)) ?? [];
    expect(lines.map(({ name, id }) => [name, id !== undefined])).toEqual([
      ['丹水镇中心校', false],
      ['丹水镇中心小学', false],
      ['丁河镇中心校', true],
      ['丁河镇中心小学', true],
    ]);
    const id = 'id' in central1 ? central1.id : '';
    expect(await draftReportLetter(desk, county, id)).toEqual({ is: 'not-found' });
    expect(await draftReportLetter(desk, central, id)).toMatchObject({ is: 'drafted' });
    expect(await draftReportLetter(desk, central, id)).toMatchObject({ objections: [{ code: 'there' }] });
    expect((await periodsOf(desk, head, 'month', 2)).map(({ key, signedAt }) => [key, signedAt !== undefined])).toEqual(
      [
        ['2025-03', true],
        ['2025-02', false],
      ],
    );
  });

  test('is for those who sign there; others see nothing', async () => {
    const own = await sign(head);
    const id = 'id' in own ? own.id : '';
    expect(await sign(registrar)).toEqual({ is: 'not-found' });
    for (const other of STRANGERS) {
      expect(await periodReport(desk, other, PLACES.primary, MARCH, undefined)).toBeUndefined();
      expect(await signedReports(desk, other, { id })).toEqual([]);
      expect(await withdrawReport(desk, other, id, '有误')).toEqual({ is: 'not-found' });
      expect(await draftReportLetter(desk, other, id)).toEqual({ is: 'not-found' });
      expect((await reporters(desk, other, PLACES.dinghe, MARCH)) ?? []).toEqual([]);
    }
    const [signed] = await signedReports(desk, head, { id });
    if (signed === undefined) throw new Error('not signed');
    const given = { unit: '丁河镇中心小学', period: MARCH, asOf: signed.asOf, signed };
    expect(JSON.stringify(await reportWorkbook(desk, head, given, signed.figures))).toContain('口径');
  });
});

describe('who is late is reminded', () => {
  const told = async () =>
    (await desk.db.selectFrom('notices').select(['event', 'person']).where('event', 'like', 'report-%').execute())
      .filter(({ person }) => person === head.person)
      .map(({ event }) => event);

  test('two working days before, on the day, and when it is late; 清明 between does not count', async () => {
    goTo('2025-04-01');
    expect(await remindOfReports(desk)).toBe(0);
    // 4 April is 清明: the fifth working day after March is 8 April.
    goTo('2025-04-02');
    await remindOfReports(desk);
    expect(await told()).toEqual([]);
    goTo('2025-04-03');
    await remindOfReports(desk);
    await remindOfReports(desk);
    expect(await told()).toEqual(['report-two-days']);
    goTo('2025-04-08');
    await remindOfReports(desk);
    goTo('2025-04-09');
    await remindOfReports(desk);
    expect((await told()).sort()).toEqual(['report-due', 'report-overdue', 'report-two-days']);
  });

  test('and nobody who has signed', async () => {
    goTo('2025-04-02');
    await sign(head);
    goTo('2025-04-09');
    await remindOfReports(desk);
    expect(await told()).toEqual([]);
  });
});

test('reports go with their unit', async () => {
  goTo('2025-04-02');
  await sign(head);
  const there: UnitPath = `${PLACES.danshui}/2141000001`;
  await moveReports(desk.db as never, COUNTY, PLACES.primary, there);
  expect(await desk.db.selectFrom('dropout_reports').select('unit').execute()).toEqual([{ unit: there }]);
});
