import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { closeDropout } from '#src/dropout/store/close-dropout.ts';
import { conclude, confirmSeated } from '#src/dropout/store/conclude.ts';
import { draftReport } from '#src/dropout/store/draft-letters.ts';
import { findDropout } from '#src/dropout/store/dropout-rows.ts';
import { establish } from '#src/dropout/store/establish.ts';
import { raiseSignal } from '#src/dropout/store/raise-signal.ts';
import { receiveReport } from '#src/dropout/store/receive-report.ts';
import { recordVisit } from '#src/dropout/store/record-visit.ts';
import { addDays } from '#src/kernel/local-date.ts';
import { sendLetter } from '#src/letters/store/send-letter.ts';
import { signLetter } from '#src/letters/store/sign-letter.ts';
import type { Actor } from '#src/organization/office.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { WholeDesk } from '../server/whole-desk.ts';
import { actorsOf, deskAt } from './demo-cases.ts';
import { DEMO_DROPOUTS, type DemoDropout } from './demo-dropout-stories.ts';
import { keptLogins } from './demo-logins.ts';

const SETTING = 'demo-dropouts';

interface Players {
  readonly registrar: Actor;
  readonly head: Actor;
  readonly county: Actor;
  readonly township: Actor;
  readonly teacher: Actor;
}

/** 演示控辍 — a few children in each state, once, by the deeds of the offices themselves. */
export async function layDemoDropouts(desk: WholeDesk): Promise<void> {
  const { rows } = await sql<{ county: string; was_laid: boolean }>`
    select county, exists (select from county_settings as laid where laid.county = demo.county and laid.name = ${SETTING})
      as was_laid
    from county_settings as demo where name = 'demo-logins' order by county limit 1`.execute(desk.db);
  const [demo] = rows;
  if (demo === undefined || demo.was_laid) return;
  const players = await playersOf(desk, demo.county);
  if (players !== undefined) await layAll(desk, players);
  const kept = { county: demo.county, name: SETTING, value: 'true', at: desk.clock.now() };
  await desk.db.insertInto('county_settings').values(kept).execute();
}

async function playersOf(desk: WholeDesk, county: string): Promise<Players | undefined> {
  const teacherAccount = (await keptLogins(desk.db))?.find(({ office }) => office === '班主任')?.account ?? '';
  const accounts = ['danshui.registrar', 'danshui.head', 'county', 'danshui.township', teacherAccount];
  const actors = await actorsOf(desk, county, accounts);
  const [registrar, head, office, township, teacher] = accounts.map((account) => actors.get(account));
  return registrar && head && office && township && teacher && { registrar, head, county: office, township, teacher };
}

async function layAll(desk: WholeDesk, players: Players): Promise<void> {
  const own = await pupilsOf(desk, players.teacher.unit, undefined);
  const others = await pupilsOf(desk, players.registrar.unit, players.teacher.unit);
  const free = { class: [...own], school: [...others] };
  for (const story of DEMO_DROPOUTS) {
    const student = free[story.of].pop();
    if (student !== undefined) await lay(desk, players, story, student);
  }
}

/** In school, without an open case, in no particular order. */
async function pupilsOf(desk: WholeDesk, unit: UnitPath, but: UnitPath | undefined): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from students where ${within(unit, 'students.unit')} and withdrawn_at is null and ended_on is null
      and status in ('', '01') and errors = 0 and (${but ?? ''} = '' or not ${within(but ?? unit, 'students.unit')})
      and not exists (select from dropout_cases where dropout_cases.county = students.county
        and dropout_cases.student = students.id)
      and not exists (select from case_pupils where case_pupils.county = students.county
        and case_pupils.student = students.id and case_pupils.open)
    order by md5(name || unit), id limit 12`.execute(desk.db);
  return rows.map(({ id }) => id);
}

async function lay(desk: WholeDesk, players: Players, story: DemoDropout, student: string): Promise<void> {
  const { registrar, head, county, township } = players;
  const by = story.of === 'class' ? players.teacher : registrar;
  const day = (ago: number) => addDays(desk.clock.today(), -ago);
  const then = deskAt(desk, story.found);
  const signal = { county: county.county, child: { student }, source: 'attendance', basis: day(story.away) } as const;
  const said = { day: day(story.found), firstAbsentOn: day(story.away), words: story.words };
  const raised = await desk.db.transaction().execute((work) => raiseSignal(then, work, { ...signal, ...said }));
  if (!('id' in raised)) return;
  const { id } = raised;
  for (const visit of story.visits.filter(({ kind }) => kind !== 'joint')) {
    await enter(desk, by, id, visit);
    if (visit.kind === 'investigation') await findOut(desk, by, id, story);
  }
  if (story.reported !== undefined) await report(desk, registrar, head, id, story.reported);
  if (story.received !== undefined) await receiveReport(deskAt(desk, story.received), township, id);
  for (const visit of story.visits.filter(({ kind }) => kind === 'joint')) await enter(desk, township, id, visit);
  if (story.outcome === undefined) return;
  const { ago, is, words } = story.outcome;
  await conclude(deskAt(desk, ago), by, id, undefined, { outcome: is, day: day(ago), words });
  if (story.seated !== undefined) {
    await confirmSeated(deskAt(desk, story.seated), by, id, await revisionOf(desk, county, id));
  }
  if (story.closed !== undefined) {
    await closeDropout(deskAt(desk, story.closed), county, id, await revisionOf(desk, county, id), '');
  }
}

async function enter(desk: WholeDesk, by: Actor, id: string, visit: DemoDropout['visits'][number]): Promise<void> {
  const { ago, ...said } = visit;
  const then = deskAt(desk, ago);
  const place = visit.way === 'home' ? '家中' : '';
  const people = by.office === 'township' ? `${by.name}、驻村干部、派出所民警` : by.name;
  const more = { day: then.clock.today(), time: '18:30', people, met: visit.way === 'home' ? '家长' : '', place };
  await recordVisit(then, by, id, randomUUID(), { ...said, ...more });
}

async function findOut(desk: WholeDesk, by: Actor, id: string, { learned }: DemoDropout): Promise<void> {
  if (learned === undefined) return;
  const { ago, category, whereabouts } = learned;
  const findings = { category, groups: ['left-behind'], whereabouts, found: '', firstAbsentOn: undefined } as const;
  await establish(deskAt(desk, ago), by, id, await revisionOf(desk, by, id), findings);
}

async function report(desk: WholeDesk, registrar: Actor, head: Actor, id: string, ago: number): Promise<void> {
  const then = deskAt(desk, ago);
  const drafted = await draftReport(then, registrar, id, undefined);
  if (drafted === 'missing' || 'objections' in drafted) return;
  const signed = await signLetter(then, head, drafted.letter, 1);
  if (signed === 'missing' || 'objections' in signed) return;
  const way = { way: 'system', on: then.clock.today() } as const;
  await sendLetter(then, head, drafted.letter, signed.letter.revision, way);
}

async function revisionOf({ db, seal }: WholeDesk, actor: Actor, id: string): Promise<number> {
  return (await findDropout(db, seal, actor, id))?.revision ?? 0;
}
