import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { within } from '#src/organization/store/permitted.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { RollAnswer } from '#src/verification/rollcall/roll-call.ts';
import { isInSchool } from '#src/verification/rollcall/roll-call.ts';
import { saveAnswers, startRollCall } from '#src/verification/rollcall/store/answer-roll-call.ts';
import { listOf } from '#src/verification/rollcall/store/call-rows.ts';
import { reportUnlisted } from '#src/verification/rollcall/store/report-unlisted.ts';
import { signRollCall } from '#src/verification/rollcall/store/sign-roll-call.ts';
import type { UnlistedChild } from '#src/verification/rollcall/unlisted.ts';
import type { WholeDesk } from '../server/whole-desk.ts';
import { actorsOf, deskAt } from './demo-cases.ts';
import { keptLogins } from './demo-logins.ts';

const SETTING = 'demo-roll-calls';
const NOBODY_KNOWS = { sex: '', birthDate: '', number: '', formerSchool: '', phone: '' };

/** 演示核实 — three classes of the school that is shown have called the roll, once, as their teachers would; the class offered for trying has not. */
export async function layDemoRollCalls(desk: WholeDesk): Promise<void> {
  const { rows } = await sql<{ county: string; was_laid: boolean }>`
    select county, exists (select from county_settings as laid where laid.county = demo.county and laid.name = ${SETTING})
      as was_laid
    from county_settings as demo where name = 'demo-logins' order by county limit 1`.execute(desk.db);
  const [demo] = rows;
  if (demo === undefined || demo.was_laid) return;
  const actors = await actorsOf(desk, demo.county, ['danshui.registrar', 'dinghe.registrar']);
  const [here, beside] = ['danshui.registrar', 'dinghe.registrar'].map((account) => actors.get(account));
  if (here && beside) await lay(desk, here, beside);
  const kept = { county: demo.county, name: SETTING, value: 'true', at: desk.clock.now() };
  await desk.db.insertInto('county_settings').values(kept).execute();
}

async function lay(desk: WholeDesk, here: Actor, beside: Actor): Promise<void> {
  const [first, second, third] = await teachersOf(desk, here);
  const unknown: RollAnswer = { is: 'absent', where: 'unknown', note: '两周没有到校，电话打不通' };
  const moved: RollAnswer = { is: 'absent', where: 'other-school', note: '听说去了郑州' };
  const ill: RollAnswer = { is: 'differs', actual: 'on-leave', note: '腿伤，在家休养' };
  const visitor = await childOf(desk, beside);
  if (first) await call(deskAt(desk, 5), first, [unknown, ill], [{ ...NOBODY_KNOWS, name: '周小禾', sex: '女' }]);
  if (second) await call(deskAt(desk, 3), second, [moved], visitor);
  if (third) await call(deskAt(desk, 2), third, [], []);
}

/** The class teachers of a school but those whose account is offered. */
async function teachersOf(desk: WholeDesk, { county, unit }: Actor): Promise<readonly Actor[]> {
  const offered = ((await keptLogins(desk.db)) ?? []).map(({ account }) => account);
  const { rows } = await sql<Actor>`
    select people.id as person, people.name, people.county, holdings.office, units.path as unit
    from holdings join people on people.county = holdings.county and people.id = holdings.person
    join units on units.county = holdings.county and units.id = holdings.unit
    where holdings.county = ${county} and holdings.office = 'class-teacher' and ${within(unit, 'units.path')}
      and not (people.account = any(${offered}::text[]))
    order by units.path limit 3`.execute(desk.db);
  return rows;
}

/** 人籍异校: a pupil of the school beside, by the number the family has. */
async function childOf({ db, seal }: WholeDesk, { county, unit }: Actor): Promise<readonly UnlistedChild[]> {
  const { rows } = await sql<{ id: string }>`
    select id from students where county = ${county} and ${within(unit, 'students.unit')} and withdrawn_at is null
      and ended_on is null and has_number and errors = 0 order by md5(name || unit) desc, id limit 1`.execute(db);
  const records = await openRecords(
    db,
    seal,
    county,
    rows.map(({ id }) => id),
  );
  return records.map(({ cells }) => ({ ...NOBODY_KNOWS, name: cells.name ?? '', number: cells.idNumber ?? '' }));
}

/** The first of the list are as is said, everybody else is where the record says. */
async function call(
  desk: WholeDesk,
  teacher: Actor,
  said: readonly RollAnswer[],
  children: readonly UnlistedChild[],
): Promise<void> {
  const id = await startRollCall(desk, teacher, teacher.unit);
  if (id === undefined) return;
  const list = await listOf(desk.db, teacher.county, teacher.unit);
  const unusual = list.filter(({ status }) => isInSchool(status)).slice(0, said.length);
  const answers = list.map(({ student, status }): [string, RollAnswer] => {
    const odd = said[unusual.findIndex((one) => one.student === student)];
    const usual: RollAnswer = isInSchool(status) ? { is: 'present' } : { is: 'absent', where: 'as-recorded', note: '' };
    return [student, odd ?? usual];
  });
  await saveAnswers(desk, teacher, id, new Map(answers));
  for (const child of children) await reportUnlisted(desk, teacher, id, randomUUID(), child);
  await signRollCall(desk, teacher, id);
}
