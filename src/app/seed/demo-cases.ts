import { sql } from 'kysely';
import { decideCase } from '#src/cases/store/decide-case.ts';
import { attachEvidence } from '#src/cases/store/evidence-attach.ts';
import { setYear } from '#src/cases/store/frozen-windows.ts';
import { say } from '#src/cases/store/messages.ts';
import { openCase } from '#src/cases/store/open-case.ts';
import { readCase } from '#src/cases/store/read-case.ts';
import { urgeCase } from '#src/cases/store/urge-case.ts';
import { EVIDENCE_KINDS } from '#src/evidence/kinds.ts';
import { addDays } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Clock } from '#src/platform/desk.ts';
import type { WholeDesk } from '../server/whole-desk.ts';
import { demoPaper } from './demo-paper.ts';
import { DEMO_STORIES, type Deed, type DemoPupil, type DemoStory, type Player } from './demo-stories.ts';

const SETTING = 'demo-cases';

/**
 * Lays a fortnight of official business before the offices of the demo, once, by the same deeds as theirs: what a story wants that
 * the rules refuse is not there.
 */
export async function layDemoCases(desk: WholeDesk, onProgress: (share: number) => void): Promise<void> {
  const { rows } = await sql<{ county: string; was_laid: boolean }>`
    select county, exists (select from county_settings as laid where laid.county = demo.county and laid.name = ${SETTING})
      as was_laid
    from county_settings as demo where name = 'demo-logins' order by county limit 1`.execute(desk.db);
  const [demo] = rows;
  if (demo === undefined || demo.was_laid) return;
  const players = await playersOf(desk, demo.county);
  if (players !== undefined) await setYear(desk, players.county, Number(desk.clock.today().slice(0, 4)));
  for (const [at, story] of DEMO_STORIES.entries()) {
    if (players !== undefined) await play(desk, players, story);
    onProgress((at + 1) / DEMO_STORIES.length);
  }
  const row = { county: demo.county, name: SETTING, value: 'true', at: desk.clock.now() };
  await desk.db.insertInto('county_settings').values(row).execute();
}

type Players = Readonly<Record<Player, Actor>>;

const ACCOUNTS: Readonly<Record<Player, string>> = {
  registrar: 'danshui.registrar',
  head: 'danshui.head',
  county: 'county',
  'registrar-beside': 'dinghe.registrar',
};

async function playersOf(desk: WholeDesk, county: string): Promise<Players | undefined> {
  const actors = await actorsOf(desk, county, Object.values(ACCOUNTS));
  const found = Object.entries(ACCOUNTS).flatMap(([player, account]) => {
    const actor = actors.get(account);
    return actor === undefined ? [] : [[player, actor] as const];
  });
  return found.length === 4 ? (Object.fromEntries(found) as Players) : undefined; // all four
}

/** The people of these accounts, each in the office they hold. */
export async function actorsOf(
  { db }: WholeDesk,
  county: string,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, Actor>> {
  const { rows } = await sql<Actor & { readonly account: string }>`
    select people.account, people.id as person, people.name, people.county, holdings.office, units.path as unit
    from people
    join holdings on holdings.county = people.county and holdings.person = people.id
    join units on units.county = holdings.county and units.id = holdings.unit
    where people.county = ${county} and people.account = any(${accounts}::text[])`.execute(db);
  return new Map(rows.map(({ account, ...actor }) => [account, actor]));
}

/** The case is tried with one pupil after the other: most have nothing in the way. */
async function play(desk: WholeDesk, players: Players, story: DemoStory): Promise<void> {
  const applicant = players[story.by];
  const then = deskAt(desk, story.began);
  for (const pupil of await pupilsOf(desk, applicant.unit)) {
    const answers = story.answers(then.clock.today(), pupil);
    const opened = await openCase(then, applicant, { procedure: story.procedure, students: [pupil.id], answers });
    if (opened.is !== 'opened') continue;
    await attachAll(then, applicant, opened.id, opened.number);
    for (const deed of story.deeds) await perform(deskAt(desk, deed.ago), players[deed.by], opened.id, deed);
    return;
  }
}

/** Pupils whose records nothing is wrong with, who are in no case, and in no last grade: who graduates in summer takes no leave beyond it. The same ones for the same seed: their ids are new each time. */
async function pupilsOf({ db }: WholeDesk, unit: UnitPath) {
  const { rows } = await sql<DemoPupil>`
    select id, name, unit from students
    where ${within(unit, 'students.unit')} and withdrawn_at is null and ended_on is null and errors = 0
      and grade < (select max(grade) from students as eldest where ${within(unit, 'eldest.unit')})
      and not exists (select from case_pupils where case_pupils.county = students.county and case_pupils.student = students.id)
    order by md5(name || unit), id limit 12`.execute(db);
  return rows;
}

async function attachAll(desk: WholeDesk, actor: Actor, id: string, number: string): Promise<void> {
  const view = await readCase(desk, actor, id);
  const kinds: Readonly<Record<string, { readonly title: string }>> = EVIDENCE_KINDS;
  for (const proof of view?.required ?? []) {
    const kind = typeof proof === 'string' ? proof : (proof.anyOf.at(-1) ?? '');
    const bytes = await demoPaper(kinds[kind]?.title ?? kind, `用于 ${number} 号业务`);
    await attachEvidence(desk, actor, id, { kind, name: `${kind}.jpg`, declared: 'image/jpeg', bytes });
  }
}

async function perform(
  desk: WholeDesk,
  actor: Actor,
  id: string,
  { does, text = '', returnReason }: Deed,
): Promise<void> {
  if (does === 'urge') return void (await urgeCase(desk, actor, id, text));
  if (does === 'say') return void (await say(desk, actor, id, text));
  const view = await readCase(desk, actor, id);
  if (view === undefined) return;
  const seen = { revision: view.revision, hash: view.hash };
  await decideCase(desk, actor, { id, action: does, seen, reason: text, returnReason });
}

/** The same desk so many days ago, at ten in the morning. */
export function deskAt(desk: WholeDesk, ago: number): WholeDesk {
  const day = addDays(desk.clock.today(), -ago);
  const clock: Clock = { today: () => day, now: () => new Date(`${day}T10:00:00+08:00`) };
  return ago === 0 ? desk : { ...desk, clock };
}
