import { sql } from 'kysely';
import { schoolDays } from '#src/dropout/attendance/absence.ts';
import { confirmDay, markAbsences } from '#src/dropout/attendance/store/mark-absences.ts';
import { answerHousehold, assignHouseholds } from '#src/dropout/households/store/check-household.ts';
import { searchHouseholds } from '#src/dropout/households/store/household-ledger.ts';
import { commitList } from '#src/dropout/households/store/household-lists.ts';
import { openHouseholdList, readHouseholds } from '#src/dropout/households/store/read-households.ts';
import { lastEnded, periodBefore } from '#src/dropout/reports/periods.ts';
import { periodReport } from '#src/dropout/reports/store/read-reports.ts';
import { signReport } from '#src/dropout/reports/store/sign-report.ts';
import { schoolCalendarOf } from '#src/dropout/store/dropout-settings.ts';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { within } from '#src/organization/store/permitted.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { WholeDesk } from '../server/whole-desk.ts';
import { actorsOf, deskAt } from './demo-cases.ts';
import { keptLogins } from './demo-logins.ts';

const SETTING = 'demo-ledgers';

/** 演示台账 — a fortnight of absences in the school that is shown, the police station's list of its township, and a month that was reported. */
export async function layDemoLedgers(desk: WholeDesk): Promise<void> {
  const { rows } = await sql<{ county: string; was_laid: boolean }>`
    select county, exists (select from county_settings as laid where laid.county = demo.county and laid.name = ${SETTING})
      as was_laid
    from county_settings as demo where name = 'demo-logins' order by county limit 1`.execute(desk.db);
  const [demo] = rows;
  if (demo === undefined || demo.was_laid) return;
  const actors = await actorsOf(desk, demo.county, ['danshui.registrar', 'danshui.head', 'danshui.center']);
  const [registrar, head, center] = ['danshui.registrar', 'danshui.head', 'danshui.center'].map((name) =>
    actors.get(name),
  );
  if (registrar) await markFortnight(desk, registrar);
  if (registrar && center) await bringInHouseholds(desk, center, registrar);
  if (head) await reportMonth(desk, head);
  const kept = { county: demo.county, name: SETTING, value: 'true', at: desk.clock.now() };
  await desk.db.insertInto('county_settings').values(kept).execute();
}

/** Days before today on which the classes were marked; the class that is offered for trying still has today before it. */
const FORTNIGHT = 13;

async function markFortnight(desk: WholeDesk, registrar: Actor): Promise<void> {
  const today = desk.clock.today();
  const calendar = await schoolCalendarOf(desk.db, registrar.county);
  const days = schoolDays(addDays(today, -FORTNIGHT), addDays(today, -1), calendar);
  for (const [at, teacher] of (await teachersOf(desk, registrar)).entries()) {
    const pupils = await pupilsOf(desk, teacher);
    for (const [nth, day] of days.entries()) {
      const then = deskAt(desk, daysBetween(day, today));
      const marks = [
        // One child of the first class has not come for the last five days, one of the second for three, one for a day.
        ...(at < 3 && nth >= days.length - ([5, 3, 1][at] ?? 0)
          ? [{ student: pupils[0], reason: 'unexcused' as const }]
          : []),
        ...((nth + at) % 3 === 0 ? [{ student: pupils[1 + (nth % 3)], reason: 'sick' as const }] : []),
        ...((nth + at) % 5 === 0 ? [{ student: pupils[5], reason: 'personal' as const }] : []),
      ].flatMap(({ student, reason }) => (student === undefined ? [] : [{ student, reason }]));
      if (marks.length > 0) await markAbsences(then, teacher, { unit: teacher.unit, day }, marks);
      // One class forgot a day.
      if (at !== 3 || nth !== days.length - 1) await confirmDay(then, teacher, { unit: teacher.unit, day });
    }
  }
}

function daysBetween(from: LocalDate, until: LocalDate): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
}

async function teachersOf({ db }: WholeDesk, { county, unit }: Actor): Promise<readonly Actor[]> {
  const offered = ((await keptLogins(db)) ?? []).map(({ account }) => account);
  const { rows } = await sql<Actor>`
    select people.id as person, people.name, people.county, holdings.office, units.path as unit
    from holdings join people on people.county = holdings.county and people.id = holdings.person
    join units on units.county = holdings.county and units.id = holdings.unit
    where holdings.county = ${county} and holdings.office = 'class-teacher' and ${within(unit, 'units.path')}
    order by people.account = any(${offered}::text[]), units.path limit 6`.execute(db);
  return rows;
}

async function pupilsOf({ db }: WholeDesk, { county, unit }: Actor): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from students where county = ${county} and unit = ${unit} and withdrawn_at is null and ended_on is null
      and status in ('', '01') order by md5(name || unit), id`.execute(db);
  return rows.map(({ id }) => id);
}

const VILLAGES = ['丹水村', '石门村', '两河口村'] as const;

/** Children of the list who have no record, made up: one is elsewhere, one is too young, two are still to be looked for. */
const WITHOUT_RECORD = [
  ['周小禾', '男', 8, '丹水村'],
  ['贺小满', '女', 9, '石门村'],
  ['路小远', '男', 11, '石门村'],
  ['丁小苗', '女', 4, '两河口村'],
] as const;

async function bringInHouseholds(desk: WholeDesk, center: Actor, registrar: Actor): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from students where county = ${center.county} and ${within(registrar.unit, 'students.unit')}
      and withdrawn_at is null and ended_on is null and has_number and errors = 0
    order by md5(name || unit), id limit 40`.execute(desk.db);
  const records = await openRecords(
    desk.db,
    desk.seal,
    center.county,
    rows.map(({ id }) => id),
  );
  const year = Number(desk.clock.today().slice(0, 4));
  const lines = [
    '姓名,性别,身份证号,出生日期,户籍地址,村（社区）,户主,联系电话',
    ...records.map(({ cells }, at) => {
      // Two are written with another number: the name and the day agree, and somebody has to say.
      const number = at < 2 ? '' : (cells.idNumber ?? '');
      const village = VILLAGES[at % VILLAGES.length] ?? '';
      return [cells.name, cells.sex, number, cells.birthDate, `${village}${(at % 7) + 1}组`, village, '', ''].join(',');
    }),
    ...WITHOUT_RECORD.map(([name, sex, age, village]) =>
      [name, sex, '', `${year - age}0310`, `${village}3组`, village, '', ''].join(','),
    ),
    ['赵小错', '男', '', '三月', '石门村', '石门村', '', ''].join(','),
  ];
  const then = deskAt(desk, 6);
  const id = await openHouseholdList(then, center, undefined, addDays(desk.clock.today(), -8));
  if (id === undefined) return;
  await readHouseholds(then, center.county, id, Buffer.from(lines.join('\n')), () => {});
  if ((await commitList(then, center, id)).is !== 'done') return;
  await lookForThem(desk, center, registrar);
}

async function lookForThem(desk: WholeDesk, center: Actor, registrar: Actor): Promise<void> {
  const { rows } = await searchHouseholds(desk, center, { state: 'none' });
  const given = rows.filter(({ village }) => village !== '丹水村').map(({ id }) => id);
  if (given.length === 0) return;
  await assignHouseholds(deskAt(desk, 5), center, given, { unit: registrar.unit, checker: '程主任' });
  const found = (await searchHouseholds(desk, registrar, { words: '路小远' })).rows[0];
  if (found === undefined) return;
  const visit = {
    answer: 'elsewhere',
    visitor: '程主任',
    words: '随父母在郑州上学，学籍在郑州',
    on: addDays(desk.clock.today(), -3),
  } as const;
  await answerHousehold(deskAt(desk, 2), registrar, { id: found.id, seen: found.revision }, visit);
}

/** The month before last was reported; the last one is still to be signed. */
async function reportMonth(desk: WholeDesk, head: Actor): Promise<void> {
  const period = periodBefore(lastEnded('month', desk.clock.today()));
  const report = await periodReport(desk, head, undefined, period, undefined);
  if (report === undefined) return;
  await signReport(desk, head, period, { seen: report.seen, remarks: '本月考勤正常，没有新的疑似辍学学生。' });
}
