import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { runningCampaigns } from '#src/verification/campaign/store/campaigns.ts';
import type { GatheringDraft } from '#src/verification/gatherings/gathering.ts';
import { findGathering } from '#src/verification/gatherings/store/gathering-rows.ts';
import { makeUp, markPeople } from '#src/verification/gatherings/store/mark-people.ts';
import { markPupils } from '#src/verification/gatherings/store/mark-pupils.ts';
import { addFile } from '#src/verification/gatherings/store/meeting-files.ts';
import { peopleListed } from '#src/verification/gatherings/store/people-listed.ts';
import { planGathering } from '#src/verification/gatherings/store/plan-gathering.ts';
import { pupilsListed } from '#src/verification/gatherings/store/pupils-listed.ts';
import { replyTo } from '#src/verification/gatherings/store/reply.ts';
import { writeMinutes } from '#src/verification/gatherings/store/write-minutes.ts';
import type { WholeDesk } from '../server/whole-desk.ts';
import { actorsOf, deskAt } from './demo-cases.ts';
import { keptLogins } from './demo-logins.ts';
import { demoPaper } from './demo-paper.ts';

const SETTING = 'demo-meetings';

/** 演示会议 — a county's training, a school's, a parents' meeting, and one still to come, once, by the deeds of the offices themselves. */
export async function layDemoMeetings(desk: WholeDesk): Promise<void> {
  const logins = await keptLogins(desk.db);
  const teacher = logins?.find(({ office }) => office === '班主任')?.account;
  const row = await desk.db
    .selectFrom('county_settings')
    .select('county')
    .where('name', '=', 'demo-logins')
    .orderBy('county')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || teacher === undefined || (await wasLaid(desk, row.county))) return;
  const actors = await actorsOf(desk, row.county, ['county', 'danshui.registrar', teacher]);
  const [county, registrar, ofClass] = ['county', 'danshui.registrar', teacher].map((account) => actors.get(account));
  if (county && registrar && ofClass) await lay(desk, county, registrar, ofClass);
  const kept = { county: row.county, name: SETTING, value: 'true', at: desk.clock.now() };
  await desk.db.insertInto('county_settings').values(kept).execute();
}

async function lay(desk: WholeDesk, county: Actor, registrar: Actor, teacher: Actor): Promise<void> {
  const campaign = (await runningCampaigns(desk.db, county.county))[0]?.id;
  const registrars = { kind: 'registrars', unit: county.unit, offices: ['registrar'], campaign } as const;
  await hold(desk, county, 12, { ...registrars, title: '学籍信息核查培训', place: '县局三楼会议室' }, '到市局开会');
  const teachers = { kind: 'teachers', unit: registrar.unit, offices: ['class-teacher'], campaign } as const;
  await hold(desk, registrar, 6, { ...teachers, title: '班主任培训会', place: '学校会议室' }, '外出听课');
  await holdParents(desk, teacher, campaign);
  const soon = { ...registrars, title: '学籍业务答疑', place: '县局三楼会议室' };
  await planGathering(desk, county, draftOf(desk, -3, county, soon));
}

/** Everybody came but the last of the list, who had asked for leave; at the county's that one has made up for it since. */
async function hold(desk: WholeDesk, by: Actor, ago: number, what: Planned, reason: string): Promise<void> {
  const before = deskAt(desk, ago + 3);
  const made = await planGathering(before, by, draftOf(desk, ago, by, what));
  if (made === 'missing' || 'objections' in made) return;
  const gathering = await findGathering(desk.db, by, made.id);
  if (gathering === undefined) return;
  const list = await peopleListed(desk.db, desk.seal, by, gathering);
  const away = list.at(-1)?.person;
  for (const { person, name, office, unit } of list) {
    const guest = { person, name, county: by.county, office, unit };
    await replyTo(before, guest, made.id, person === away ? 'leave' : 'seen', person === away ? reason : '');
  }
  await keepMaterial(before, by, made.id, 'material', '核对表填写说明');
  const then = deskAt(desk, ago);
  const marks = list.map(({ person }) => {
    return { person, presence: person === away ? ('absent' as const) : ('present' as const), words: '' };
  });
  await markPeople(then, by, made.id, made.revision, marks);
  await keepMaterial(then, by, made.id, 'photo', what.title);
  const revision = (await findGathering(desk.db, by, made.id))?.revision ?? 0;
  await writeMinutes(then, by, made.id, revision, '讲了核对表的下发、核对、回收和录入；要求截止日前逐班核实。');
  if (what.kind !== 'registrars' || away === undefined) return;
  const on = deskAt(desk, ago - 5).clock.today();
  await makeUp(deskAt(desk, ago - 5), by, made.id, away, { on, words: '看培训录像，电话讲解' });
}

/** 家长会: every seventh pupil's family could not come; where a campaign runs, the sheets are issued there. */
async function holdParents(desk: WholeDesk, teacher: Actor, campaign: string | undefined): Promise<void> {
  const what = {
    kind: 'parents',
    unit: teacher.unit,
    offices: [],
    campaign,
    title: '家长会',
    place: '本班教室',
  } as const;
  const then = deskAt(desk, 2);
  const made = await planGathering(then, teacher, draftOf(desk, 2, teacher, what));
  if (made === 'missing' || 'objections' in made) return;
  const gathering = await findGathering(desk.db, teacher, made.id);
  const list = gathering === undefined ? [] : await pupilsListed(desk.db, teacher, gathering);
  const marks = list.map(({ student }, at) => {
    const came = at % 7 !== 6;
    return {
      student,
      presence: came ? ('came' as const) : ('absent' as const),
      relation: came ? RELATIONS[at % 3] : '',
    };
  });
  const sent = marks.map(({ relation = '', ...mark }) => ({ ...mark, relation }));
  await markPupils(then, teacher, made.id, made.revision, sent, campaign !== undefined);
  await keepMaterial(then, teacher, made.id, 'photo', '家长会');
}

const RELATIONS = ['母亲', '父亲', '祖母'];

type Planned = Pick<GatheringDraft, 'kind' | 'unit' | 'offices' | 'campaign' | 'title' | 'place'>;

function draftOf(desk: WholeDesk, ago: number, { name }: Actor, what: Planned): GatheringDraft {
  const units: readonly UnitPath[] = [];
  const when = { day: deskAt(desk, ago).clock.today(), begins: '14:30', ends: '16:30' };
  return { ...what, ...when, host: name, agenda: '一、核对表的下发、核对、回收\n二、逐班核实\n三、答疑', units };
}

async function keepMaterial(desk: WholeDesk, by: Actor, id: string, use: 'material' | 'photo', about: string) {
  const bytes = await demoPaper(use === 'photo' ? '会议照片' : '会议材料', about);
  await addFile(desk, by, id, { use, name: `${about}.jpg`, declared: 'image/jpeg', bytes });
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
