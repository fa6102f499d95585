import { sql } from 'kysely';
import { writeDownSignIn } from '#src/accounts/store/sign-in.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { isWorkingDay } from '#src/calendar/working-days.ts';
import { SeededRandom } from '#src/kernel/seeded-random.ts';
import { takeSnapshots } from '#src/monitoring/store/take-snapshots.ts';
import type { Actor } from '#src/organization/office.ts';
import { dealWithSupervision } from '#src/supervision/store/deal-with-supervision.ts';
import { lookAfterSupervisions } from '#src/supervision/store/look-after-supervisions.ts';
import { openSupervision } from '#src/supervision/store/open-supervision.ts';
import { findSupervision } from '#src/supervision/store/supervision-rows.ts';
import type { SupervisionDeed, SupervisionDraft } from '#src/supervision/supervision.ts';
import { USUAL_BASIS } from '#src/supervision/supervision-objections.ts';
import type { WholeDesk } from '../server/whole-desk.ts';
import { actorsOf, deskAt } from './demo-cases.ts';

const SETTING = 'demo-watch';
const MONTH = 31;

/** 演示监测督办 — a month of sign-ins, matters in every state, and the figures of each day reckoned from what people did. Once. */
export async function layDemoWatch(desk: WholeDesk): Promise<void> {
  const row = await desk.db
    .selectFrom('county_settings')
    .select('county')
    .where('name', '=', 'demo-logins')
    .orderBy('county')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || (await wasLaid(desk, row.county))) return;
  await signInForAMonth(desk, row.county);
  const actors = await actorsOf(desk, row.county, [
    'county',
    'danshui.center',
    'danshui.registrar',
    'dinghe.registrar',
  ]);
  const city = (await actorsOf(desk, '4113', ['city.inspector'])).get('city.inspector');
  const [county, center, registrar, beside] = ['county', 'danshui.center', 'danshui.registrar', 'dinghe.registrar'].map(
    (account) => actors.get(account),
  );
  if (county && center && registrar && beside) await layMatters(desk, { county, center, registrar, beside, city });
  await lookAfterSupervisions(desk);
  await takeSnapshots(desk);
  const kept = { county: row.county, name: SETTING, value: 'true', at: desk.clock.now() };
  await desk.db.insertInto('county_settings').values(kept).execute();
}

/** Most registrars on most working days; some schools are laxer than others, as schools are. */
async function signInForAMonth(desk: WholeDesk, county: string): Promise<void> {
  const { calendar } = await calendarOf(desk.db, county);
  const { rows } = await sql<Actor>`
    select people.id as person, people.name, people.county, holdings.office, units.path as unit from holdings
    join people on people.county = holdings.county and people.id = holdings.person
    join units on units.county = holdings.county and units.id = holdings.unit
    where holdings.county = ${county} and holdings.office in ('registrar', 'central-school', 'county')
    order by units.path, people.id`.execute(desk.db);
  const dice = new SeededRandom(20250312);
  const habits = new Map(rows.map(({ person }) => [person, 550 + dice.below(450)]));
  for (let ago = MONTH; ago >= 1; ago--) {
    const then = deskAt(desk, ago);
    if (isWorkingDay(then.clock.today(), calendar) !== true) continue;
    const came = rows.filter(({ person }) => dice.perMille(habits.get(person) ?? 0));
    await desk.db.transaction().execute(async (work) => {
      for (const { person, office, unit } of came) {
        const standing = { state: 'signed-in', holding: undefined, at: { office, unit } } as const;
        const whence = { network: '10.0.0.0/8', device: '办公电脑' };
        await writeDownSignIn(work, { county, person }, standing, whence, then.clock.now());
      }
    });
  }
}

interface Players {
  readonly county: Actor;
  readonly center: Actor;
  readonly registrar: Actor;
  readonly beside: Actor;
  readonly city: Actor | undefined;
}

async function layMatters(desk: WholeDesk, { county, center, registrar, beside, city }: Players): Promise<void> {
  const toSchool = { receiver: registrar.unit, basis: USUAL_BASIS, days: 5 };
  const settled = await open(desk, 25, county, {
    ...{ ...toSchool, subject: '转学业务超期未办' },
    demand: '逐件核实超时的转学环节，五个工作日内办结，并说明原因。',
  });
  await deal(
    desk,
    22,
    registrar,
    settled,
    'answer',
    '三件均已办结：两件因家长未交材料，一件因经办人请假，已安排代办。',
  );
  await deal(desk, 21, county, settled, 'send-back', '没有说明代办怎样安排，请补充。', 3);
  await deal(desk, 20, registrar, settled, 'answer', '学籍管理员请假期间由教务主任代办，已在系统里登记委托代办。');
  await deal(desk, 18, county, settled, 'accept', '');
  const late = await open(desk, 14, county, {
    ...{ receiver: beside.unit, basis: USUAL_BASIS, days: 5, subject: '学籍管理员多日未登录' },
    demand: '说明原因，明确代办人，保证每个工作日至少登录一次、及时处理待办业务。',
  });
  await deal(desk, 12, beside, late, 'ask-extension', '经办人住院，代办人正在熟悉系统。');
  const answered = await open(desk, 6, center, {
    ...{ ...toSchool, subject: '核对表回收进度落后' },
    demand: '查明未收回的班级和原因，落实到班主任，报回收计划。',
  });
  await deal(
    desk,
    1,
    registrar,
    answered,
    'answer',
    '三个班未收齐，主要是监护人外出务工，已安排班主任逐户联系，附计划。',
  );
  await open(desk, 1, county, {
    ...{ receiver: center.unit, basis: USUAL_BASIS, days: 5, subject: '报送无身份证件号学生核实情况' },
    demand: '汇总辖区无身份证件号学生的户籍核实结果，逐人写明下一步。',
  });
  if (city === undefined) return;
  await open(desk, 3, city, {
    ...{ receiver: county.unit, basis: '市教育局不定期检查、督办（通知四）', days: 10 },
    ...{ subject: '小学毕业生学籍未接续', demand: '逐人说明去向和接续情况，未接续的落实责任学校。' },
  });
}

async function open(desk: WholeDesk, ago: number, by: Actor, draft: SupervisionDraft): Promise<string> {
  const then = deskAt(desk, ago);
  const made = await desk.db.transaction().execute((work) => openSupervision(then, work, by, draft));
  return made === 'missing' || 'objections' in made ? '' : made.id;
}

async function deal(
  desk: WholeDesk,
  ago: number,
  by: Actor,
  id: string,
  deed: SupervisionDeed,
  words: string,
  days?: number,
): Promise<void> {
  const of = id === '' ? undefined : await findSupervision(desk.db, by, id);
  if (of === undefined) return;
  await dealWithSupervision(deskAt(desk, ago), by, id, { deed, seen: of.revision, words, days });
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
