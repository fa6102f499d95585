import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { type MovingClock, movingClock } from '#test/at-the-door.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { rollCallsAtWork } from '#test/roll-call-at-work.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { AbsenceReason } from '../absence.ts';
import { attendanceLines } from '../import-lines.ts';
import { absencesBelow, streakLines, unmarkedBelow } from './attendance-lists.ts';
import { attendanceOfUnit } from './attendance-of-unit.ts';
import { attendanceWorkbook } from './attendance-workbook.ts';
import { classDay } from './class-day.ts';
import { historyOfPupil } from './history-of-pupil.ts';
import { attendanceImports, commitAttendance, previewAttendance, undoAttendance } from './import-attendance.ts';
import { confirmDay, markAbsences } from './mark-absences.ts';
import { moveAttendance } from './move-attendance.ts';
import { returnLines, returnsOfUnit } from './returns-of-unit.ts';
import { classReturns, confirmReturns, markReturn } from './term-returns.ts';

const { classTeacher: teacher, registrar, neighbour, stranger, strangeRegistrar, head, township } = CAST;
const HERE = PLACES.primaryClass;
const STRANGERS = [neighbour, stranger, strangeRegistrar] as const;
const TODAY = '2025-03-20';

let desk: ReturnType<typeof wholeDesk>;
let clock: MovingClock;
let at: ReturnType<typeof rollCallsAtWork>;
let ming: string;
let hong: string;

beforeEach(async () => {
  const database = await openTestDatabase();
  clock = movingClock();
  desk = wholeDesk(aDesk({ ...database, clock }), IN_THIS_PROCESS);
  at = rollCallsAtWork(desk);
  await seedCast(database.db);
  [ming, hong] = [await at.enrol(aChild('张小明', 1)), await at.enrol(aChild('李小红', 2))];
  return () => database.close();
});

const mark = (student: string, reason: AbsenceReason | undefined, day: LocalDate = TODAY) =>
  markAbsences(desk, teacher, { unit: HERE, day }, [{ student, reason }]);
const signals = () =>
  desk.db.selectFrom('dropout_signals').select(['source', 'basis', 'days']).orderBy('source').execute();
const notices = () => desk.db.selectFrom('notices').select('person').where('event', '=', 'absence-report').execute();
const today = { from: TODAY, until: TODAY } as const;

describe('marking a class', () => {
  test('one tap is saved at once, twice is once, and a tap taken back leaves the child there', async () => {
    for (let times = 0; times < 2; times++) expect(await mark(ming, 'sick')).toMatchObject({ is: 'saved', saved: 1 });
    await mark(hong, 'personal');
    await mark(hong, undefined);
    const day = await classDay(desk, teacher, HERE, TODAY);
    expect(day?.list.map(({ name, reason }) => [name, reason])).toEqual([
      ['李小红', undefined],
      ['张小明', 'sick'],
    ]);
    const kept = await desk.db.selectFrom('absences').select('withdrawn_at').execute();
    expect(kept.filter(({ withdrawn_at }) => withdrawn_at !== null)).toHaveLength(1);
    const away = randomUUID();
    expect(await mark(away, 'sick')).toEqual({ is: 'saved', saved: 0, gone: [away] });
  });

  test('a Sunday is no day of school', async () => {
    expect(await mark(ming, 'sick', '2025-03-16')).toMatchObject({ objections: [{ code: 'day-off' }] });
  });

  test('is done in the own class, and looked at by nobody outside', async () => {
    await mark(ming, 'unexcused');
    for (const other of [...STRANGERS, head, township]) {
      expect(await markAbsences(desk, other, { unit: HERE, day: TODAY }, [])).toEqual({ is: 'not-found' });
      expect(await confirmDay(desk, other, { unit: HERE, day: TODAY })).toEqual({ is: 'not-found' });
      expect(await markReturn(desk, other, HERE, { student: ming, state: 'away' })).toEqual({ is: 'not-found' });
      expect(await confirmReturns(desk, other, HERE)).toEqual({ is: 'not-found' });
    }
    for (const other of [...STRANGERS, township]) {
      expect(await classDay(desk, other, HERE, TODAY)).toBeUndefined();
      expect(await classReturns(desk, other, HERE)).toBeUndefined();
      expect(await historyOfPupil(desk, other, ming)).toBeUndefined();
      expect(await attendanceOfUnit(desk, other, PLACES.primary, today)).toBeUndefined();
      expect(await attendanceWorkbook(desk, other, PLACES.primary, today)).toBeUndefined();
      expect(await returnsOfUnit(desk, other, PLACES.primary)).toBeUndefined();
      expect((await absencesBelow(desk, other, PLACES.primary, today, undefined)).rows).toEqual([]);
      expect(await streakLines(desk, other, PLACES.primary, 'follow')).toEqual([]);
      expect((await unmarkedBelow(desk, other, PLACES.primary, today)).rows).toEqual([]);
      expect(await returnLines(desk, other, PLACES.primary, 'away')).toEqual([]);
    }
    expect((await absencesBelow(desk, head, undefined, today, 'unexcused')).rows).toMatchObject([{ name: '张小明' }]);
  });

  test('the figures of a school are those of its lists', async () => {
    await mark(ming, 'unexcused');
    await confirmDay(desk, teacher, { unit: HERE, day: TODAY });
    await at.enrol(aChild('王同学', 3), PLACES.primaryClass2);
    const found = await attendanceOfUnit(desk, head, undefined, today);
    expect(found?.whole).toMatchObject({ roll: 3, counts: { due: 2, marked: 1, unexcused: 1 }, rows: { follow: 1 } });
    expect((await unmarkedBelow(desk, head, undefined, today)).rows).toMatchObject([{ place: { class: '四年级2班' } }]);
    const sheets = (await attendanceWorkbook(desk, head, undefined, today)) ?? [];
    expect(JSON.stringify(sheets)).toContain('张小明');
    expect(JSON.stringify(sheets)).not.toMatch(/\d{17}/);
  });
});

describe('away in a row', () => {
  const DAYS = ['2025-03-14', '2025-03-17', '2025-03-18', '2025-03-19', '2025-03-20'] as const;

  test('three days are told to the school and the central school once, five are a suspected dropout on that very day', async () => {
    for (const day of DAYS.slice(0, 4)) await mark(ming, 'unexcused', day);
    expect(await signals()).toEqual([]);
    expect((await notices()).map(({ person }) => person).sort()).toEqual(
      [registrar.person, head.person, CAST.centralSchool.person].sort(),
    );
    await mark(ming, 'unexcused', DAYS[4]);
    expect(await signals()).toEqual([{ source: 'attendance', basis: `${ming}|2025-03-14`, days: 5 }]);
    expect(await notices()).toHaveLength(3);
    expect((await historyOfPupil(desk, head, ming))?.streak).toEqual({ days: 5, first: DAYS[0], last: DAYS[4] });
    expect(await streakLines(desk, head, undefined, 'suspect')).toMatchObject([{ name: '张小明', days: 5 }]);
  });

  test('a child who was ill in between is none', async () => {
    for (const day of DAYS) await mark(ming, day === '2025-03-18' ? 'sick' : 'unexcused', day);
    expect(await signals()).toEqual([]);
  });
});

describe('a school’s own list', () => {
  const HEADING = ['年级', '班级', '姓名', '学籍号', '日期', '原因'];
  const lines = (...rows: readonly (readonly string[])[]) => attendanceLines([HEADING, ...rows]);
  const DAYS = ['2025-03-14', '2025-03-17', '2025-03-18', '2025-03-19', '2025-03-20'];

  test('is written as a whole or not at all, keeps what the teacher marked, raises what it must, and is undone', async () => {
    await mark(ming, 'sick', '2025-03-13');
    const rows = DAYS.map((day) => ['四年级', '1班', '张小明', '', day, '旷课']);
    const wrong = lines(...rows, ['四年级', '9班', '李小红', '', '2025-03-18', '病假']);
    expect((await commitAttendance(desk, registrar, wrong))?.id).toBeUndefined();
    expect(await signals()).toEqual([]);
    const right = lines(...rows, ['四年级', '1班', '张小明', '', '2025-03-13', '无故']);
    expect((await previewAttendance(desk, registrar, right))?.lines.at(-1)).toMatchObject({ outcome: 'kept' });
    const done = await commitAttendance(desk, registrar, right);
    expect(done?.plan.marks).toHaveLength(5);
    expect(await signals()).toMatchObject([{ source: 'attendance' }]);
    expect(await attendanceImports(desk, registrar)).toMatchObject([{ absences: 5, classDays: 6 }]);
    expect(await undoAttendance(desk, registrar, done?.id ?? '')).toEqual({ is: 'done', absences: 5 });
    expect(await undoAttendance(desk, registrar, done?.id ?? '')).toMatchObject({ objections: [{ code: 'undone' }] });
    expect((await historyOfPupil(desk, head, ming))?.absences).toMatchObject([{ day: '2025-03-13', reason: 'sick' }]);
  });

  test('a namesake is told by the number, and nobody else brings in the school’s list', async () => {
    const other = aChild('张小明', 5);
    await at.enrol(other);
    const one = lines(['四年级', '1班', '张小明', '', '2025-03-18', '病假']);
    expect((await previewAttendance(desk, registrar, one))?.lines).toMatchObject([{ outcome: 'refused' }]);
    const told = lines(['四年级', '1班', '张小明', other.idNumber ?? '', '2025-03-18', '病假']);
    expect((await previewAttendance(desk, registrar, told))?.lines).toMatchObject([{ outcome: 'new' }]);
    for (const actor of [teacher, head, CAST.county, CAST.township]) {
      expect(await previewAttendance(desk, actor, told)).toBeUndefined();
      expect(await commitAttendance(desk, actor, told)).toBeUndefined();
      expect(await attendanceImports(desk, actor)).toEqual([]);
    }
    const done = await commitAttendance(desk, registrar, told);
    for (const actor of STRANGERS)
      expect(await undoAttendance(desk, actor, done?.id ?? '')).toEqual({ is: 'not-found' });
  });
});

describe('when term begins', () => {
  beforeEach(async () => {
    const terms = [{ from: '2025-02-17', until: '2025-07-04' }];
    const row = { county: COUNTY, name: 'dropout', value: JSON.stringify({ terms }), by_person: null };
    await desk.db
      .insertInto('county_settings')
      .values({ ...row, at: clock.now() })
      .execute();
  });

  test('who is not back is suspected the same day, and off the list when back', async () => {
    expect(await markReturn(desk, teacher, HERE, { student: hong, state: 'back' })).toMatchObject({
      objections: [{ code: 'not-away' }],
    });
    await markReturn(desk, teacher, HERE, { student: ming, state: 'away' });
    await markReturn(desk, teacher, HERE, { student: ming, state: 'away' });
    expect(await signals()).toMatchObject([{ source: 'not-returned', basis: `${ming}|2025-1` }]);
    await confirmReturns(desk, teacher, HERE);
    expect(await returnsOfUnit(desk, head, undefined)).toMatchObject({ whole: { confirmed: 1, away: 1 } });
    const early = { student: ming, state: 'back', backOn: '2025-01-03' } as const;
    expect(await markReturn(desk, teacher, HERE, early)).toMatchObject({ objections: [{ code: 'back-on' }] });
    await markReturn(desk, teacher, HERE, { student: ming, state: 'back', backOn: '2025-03-19' });
    expect(await returnLines(desk, head, undefined, 'away')).toEqual([]);
    expect(await returnLines(desk, head, undefined, 'back')).toMatchObject([{ name: '张小明', backOn: '2025-03-19' }]);
  });
});

test('days and absences go with their class', async () => {
  const there: UnitPath = `${PLACES.danshui}/2141000001`;
  await mark(ming, 'sick');
  await moveAttendance(desk.db as never, COUNTY, PLACES.primary, there);
  const rows = await desk.db.selectFrom('absences').select('unit').execute();
  const days = await desk.db.selectFrom('attendance_days').select('unit').execute();
  expect([...rows, ...days].map(({ unit }) => unit)).toEqual([`${there}/p2021/1`, `${there}/p2021/1`]);
});
