import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { remindOfDeadlines } from '#src/cases/store/deadlines.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { today } from '#src/platform/clock.ts';
import { connect } from '#src/platform/database/connect.ts';
import type { Database } from '#src/platform/database/database.ts';
import { openSeal } from '#src/platform/sealing/sealing.ts';
import { turnOn } from '#src/promotion/fate.ts';
import { USUAL_POLICY } from '#src/promotion/policy.ts';
import { beginPromotion, beginRollBack } from '#src/promotion/store/promotions.ts';
import { rollBackPromotion } from '#src/promotion/store/roll-back-promotion.ts';
import { runPromotion } from '#src/promotion/store/run-promotion.ts';
import { layOpenCases } from './cases/open-cases.ts';
import { registerOf, serve } from './register/county-server.ts';
import { type Goal, keep, printTable, shown } from './report.ts';

const SIZES = { small: { pupils: 8000, cases: 5000 }, full: { pupils: 80_000, cases: 50_000 } } as const;

/** What a county does once a year and once a night: everybody a grade up, taken back, and every clock looked at. */
export async function promotion(full: boolean): Promise<void> {
  const { pupils, cases } = full ? SIZES.full : SIZES.small;
  const copy = join('bench/data', 'promotion.copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(registerOf(pupils), copy, { recursive: true, preserveTimestamps: true });
  const server = await serve(copy);
  const { db, close } = connect(server.databaseUrl, { size: 4, name: 'renji bench' });
  try {
    const day = nextSeptember();
    const seal = openSeal(join(copy, 'renji.key'), () => {});
    if ('refused' in seal) throw new Error(seal.message);
    const desk = wholeDesk({
      db,
      seal,
      demo: true,
      clock: { now: () => new Date(`${day}T02:00:00Z`), today: () => day },
    });
    const now = { ...desk, clock: { now: () => new Date(), today } };
    const actor = await anOfficer(db);
    const turn = turnOn(day);
    const begun = await beginPromotion(desk, actor, turn, USUAL_POLICY);
    if ('objections' in begun) throw new Error(begun.objections[0]?.message);
    const up = await timed(() => runPromotion(desk, actor, begun, turn, () => {}));
    const raised = up.answer.promoted + up.answer.graduated;
    const { revision } = await promotionNow(db, begun.id);
    const back = await beginRollBack(desk, actor, begun, revision);
    if ('objections' in back) throw new Error(back.objections[0]?.message);
    const down = await timed(() => rollBackPromotion(desk, actor, back, () => {}));
    await layOpenCases(server.databaseUrl, copy, cases);
    const pass = await timed(() => remindOfDeadlines(now, actor.county));
    const again = await timed(() => remindOfDeadlines(now, actor.county));
    const { rows } = await sql<{ steps: number }>`select count(*)::integer as steps from case_steps`.execute(db);
    const steps = rows[0]?.steps ?? 0;
    printTable([
      [`${pupils.toLocaleString('en')} pupils, ${steps.toLocaleString('en')} steps`, 'done', 's'],
      ['everybody a grade up', String(raised), shown(up.seconds)],
      ['taken back', String(down.answer.back), shown(down.seconds)],
      ['the clocks of a night, with what they tell', String(pass.answer), shown(pass.seconds)],
      ['and once more, nothing new', String(again.answer), shown(again.seconds)],
    ]);
    keep('promotion', goals(pupils, up.seconds, pass.seconds), { pupils, cases, up, down, pass, again });
  } finally {
    await close();
    await server.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

function goals(pupils: number, up: number, pass: number): readonly Goal[] {
  const most = (pupils / 80_000) * 60;
  return [
    { goal: `${pupils.toLocaleString('en')} pupils a grade up, s, at most ${most}`, value: up, met: up <= most },
    { goal: 'the clocks of a night, s, at most 5', value: pass, met: pass <= 5 },
  ];
}

/** The demo county was generated as of today: everybody is in the right grade until the next school year. */
function nextSeptember(): LocalDate {
  const day = today();
  const year = Number(day.slice(0, 4)) + (day.slice(5) >= '09-01' ? 1 : 0);
  return `${year}-09-10`;
}

async function anOfficer(db: Database): Promise<Actor> {
  const { rows } = await sql<{ person: string; name: string; county: string; unit: UnitPath }>`
    select people.id as person, people.name, people.county, units.path as unit from holdings
    join people on people.county = holdings.county and people.id = holdings.person
    join units on units.county = holdings.county and units.id = holdings.unit
    where holdings.office = 'county' limit 1`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error('nobody holds the office of the county');
  return { ...found, office: 'county' };
}

async function promotionNow(db: Database, id: string): Promise<{ readonly revision: number }> {
  const { rows } = await sql<{ revision: number }>`select revision from promotions where id = ${id}::uuid`.execute(db);
  return rows[0] ?? { revision: 0 };
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly answer: T }> {
  const began = performance.now();
  const answer = await work();
  return { seconds: (performance.now() - began) / 1000, answer };
}
