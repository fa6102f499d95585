import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { isCompulsory, isNowhere } from '../leaver.ts';
import { isFreshGraduate, stageAt } from '../leaving.ts';
import { dueAfter } from '../terms.ts';
import type { FollowingDesk } from './continuity-desk.ts';
import { type Leaver, leaverOf } from './leaver-rows.ts';
import { listUp, type Newcomer } from './list-up.ts';
import { matchLeavers } from './match-leavers.ts';
import { nextNumbers } from './next-number.ts';
import { raiseNowhere } from './raise-nowhere.ts';
import { tellOfOpened, tellOfTerms } from './tell-of-leavers.ts';
import { termsOf } from './terms.ts';
import { waitAnew } from './wait-anew.ts';
import { write } from './write-leaver.ts';

/** What a round did, all counties together. */
export interface Watched {
  readonly listed: number;
  readonly certain: number;
  readonly likely: number;
  readonly opened: number;
  readonly told: number;
}

/**
 * 接续巡查 — takes up who was passed over, compares, opens a case for whoever is unclaimed after the day, and reminds. Can be made
 * twice without harm.
 */
export async function watchLeavers(desk: FollowingDesk): Promise<Watched> {
  const { rows } = await sql<{ county: string }>`
    select distinct county from units where kind = 'county' and until is null`.execute(desk.db);
  const sum = { listed: 0, certain: 0, likely: 0, opened: 0, told: 0 };
  for (const { county } of rows) {
    const listed = await desk.db.transaction().execute((work) => takeUp(desk, work, county));
    const { certain, likely } = await matchLeavers(desk, county);
    const opened = await desk.db.transaction().execute((work) => openCases(desk, work, county));
    const told = await desk.db.transaction().execute((work) => tellOfTerms(desk, work, county));
    for (const [name, count] of Object.entries({ listed, certain, likely, opened, told })) {
      sum[name as keyof typeof sum] += count; // the keys just written
    }
  }
  return sum;
}

/** 补列 — who came into the register as a graduate of this year, in an import, and has left without anybody's deed. */
async function takeUp(desk: FollowingDesk, work: Work, county: string): Promise<number> {
  const { rows } = await sql<{ id: string; unit: UnitPath; grade: string; ended_on: `${number}-${string}-${string}` }>`
    select id, unit, grade, ended_on::text as ended_on from students
    where county = ${county} and status = '07' and withdrawn_at is null
      and ended_on >= ${desk.clock.today()}::date - 365
      and not exists (select from leavers where leavers.county = students.county and leavers.student = students.id)`.execute(
    work,
  );
  const fresh = rows.filter(({ unit, ended_on }) => isFreshGraduate(unit, ended_on));
  if (fresh.length === 0) return 0;
  const records = await openRecords(
    work,
    desk.seal,
    county,
    fresh.map(({ id }) => id),
  );
  const cellsOf = new Map(records.map(({ id, cells }) => [id, cells]));
  const newcomers = fresh.map(({ id, unit, grade, ended_on: leftOn }): Newcomer => {
    const kind = stageAt(unit, grade) === 'primary' ? 'primary' : 'junior';
    return { student: id, unit, kind, cells: cellsOf.get(id) ?? {}, leftOn };
  });
  const [terms, { calendar }] = [await termsOf(work, county), await calendarOf(work, county)];
  return listUp(desk, work, county, newcomers, { terms, calendar });
}

/** 立案 — on the day after the last on which one may wait. */
async function openCases(desk: FollowingDesk, work: Work, county: string): Promise<number> {
  const [terms, { calendar }] = [await termsOf(work, county), await calendarOf(work, county)];
  await waitAnew(work, county, { terms, calendar, all: false });
  const rows = await work
    .selectFrom('leavers')
    .selectAll()
    .where('county', '=', county)
    .where('state', '=', 'waiting')
    .where('undone_at', 'is', null)
    .where('waits_until', '<', desk.clock.today())
    .orderBy('unit')
    .orderBy('pinyin')
    .orderBy('id')
    .forUpdate()
    .execute();
  const opened: Leaver[] = [];
  const today = desk.clock.today();
  const numbers = await nextNumbers(work, county, today, rows.length);
  for (const [at, row] of rows.entries()) {
    const leaver = leaverOf(desk.seal, row);
    const set = {
      number: leaver.number ?? numbers[at] ?? null,
      case_on: today,
      due_on: dueAfter(today, terms.caseDays, calendar) ?? null,
    };
    await write(desk, work, leaver, 'overdue', { set });
    opened.push({ ...leaver, state: 'unclaimed', revision: leaver.revision + 1 });
  }
  for (const leaver of opened) {
    if (isCompulsory(leaver.kind) && isNowhere(leaver.destination)) await raiseNowhere(desk, work, leaver);
  }
  await tellOfOpened(desk, work, county, opened);
  return opened.length;
}
