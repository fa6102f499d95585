import { sql } from 'kysely';
import { openClaim } from '#src/continuity/claims/store/open-claim.ts';
import { sayNotCome } from '#src/continuity/claims/store/raise-claim.ts';
import { rule, stateCase } from '#src/continuity/claims/store/work-on-claim.ts';
import { watchLeavers } from '#src/continuity/store/watch-leavers.ts';
import { askToClose, followUp, stateDestination } from '#src/continuity/store/work-on-leaver.ts';
import { writeAgain, writeToCounty } from '#src/continuity/store/write-to-county.ts';
import { lettersAbout } from '#src/letters/store/letters-about.ts';
import { registerReceipt } from '#src/letters/store/receipts.ts';
import { sendLetter } from '#src/letters/store/send-letter.ts';
import { signLetter } from '#src/letters/store/sign-letter.ts';
import { gradeCode } from '#src/organization/class-path.ts';
import type { Actor } from '#src/organization/office.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { openUnits } from '#src/organization/store/open-units.ts';
import { within } from '#src/organization/store/permitted.ts';
import { below, type UnitPath } from '#src/organization/unit.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { type WholeDesk, wholeDesk } from '../server/whole-desk.ts';
import { actorsOf, deskAt } from './demo-cases.ts';

const SETTING = 'demo-continuity';
const NOBODY = { person: undefined, office: undefined };

/** Days ago: they left, nobody had taken them in, and the letters went out. */
const LEFT = 150;
const OPENED = 12;

/** 演示接续 — graduates of one class, each at another place of the way to the next school, once, by the offices' own deeds. */
export async function layDemoContinuity(desk: WholeDesk): Promise<void> {
  const row = await desk.db
    .selectFrom('county_settings')
    .select('county')
    .where('name', '=', 'demo-logins')
    .orderBy('county')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || (await wasLaid(desk, row.county))) return;
  const players = await playersOf(desk, row.county);
  if (players !== undefined) await lay(desk, players);
  const kept = { county: row.county, name: SETTING, value: 'true', at: desk.clock.now() };
  await desk.db.insertInto('county_settings').values(kept).execute();
}

interface Players {
  readonly registrar: Actor;
  readonly county: Actor;
  /** Who keeps the junior school to which they go. */
  readonly junior: Actor;
}

async function playersOf(desk: WholeDesk, county: string): Promise<Players | undefined> {
  const actors = await actorsOf(desk, county, ['danshui.registrar', 'county']);
  const [registrar, office] = [actors.get('danshui.registrar'), actors.get('county')];
  const { rows } = await sql<Actor>`
    select people.id as person, people.name, people.county, holdings.office, units.path as unit from units
    join holdings on holdings.county = units.county and holdings.unit = units.id and holdings.office = 'registrar'
    join people on people.county = holdings.county and people.id = holdings.person
    where units.county = ${county} and units.school_kind in ('311', '312') and units.until is null
      and units.path <> ${registrar?.unit ?? ''}
    order by units.path limit 1`.execute(desk.db);
  const [junior] = rows;
  return registrar && office && junior ? { registrar, county: office, junior } : undefined;
}

async function lay(desk: WholeDesk, players: Players): Promise<void> {
  const { registrar, county, junior } = players;
  const leavers = await graduate(desk, registrar);
  const here = { to: 'here', unit: junior.unit, place: '', school: '', contact: '' } as const;
  const then = deskOf(desk, LEFT - 5);
  for (const id of leavers.slice(0, 5)) await stateDestination(then, registrar, id, here);
  for (const id of leavers.slice(5, 12)) await stateDestination(then, registrar, id, ELSEWHERE);
  await watchLeavers(deskOf(desk, OPENED));
  const [, , , , notCome, ...outside] = leavers;
  await layLetters(desk, county, outside.slice(0, 6));
  const [, , , , , , abroad, nowhere] = outside;
  if (abroad !== undefined) {
    await askToClose(deskOf(desk, 3), registrar, abroad, {
      ...{ to: 'struck-off', ground: 'abroad', words: '随父母出国就读，看过护照和签证复印件' },
    });
  }
  if (nowhere !== undefined) {
    await followUp(deskOf(desk, 8), registrar, nowhere, '电话打不通，到家里看过，邻居说全家外出务工');
  }
  if (notCome !== undefined) await layClaims(desk, players, notCome);
}

const ELSEWHERE = {
  to: 'elsewhere',
  unit: '',
  place: '河南省南阳市内乡县',
  school: '灌涨镇初级中学',
  contact: '母亲在当地务工',
} as const;

/** Sixth-graders who are taken for last year's, in the class of their year; three of them have been taken in since. */
async function graduate(desk: WholeDesk, registrar: Actor): Promise<readonly string[]> {
  const then = deskOf(desk, LEFT);
  const { rows } = await sql<{ id: string }>`
    select id from students where ${within(registrar.unit, 'students.unit')} and grade = '16' and status = '01'
      and withdrawn_at is null and errors = 0 order by md5(name || unit), id limit 14`.execute(desk.db);
  // Who entered six years ago has left by now.
  const entered = schoolYearOf(desk.clock.today()) - 6;
  const code = gradeCode('p', entered);
  const unit = below(below(registrar.unit, code), '1');
  await desk.db.transaction().execute(async (work) => {
    const since = `${entered}-09-01` as const;
    await openUnits(
      work,
      registrar.county,
      [
        { kind: 'grade', name: `小学${entered}级`, code, parent: registrar.unit, since },
        { kind: 'class', name: '1班', code: '1', parent: below(registrar.unit, code), since },
      ],
      { now: then.clock.now() },
    );
  });
  const ids = rows.map(({ id }) => id);
  await write(then, registrar.county, ids, { recordStatus: '毕业', entryMonth: `${entered}09` }, unit);
  const leavers = await desk.db
    .selectFrom('leavers')
    .select('id')
    .where('county', '=', registrar.county)
    .where(within(registrar.unit, 'leavers.unit'))
    .orderBy('pinyin')
    .orderBy('id')
    .execute();
  return leavers.map(({ id }) => id);
}

async function write(
  desk: WholeDesk,
  county: string,
  ids: readonly string[],
  cells: Parameters<typeof changeRecords>[3][number]['cells'],
  unit: UnitPath,
): Promise<void> {
  await desk.db.transaction().execute(async (work) => {
    const records = await openRecords(work, desk.seal, county, ids);
    const changes = records.map(({ id, revision: seen }) => ({ id, seen, cells, unit }));
    await changeRecords(desk, work, county, changes, NOBODY, { kind: 'seed' });
  });
}

/** One at each place: drafted, signed, sent, sent and unanswered, answered well, answered 查无此人. */
async function layLetters(desk: WholeDesk, county: Actor, leavers: readonly string[]): Promise<void> {
  for (const [at, id] of leavers.entries()) {
    const began = [2, 4, 6, 30, 28, 26][at] ?? 2;
    await writeToCounty(deskOf(desk, began), county, id, '内乡县教育体育局');
    if (at === 0) continue;
    await deal(desk, county, id, began - 1, (then, letter, seen) => signLetter(then, county, letter, seen));
    if (at === 1) continue;
    await deal(desk, county, id, began - 2, (then, letter, seen) =>
      sendLetter(then, county, letter, seen, { way: 'post', on: then.clock.today() }),
    );
    if (at < 4) continue;
    const outcome = at === 4 ? 'continued' : 'unknown';
    await deal(desk, county, id, began - 14, (then, letter, seen) =>
      registerReceipt(then, county, letter, seen, { outcome, on: then.clock.today() }),
    );
  }
  const [, , , unanswered] = leavers;
  if (unanswered !== undefined) await writeAgain(deskOf(desk, 1), county, unanswered);
}

async function deal(
  desk: WholeDesk,
  county: Actor,
  id: string,
  ago: number,
  deed: (then: WholeDesk, letter: string, seen: number) => Promise<unknown>,
): Promise<void> {
  const [letter] = await lettersAbout(desk.db, county, { kind: 'leaver', id });
  if (letter !== undefined) await deed(deskOf(desk, ago), letter.id, letter.revision);
}

/** One about a child who did not come, still open; one about a child whom two schools want, judged. */
async function layClaims(desk: WholeDesk, { registrar, county, junior }: Players, notCome: string): Promise<void> {
  await sayNotCome(deskOf(desk, 4), junior, notCome, '开学至今没有来报到，电话打不通');
  const open = await desk.db.selectFrom('double_claims').select('id').where('leaver', '=', notCome).executeTakeFirst();
  const left = { hasChild: false, words: '七月毕业离校，家长当时说去该校，此后没有联系' };
  if (open !== undefined) await stateCase(deskOf(desk, 3), registrar, open.id, left);
  const pupil = await desk.db
    .selectFrom('students')
    .select(['id', 'name'])
    .where(within(registrar.unit, 'students.unit'))
    .where('status', '=', '01')
    .where('withdrawn_at', 'is', null)
    .orderBy(sql`md5(name || unit)`)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (pupil === undefined) return;
  const then = deskOf(desk, 20);
  const wanted = { kind: 'both', basis: 'raised', student: pupil.id, name: pupil.name } as const;
  const detail = { raised: '学生九月起在本校就读，对方说还在那里' };
  const id = await desk.db.transaction().execute((work) => {
    return openClaim(then, work, county.county, { ...wanted, one: registrar.unit, other: junior.unit, detail }, junior);
  });
  if (id === undefined) return;
  const here = { hasChild: true, words: '一直在本校就读，有点名册和作业本，上周家长会监护人到会' };
  await stateCase(deskOf(desk, 18), registrar, id, here);
  await stateCase(deskOf(desk, 17), junior, id, { hasChild: false, words: '核对点名册，是同名学生，该生不在本校' });
  await rule(deskOf(desk, 15), county, id, { ruling: 'one', words: '两校说明一致，学生在学籍学校' });
}

/** The same desk so many days ago, and what follows from a deed on that day. */
function deskOf(desk: WholeDesk, ago: number): WholeDesk {
  const { clock: _, ...apart } = desk;
  return wholeDesk(deskAt(desk, ago), apart);
}

async function wasLaid({ db }: WholeDesk, county: string): Promise<boolean> {
  const row = await db
    .selectFrom('county_settings')
    .select('name')
    .where('county', '=', county)
    .where('name', '=', SETTING)
    .executeTakeFirst();
  return row !== undefined;
}
