import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import type { CaseDesk, CaseNews } from '#src/cases/store/case-desk.ts';
import { caseTouched } from '#src/cases/store/case-touched.ts';
import { holdCaseFor } from '#src/cases/store/deal-with-case.ts';
import { type DecisionRequest, decideCase } from '#src/cases/store/decide-case.ts';
import { type OpenRequest, openCase } from '#src/cases/store/open-case.ts';
import { readCase } from '#src/cases/store/read-case.ts';
import { saveAnswers } from '#src/cases/store/save-answers.ts';
import { recheck } from '#src/findings/store/recheck.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { Student } from '#src/registry/student.ts';
import type { CaseAction } from '#src/workflow/case.ts';
import type { PathwayFact } from '#src/workflow/facts.ts';
import type { Answers } from '#src/workflow/procedure.ts';
import { type MovingClock, movingClock } from './at-the-door.ts';
import { CAST, type CastMember, COUNTY, PLACES, seedCast, unitId } from './cast.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { aDesk, NOW } from './test-desk.ts';

type Who = CastMember | Actor;
const actorOf = (who: Who): Actor => (typeof who === 'string' ? CAST[who] : who);

const NOBODY = { person: undefined, office: undefined };

/** 学籍业务 of a county with an empty register; made anew before each test of the file, on the day on which the tests live. */
export function casesAtWork() {
  let base: TestDatabase;
  let desk: CaseDesk;
  let clock: MovingClock;
  const told: CaseNews[] = [];

  beforeAll(async () => {
    base = await openTestDatabase();
    await seedCast(base.db);
    const seal = aDesk(base).seal;
    const plain = () => ({ db: base.db, seal, demo: false, clock });
    desk = {
      db: base.db,
      seal,
      demo: false,
      get clock() {
        return clock;
      },
      calendarOf,
      tell: async (_, news) => void told.push(...news),
      afterChange: (work, county, changed, written) => recheck(plain(), work, county, changed, written),
    };
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    clock = movingClock(NOW);
    told.length = 0;
    for (const table of TABLES) await base.db.deleteFrom(table).execute();
  });

  /** Puts a child on the rolls of a class; answers its id. */
  async function enrol(cells: Student, unit: UnitPath = PLACES.primaryClass): Promise<string> {
    const id = randomUUID();
    await base.db.transaction().execute((work) => {
      return createRecords(desk, work, COUNTY, [{ id, unit, cells }], NOBODY, { kind: 'seed' });
    });
    return id;
  }

  async function begin(who: Who, request: OpenRequest): Promise<string> {
    clock.pass(1);
    const opened = await openCase(desk, actorOf(who), request);
    if (opened.is !== 'opened') throw new Error(JSON.stringify(opened));
    return opened.id;
  }

  async function look(who: Who, id: string) {
    const view = await readCase(desk, actorOf(who), id);
    if (view === undefined) throw new Error(`${actorOf(who).name} does not see the case`);
    return view;
  }

  async function fill(who: Who, id: string, answers: Answers) {
    clock.pass(1);
    const { revision } = await look(who, id);
    return saveAnswers(desk, actorOf(who), { id, seen: { revision }, answers });
  }

  /** Puts a document of this kind on the case, as its upload does. */
  async function attach(who: Who, id: string, kind: string): Promise<void> {
    clock.pass(1);
    await base.db.transaction().execute(async (work) => {
      const held = await holdCaseFor(desk, work, actorOf(who), id, 'attach');
      if (held.is !== 'held') throw new Error(JSON.stringify(held));
      const { state } = held.hand.file;
      const step = state.at === 'step' ? held.hand.dossier.steps[state.step]?.id : undefined;
      await work
        .insertInto('case_evidence')
        .values({
          ...{ county: COUNTY, case_id: id, id: randomUUID(), kind, file: randomUUID(), name: `${kind}.jpg` },
          ...{ step_id: step ?? null, added_at: clock.now(), added_by: actorOf(who).person },
        })
        .execute();
      await caseTouched(desk, work, held.hand.file, { event: 'attached', by: actorOf(who), text: kind });
    });
  }

  /** Decides what they have before their eyes. */
  async function decide(who: Who, id: string, action: CaseAction, more: Partial<DecisionRequest> = {}) {
    clock.pass(1);
    const { revision, hash } = await look(who, id);
    return decideCase(desk, actorOf(who), { id, action, seen: { revision, hash }, ...more });
  }

  /** The same, and it must be done. */
  async function must(who: Who, id: string, action: CaseAction, more: Partial<DecisionRequest> = {}) {
    const outcome = await decide(who, id, action, more);
    expect(outcome).toMatchObject({ is: 'decided' });
    return look(who, id);
  }

  /** 无证件号核实 of a child without a number has led to this: what its look-ups would leave behind. */
  async function lookedUp(student: string, step: PathwayFact['step'], idNumber = ''): Promise<void> {
    const { seal } = desk;
    const digest = idNumber === '' ? null : seal.digest('identity', idNumber);
    const said = { standing: `to-${step}`, next_step: step, number_digest: digest, checked_on: clock.today() } as const;
    const by = { changed_at: clock.now(), changed_by: CAST.registrar.person };
    await base.db
      .insertInto('number_pathways')
      .values({ county: COUNTY, student, revision: 1, ...said, ...by, sealed: Buffer.alloc(0), key_id: seal.keyId })
      .execute();
  }

  /** Somebody in an office that nobody of the cast holds. */
  async function hire(office: Office, place: 'other' | 'junior'): Promise<Actor> {
    const { db } = base;
    const person = randomUUID();
    const actor: Actor = { person, name: `${place}的人`, county: COUNTY, office, unit: PLACES[place] };
    const account = `h${person.slice(0, 8)}`;
    await db
      .insertInto('people')
      .values({ county: COUNTY, id: person, account, name: actor.name, created_at: NOW })
      .execute();
    const held = {
      county: COUNTY,
      id: randomUUID(),
      person,
      office,
      unit: unitId(place),
      since: '2024-09-01',
    } as const;
    await db.insertInto('holdings').values(held).execute();
    return actor;
  }

  /** The head of a school of which the cast has none, for this once. */
  async function approveFor(place: 'other' | 'junior', id: string): Promise<void> {
    await must(await hire('head', place), id, 'approve');
  }

  async function cellsOf(id: string) {
    const [record] = await openRecords(base.db, desk.seal, COUNTY, [id]);
    return record?.cells;
  }

  return {
    desk: () => desk,
    clock: () => clock,
    goTo: (day: string) => clock.pass((new Date(`${day}T10:00:00+08:00`).getTime() - clock.now().getTime()) / 60_000),
    told,
    ...{ enrol, begin, look, fill, attach, lookedUp, decide, must, hire, approveFor, cellsOf },
  };
}

const TABLES = [
  'number_pathway_events',
  'number_pathways',
  'number_pathway_proofs',
  'case_requests',
  'case_messages',
  'case_evidence',
  'case_steps',
  'case_events',
  'case_pupils',
  'cases',
  'procedure_chains',
  'exemptions',
  'frozen_windows',
  'finding_events',
  'findings',
  'neighbour_keys',
  'proposed_key_changes',
  'student_changes',
  'number_claims',
  'number_index',
  'students',
  'audit_events',
] as const;
