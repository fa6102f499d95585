import { dealWithViolation, type Said } from '#src/discipline/store/deal-with-violation.ts';
import { measuresOf } from '#src/discipline/store/measure-rows.ts';
import { registerViolation } from '#src/discipline/store/register-violation.ts';
import { stepMeasure } from '#src/discipline/store/step-measure.ts';
import { findViolation } from '#src/discipline/store/violation-rows.ts';
import type { Actor } from '#src/organization/office.ts';
import type { WholeDesk } from '../server/whole-desk.ts';
import { actorsOf, deskAt } from './demo-cases.ts';

const SETTING = 'demo-violations';

/** 演示问责 — a violation in each state, once, by the deeds of central school, county and head. */
export async function layDemoViolations(desk: WholeDesk): Promise<void> {
  const row = await desk.db
    .selectFrom('county_settings')
    .select('county')
    .where('name', '=', 'demo-logins')
    .orderBy('county')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || (await wasLaid(desk, row.county))) return;
  const people = await actorsOf(desk, row.county, ['county', 'danshui.center', 'danshui.head']);
  const [county, center, head] = ['county', 'danshui.center', 'danshui.head'].map((account) => people.get(account));
  if (county && center && head) for (const story of STORIES) await play(desk, { county, center, head }, story);
  const kept = { county: row.county, name: SETTING, value: 'true', at: desk.clock.now() };
  await desk.db.insertInto('county_settings').values(kept).execute();
}

interface Story {
  readonly kind: string;
  readonly title: string;
  readonly facts: string;
  /** So many days before today it was registered. */
  readonly began: number;
  /** What was done then, and how many days before today. */
  readonly deeds: readonly { readonly ago: number; readonly by: 'county' | 'head'; readonly said: Said }[];
  /** Measures that were carried out, and those of them that are done. */
  readonly carried?: number;
  readonly done?: boolean;
}

const VERIFY: Said = { deed: 'verify', text: '调阅学籍和户口簿复印件，情况属实。' };
const INFORM: Said = { deed: 'inform', text: '经核实情况属实，拟作约谈处理。可以在申辩期内陈述申辩。', days: 5 };
const REPLY: Said = { deed: 'reply', reply: 'argues', text: '户口簿三月才换发，学校已当天补办变更。' };

const STORIES: readonly Story[] = [
  {
    ...{ kind: 'false-information', title: '两名学生的出生日期与户口簿不符', began: 1, deeds: [] },
    facts: '抽查户口簿复印件，两名学生的出生日期与学籍不符，没有办理关键信息变更。',
  },
  {
    ...{ kind: 'not-continued', title: '转入学生两个月没有办理转学', began: 4 },
    facts: '转入学生随班就读两个月，学籍仍在原校。',
    deeds: [{ ago: 2, by: 'county', said: VERIFY }],
  },
  {
    ...{ kind: 'duplicate-record', title: '无证件号学生重复建立学籍', began: 6 },
    facts: '没有先查询全国学籍，为已有学籍的学生另建学籍。',
    deeds: [
      { ago: 4, by: 'county', said: VERIFY },
      { ago: 2, by: 'county', said: INFORM },
    ],
  },
  {
    ...{ kind: 'false-information', title: '监护人信息由他人代填', began: 12 },
    facts: '核对表的监护人签字与学籍不一致，三份由他人代填。',
    deeds: [
      { ago: 10, by: 'county', said: VERIFY },
      { ago: 9, by: 'county', said: INFORM },
      { ago: 7, by: 'head', said: REPLY },
    ],
  },
  {
    ...{ kind: 'not-continued', title: '毕业生学籍接续不及时', began: 40, carried: 1 },
    facts: '十名毕业生到期没有接续，催办两次没有办理。',
    deeds: [
      { ago: 38, by: 'county', said: VERIFY },
      { ago: 36, by: 'county', said: INFORM },
      { ago: 34, by: 'head', said: REPLY },
      {
        ...{ ago: 30, by: 'county' },
        said: { deed: 'decide', text: '申辩部分成立。约谈校领导，全县通报。', measures: ['talk', 'circular'] },
      },
    ],
  },
  {
    ...{ kind: 'other', title: '没有按时打印下发核对表', began: 70, carried: 1, done: true },
    facts: '截止日前三个班的核对表没有下发。',
    deeds: [
      { ago: 68, by: 'county', said: VERIFY },
      { ago: 66, by: 'county', said: INFORM },
      { ago: 64, by: 'head', said: { deed: 'reply', reply: 'accepts', text: '' } },
      { ago: 60, by: 'county', said: { deed: 'decide', text: '约谈学籍管理员。', measures: ['talk'] } },
      { ago: 40, by: 'county', said: { deed: 'close', text: '承诺已落实。' } },
    ],
  },
  {
    ...{ kind: 'other', title: '反映学校不受理转学', began: 20 },
    facts: '有人反映学校不受理转学。',
    deeds: [{ ago: 18, by: 'county', said: { deed: 'withdraw', text: '查不实：家长材料不全，学校已一次告知。' } }],
  },
];

type Players = Readonly<Record<'county' | 'center' | 'head', Actor>>;

async function play(desk: WholeDesk, { county, center, head }: Players, story: Story): Promise<void> {
  const then = deskAt(desk, story.began);
  const source = desk.basisSources.find(({ kind }) => kind === 'finding');
  const [found] = (await source?.among(desk.db, center, head.unit)) ?? [];
  if (found === undefined) return;
  const draft = {
    ...{ kind: story.kind, title: story.title, facts: story.facts, foundOn: then.clock.today() },
    people: [{ name: head.name, duty: '校长' }],
  };
  const made = await registerViolation(then, center, head.unit, draft, [{ kind: 'finding', subject: found.subject }]);
  if (made === 'missing' || 'objections' in made) return;
  const { id } = made;
  for (const { ago, by, said } of story.deeds) {
    if (said.deed === 'close') await follow(desk, county, id, story);
    const seen = await findViolation(desk, county, id);
    await dealWithViolation(deskAt(desk, ago), by === 'head' ? head : county, id, seen?.violation.revision ?? 0, said);
  }
  if (!story.done) await follow(desk, county, id, story);
}

/** The first measures were carried out four days after the decision, and their fruit seen ten days later. */
async function follow(desk: WholeDesk, county: Actor, id: string, { carried = 0, done = false }: Story): Promise<void> {
  const seen = await findViolation(desk, county, id);
  if (seen === undefined || carried === 0) return;
  for (const { id: measure } of (await measuresOf(desk.db, desk.seal, seen.violation)).slice(0, carried)) {
    const { violation } = (await findViolation(desk, county, id)) ?? seen;
    const ago = done ? 56 : 26;
    const words = {
      who: county.name,
      whom: '校长、学籍管理员',
      minutes: '说明了经过和原因。',
      promises: '两周内逐人核对。',
    };
    const on = deskAt(desk, ago);
    await stepMeasure(on, county, id, violation.revision, { measure, on: on.clock.today(), words });
    if (!done) continue;
    const later = deskAt(desk, 44);
    const next = await findViolation(desk, county, id);
    const followUp = { followUp: '已逐人核对，抽查没有再发现。' };
    const step = { measure, on: later.clock.today(), words: followUp };
    await stepMeasure(later, county, id, next?.violation.revision ?? 0, step);
  }
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
