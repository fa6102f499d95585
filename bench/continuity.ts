import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { wholeDesk } from '#src/app/server/whole-desk.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { listUp } from '#src/continuity/store/list-up.ts';
import { matchLeavers } from '#src/continuity/store/match-leavers.ts';
import { tallyLeavers } from '#src/continuity/store/tally-leavers.ts';
import { termsOf } from '#src/continuity/store/terms.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { today } from '#src/platform/clock.ts';
import { connect } from '#src/platform/database/connect.ts';
import type { Database } from '#src/platform/database/database.ts';
import { refreshStatistics } from '#src/platform/database/statistics.ts';
import { orderedId } from '#src/platform/ordered-id.ts';
import { openSeal } from '#src/platform/sealing/sealing.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { registerOf, serve } from './register/county-server.ts';
import { type Goal, keep, printTable, shown } from './report.ts';

const SIZES = { small: { pupils: 8000, leavers: 800 }, full: { pupils: 80_000, leavers: 8000 } } as const;
const NOBODY = { person: undefined, office: undefined };

/** 接续比对 — graduates of one summer against the register in which half of them have turned up, most by number, some by name alone. */
export async function continuity(full: boolean): Promise<void> {
  const { pupils, leavers } = full ? SIZES.full : SIZES.small;
  const copy = join('bench/data', 'continuity.copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(registerOf(pupils), copy, { recursive: true, preserveTimestamps: true });
  const server = await serve(copy);
  const { db, close } = connect(server.databaseUrl, { size: 4, name: 'renji bench' });
  try {
    const seal = openSeal(join(copy, 'renji.key'), () => {});
    if ('refused' in seal) throw new Error(seal.message);
    const desk = wholeDesk({ db, seal, demo: true, clock: { now: () => new Date(), today } });
    const actor = await anOfficer(db);
    await layLeavers(desk, actor.county, leavers);
    await refreshStatistics(db);
    const first = await timed(() => matchLeavers(desk, actor.county));
    const again = await timed(() => matchLeavers(desk, actor.county));
    const figures = await timed(() => tallyLeavers(desk, actor, {}));
    printTable([
      [`${pupils.toLocaleString('en')} pupils, ${leavers.toLocaleString('en')} graduates`, 'found', 's'],
      ['all compared', `${first.answer.certain} certain, ${first.answer.likely} likely`, shown(first.seconds)],
      ['and once more, nothing new', String(again.answer.certain + again.answer.likely), shown(again.seconds)],
      ['the figures of the county', String(figures.answer?.below.length ?? 0), shown(figures.seconds)],
    ]);
    keep('continuity', goals(leavers, first.seconds, figures.seconds), { pupils, leavers, first, again, figures });
  } finally {
    await close();
    await server.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

function goals(leavers: number, compared: number, figures: number): readonly Goal[] {
  return [
    { goal: `${leavers.toLocaleString('en')} graduates compared, s, at most 5`, value: compared, met: compared <= 5 },
    { goal: 'the figures of a county, s, at most 0.2', value: figures, met: figures <= 0.2 },
  ];
}

/** Pupils are taken for graduates; of every two one has a second record at another school, every eighth without its number. */
async function layLeavers(desk: ReturnType<typeof wholeDesk>, county: string, leavers: number): Promise<void> {
  const plain = { ...desk, afterChange: async () => {} };
  const { rows } = await sql<{ id: string; unit: UnitPath }>`
    select id, unit from students where county = ${county} and withdrawn_at is null and ended_on is null
    order by id limit ${leavers}`.execute(desk.db);
  const terms = { terms: await termsOf(desk.db, county), calendar: (await calendarOf(desk.db, county)).calendar };
  const schools = await sql<{ path: UnitPath }>`
    select path from units where county = ${county} and kind = 'school' order by path`.execute(desk.db);
  for (let from = 0; from < rows.length; from += 1000) {
    const some = rows.slice(from, from + 1000);
    const records = await openRecords(
      desk.db,
      desk.seal,
      county,
      some.map(({ id }) => id),
    );
    await desk.db.transaction().execute(async (work) => {
      const leftOn = desk.clock.today();
      const newcomers = records.map(({ id, unit, cells }) => ({
        student: id,
        unit,
        kind: 'primary' as const,
        cells,
        leftOn,
      }));
      await listUp(desk, work, county, newcomers, terms);
      await sql`update students set status = '07', ended_on = ${leftOn}::date where county = ${county}
        and id = any(${some.map(({ id }) => id)}::uuid[])`.execute(work);
      const drafts = records.flatMap(({ unit, cells }, at) => {
        if (at % 2 === 1) return [];
        const school = schools.rows[at % schools.rows.length]?.path ?? (unit as UnitPath); // of a list that is not empty
        const without = at % 8 === 0 ? { idNumber: '', nationalNumber: '' } : {};
        return [{ id: orderedId(desk.clock.now()), unit: school, cells: { ...cells, ...without } }];
      });
      await createRecords(plain, work, county, drafts, NOBODY, { kind: 'seed' });
    });
  }
}

async function anOfficer(db: Database): Promise<Actor> {
  const { rows } = await sql<Actor>`
    select people.id as person, people.name, people.county, holdings.office, units.path as unit from people
    join holdings on holdings.county = people.county and holdings.person = people.id and holdings.office = 'county'
    join units on units.county = holdings.county and units.id = holdings.unit
    order by people.county limit 1`.execute(db);
  const [officer] = rows;
  if (officer === undefined) throw new Error('the county has no officer');
  return officer;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly answer: T; readonly seconds: number }> {
  const begun = performance.now();
  const answer = await work();
  return { answer, seconds: (performance.now() - begun) / 1000 };
}
