import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CastMember } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aPlan, onLines, openedCampaign } from './campaign-steps.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R07 4月8日前 — who is behind is told at half time, five and two working days before and on the last day, and finds it on 今日. */
let county: CountyAtWork;
let campaign: string;

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-12');
  const ours = [aChild('张小明', 1), aChild('李小红', 2)];
  await (await county.as('registrar')).bringIn({ name: '丁河.csv', bytes: csvOf(ours) });
  const gang = aChild('刘大刚', 9, OF_DANSHUI);
  await (await county.as('neighbour')).bringIn({ name: '丹水.csv', bytes: csvOf([gang]) });
  campaign = await openedCampaign(county);
});
afterAll(() => county.close());

const news = async (who: CastMember): Promise<readonly string[]> => {
  const { body } = await (await county.as(who)).get('/api/notices');
  const rows: readonly { event: string; door: { to: string } }[] = body.rows;
  return rows.filter(({ door }) => door.to === '/campaigns/$id').map(({ event }) => event);
};

interface TodayLine {
  readonly title: string;
  readonly daysLeft: number;
  readonly door: { readonly search: Readonly<Record<string, string>> };
}
const asked = async (who: CastMember): Promise<readonly TodayLine[]> => {
  const { body } = await (await county.as(who)).get('/api/today');
  const sections: readonly { key: string; lines: readonly TodayLine[] }[] = body.sections;
  return sections.find(({ key }) => key === `campaign-${campaign}`)?.lines ?? [];
};
const titles = async (who: CastMember) => (await asked(who)).map(({ title }) => title);

const everyLineOf = async (who: CastMember): Promise<readonly string[]> => {
  const { body } = await (await county.as(who)).post(`/api/campaigns/${campaign}/lines/search`, {});
  return body.rows.map(({ student }: { student: string }) => student);
};

test('opening it is told to every office that has work with it, and each finds its own on the first page', async () => {
  for (const who of ['classTeacher', 'registrar', 'head', 'centralSchool'] as const) {
    expect(await news(who)).toEqual(['campaign-opened']);
  }
  expect(await news('stranger')).toEqual([]);
  expect(await titles('classTeacher')).toEqual(['下发核对表 2']);
  expect(await titles('registrar')).toEqual(['打印核对表 2', '下发核对表 2']);
  expect(await titles('centralSchool')).toEqual(['制订并发布核查办法 1', '督促还没完成的单位 1']);
  expect(await titles('county')).toEqual(['督促还没完成的单位 2']);
  expect(await titles('stranger')).toEqual([]);
});

test('what the plan says of a duty is what 今日 counts down to', async () => {
  const central = await county.as('centralSchool');
  await central.put(`/api/campaigns/${campaign}/plan`, { content: aPlan(), publish: true });
  expect(await news('registrar')).toEqual(['campaign-plan', 'campaign-opened']);
  expect(await news('neighbour')).toEqual(['campaign-opened']);
  // Until 3 April: 13 March to 3 April are sixteen working days.
  expect((await asked('classTeacher'))[0]).toMatchObject({ daysLeft: 16, door: { search: { state: 'not-issued' } } });
});

test('nobody is reminded before half the time is gone; then each who is behind, once, however often the round is made', async () => {
  county.goTo('2025-03-24');
  await county.rounds();
  expect(await news('classTeacher')).toEqual(['campaign-plan', 'campaign-opened']);
  county.goTo('2025-03-25');
  await county.rounds();
  await county.rounds();
  expect(await news('classTeacher')).toEqual(['campaign-half', 'campaign-plan', 'campaign-opened']);
  expect(await news('neighbour')).toEqual(['campaign-half', 'campaign-opened']);
});

test('whoever has nothing left is left in peace', async () => {
  county.goTo('2025-03-31');
  const teacher = await county.as('classTeacher');
  await onLines(teacher, campaign, { deed: 'confirm' }, { students: await everyLineOf('classTeacher') });
  await county.rounds();
  expect((await news('classTeacher'))[0]).toBe('campaign-half');
  expect((await news('registrar'))[0]).toBe('campaign-half');
  expect((await news('neighbour'))[0]).toBe('campaign-five');
  expect(await titles('classTeacher')).toEqual([]);
  expect(await titles('head')).toEqual(['签核汇总表 1']);
});

test('who is behind is listed, and on the last day told so; past it the line says how late it is', async () => {
  const { body } = await (await county.as('county')).get(`/api/campaigns/${campaign}/behind`);
  expect(body.behind.map(({ name }: { name: string }) => name)).toEqual(['丹水镇中心小学']);
  county.goTo('2025-04-05'); // 清明
  await county.rounds();
  expect((await news('neighbour'))[0]).toBe('campaign-five');
  county.goTo('2025-04-08');
  await county.rounds();
  expect((await news('neighbour'))[0]).toBe('campaign-due');
  county.goTo('2025-04-10');
  await county.rounds();
  expect((await news('neighbour')).filter((event) => event === 'campaign-due')).toHaveLength(1);
  expect((await asked('county'))[0]?.daysLeft).toBe(-2);
});
