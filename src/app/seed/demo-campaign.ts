import { sql } from 'kysely';
import { addDays } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { isWithin } from '#src/organization/unit.ts';
import type { CampaignContent } from '#src/verification/campaign/campaign.ts';
import { USUAL_FIELDS } from '#src/verification/campaign/campaign.ts';
import { EVERY_DUTY } from '#src/verification/campaign/duties.ts';
import { campaignOf } from '#src/verification/campaign/store/campaigns.ts';
import { openCampaign } from '#src/verification/campaign/store/open-campaign.ts';
import { writePlan } from '#src/verification/campaign/store/plans.ts';
import { createCampaign } from '#src/verification/campaign/store/write-campaign.ts';
import { doDeeds } from '#src/verification/ledger/store/do-deeds.ts';
import { signOff, toSign } from '#src/verification/summary/store/sign-offs.ts';
import type { WholeDesk } from '../server/whole-desk.ts';
import { type ClassStory, SCHOOL_STORIES, storyOfClass } from './demo-campaign-stories.ts';
import { deskAt } from './demo-cases.ts';
import { keptLogins } from './demo-logins.ts';

const SETTING = 'demo-campaign';
const BEGAN = 12;
const LASTS = 15;

/**
 * Opens a campaign in the demo's county, once, and has its people work at it by the same deeds as on screen: each school stands at
 * another point, and the class that visitors are offered has not begun.
 */
export async function layDemoCampaign(desk: WholeDesk, onProgress: (share: number) => void): Promise<void> {
  const { rows } = await sql<{ county: string; was_laid: boolean }>`
    select county, exists (select from county_settings as laid where laid.county = demo.county and laid.name = ${SETTING})
      as was_laid
    from county_settings as demo where name = 'demo-logins' order by county limit 1`.execute(desk.db);
  const [demo] = rows;
  if (demo === undefined || demo.was_laid) return;
  const people = await holdersIn(desk, demo.county);
  const officer = people.find(({ office }) => office === 'county');
  const id = officer && (await opened(deskAt(desk, BEGAN), officer));
  if (id !== undefined) {
    await planned(deskAt(desk, BEGAN - 2), people, id);
    await worked(desk, people, id, onProgress);
  }
  const row = { county: demo.county, name: SETTING, value: 'true', at: desk.clock.now() };
  await desk.db.insertInto('county_settings').values(row).execute();
}

async function opened(desk: WholeDesk, officer: Actor): Promise<string | undefined> {
  const startsOn = desk.clock.today();
  const season = Number(startsOn.slice(5, 7)) < 8 ? '春季' : '秋季';
  const content: CampaignContent = {
    ...{ units: [officer.unit], grades: [] },
    phases: [
      { duty: 'sheets', from: startsOn, to: addDays(startsOn, 7) },
      { duty: 'parents', from: addDays(startsOn, 5), to: addDays(startsOn, 14) },
    ],
    emphasis: { fields: USUAL_FIELDS, rules: [] },
  };
  const made = await createCampaign(desk, officer, {
    title: `${startsOn.slice(0, 4)}年${season}学籍信息质量核查`,
    basis: '西峡县教育体育局关于开展中小学生学籍信息质量核查做好学籍业务监测的通知（演示）',
    ...{ startsOn, deadline: addDays(startsOn, BEGAN + LASTS), content },
  });
  if (made === 'missing' || 'objections' in made) return undefined;
  const came = await openCampaign(desk, officer, made.id, 1);
  return 'objections' in came ? undefined : made.id;
}

/** Every other central school has published its plan. */
async function planned(desk: WholeDesk, people: readonly Holder[], id: string): Promise<void> {
  const centers = people.filter(({ office }) => office === 'central-school').filter((_, at) => at % 2 === 0);
  for (const center of centers) {
    const campaign = await campaignOf(desk.db, center.county, id);
    if (campaign === undefined) return;
    const [from, to] = [desk.clock.today(), addDays(campaign.deadline, -3)];
    const content = {
      phases: EVERY_DUTY.map((duty) => ({ duty, from, to, person: '学校学籍主管领导' })),
      emphasis: '学生姓名、身份证件类型、身份证件号码和家长（监护人）信息',
      demands: '班主任逐生下发、收回；学籍管理员逐项录入，换人复核；校领导签核后上报中心校。',
    };
    await writePlan(desk, center, campaign, { unit: center.unit, seen: undefined, content, publish: true });
  }
}

async function worked(
  desk: WholeDesk,
  people: readonly Holder[],
  id: string,
  onProgress: (share: number) => void,
): Promise<void> {
  const offered = new Set((await keptLogins(desk.db))?.map(({ account }) => account));
  const offeredFirst = (one: Holder, other: Holder) =>
    Number(offered.has(other.account)) - Number(offered.has(one.account));
  const heads = people.filter(({ office }) => office === 'head').sort(offeredFirst);
  for (const [at, head] of heads.entries()) {
    const teachers = people.filter(({ office, unit }) => office === 'class-teacher' && isWithin(unit, head.unit));
    teachers.sort(offeredFirst);
    for (const [nth, teacher] of teachers.entries()) {
      for (const story of storyOfClass(at, nth)) await tell(desk, teacher, id, story);
    }
    if (SCHOOL_STORIES[at % SCHOOL_STORIES.length] === 'signed') await signed(deskAt(desk, 1), head, id);
    onProgress((at + 1) / heads.length);
  }
}

/** A share of the class, in the order of the list, so many days ago. */
async function tell(
  desk: WholeDesk,
  teacher: Actor,
  id: string,
  { deed, from, to, share, ago }: ClassStory,
): Promise<void> {
  const campaign = await campaignOf(desk.db, teacher.county, id);
  if (campaign === undefined) return;
  const { rows } = await sql<{ student: string }>`
    select student from campaign_lines where county = ${teacher.county} and campaign = ${id}::uuid
      and unit = ${teacher.unit} and state = ${from} and left_at is null order by student`.execute(desk.db);
  const [begin, end] = [Math.floor(rows.length * share), Math.ceil(rows.length * to)];
  const students = rows.slice(begin, end).map(({ student }) => student);
  if (students.length > 0) await doDeeds(deskAt(desk, ago), teacher, campaign, { students }, deed);
}

async function signed(desk: WholeDesk, head: Actor, id: string): Promise<void> {
  const campaign = await campaignOf(desk.db, head.county, id);
  const sheet = campaign && (await toSign(desk, desk.db, head, campaign));
  if (campaign !== undefined && sheet !== undefined && sheet.objections.length === 0) {
    await signOff(desk, head, campaign, sheet.seen);
  }
}

type Holder = Actor & { readonly account: string };

async function holdersIn({ db }: WholeDesk, county: string): Promise<readonly Holder[]> {
  const { rows } = await sql<Holder>`
    select people.account, people.id as person, people.name, people.county, holdings.office, units.path as unit
    from people
    join holdings on holdings.county = people.county and holdings.person = people.id and holdings.until is null
    join units on units.county = holdings.county and units.id = holdings.unit and units.until is null
    where people.county = ${county} order by units.path, people.account`.execute(db);
  return rows;
}
