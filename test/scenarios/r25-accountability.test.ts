import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { sectionOf } from './meetings.ts';

/** R25 问责 — resting on something that opens, heard before it is decided, and followed until it is done. */
let at: CountyAtWork;
let center: AtDesk;
let county: AtDesk;
let head: AtDesk;
let id: string;
let finding: string;

const DRAFT = {
  ...{
    unit: PLACES.primary,
    kind: 'false-information',
    title: '学籍信息与户口簿不符，未按程序变更',
    foundOn: '2025-03-20',
  },
  ...{ facts: '抽查发现一名学生的出生日期与户口簿不符', people: [{ name: '李老师', duty: '学籍管理员' }], bases: [] },
};

beforeAll(async () => {
  at = await aCountyAtWork();
  await everybodyOn('2025-03-20');
  const wrong = aChild('张小错', 3, { birthDate: '20150401' });
  await (await at.as('registrar')).bringIn({ name: '丁河.csv', bytes: csvOf([aChild('张小明', 1), wrong]) });
});
afterAll(() => at.close());

async function everybodyOn(day: string, hour = '10:00'): Promise<void> {
  at.goTo(day, hour);
  center = await at.as('centralSchool');
  county = await at.as('county');
  head = await at.as('head');
}

const whole = async (who: AtDesk = county) => (await who.get(`/api/violations/${id}`)).body;
const press = async (who: AtDesk, deed: string, more: object = {}) =>
  who.post(`/api/violations/${id}/${deed}`, { revision: (await whole()).revision, text: '说明', ...more });
const codesOf = (answer: { readonly body: { readonly objections?: readonly { readonly code: string }[] } }) =>
  answer.body.objections?.map(({ code }) => code);

test('a violation without basis is refused, and so is one whose basis is another school’s', async () => {
  expect(codesOf(await center.post('/api/violations', DRAFT))).toEqual(['no-basis']);
  const { rows } = (await center.get(`/api/violations/sources?unit=${PLACES.primary}&kind=finding`)).body;
  expect(rows.length).toBeGreaterThan(0);
  finding = rows[0].subject;
  const elsewhere = { ...DRAFT, unit: PLACES.other, bases: [{ kind: 'finding', subject: finding }] };
  expect(codesOf(await county.post('/api/violations', elsewhere))).toEqual(['basis']);
  expect((await center.post('/api/violations', elsewhere)).status).toBe(404);
  const numbered = { ...DRAFT, title: '张某 41132320150312991X 出生日期不符', bases: elsewhere.bases };
  expect(codesOf(await center.post('/api/violations', numbered))).toEqual(['number']);
});

test('the central school registers it; the basis opens its source, and the county hears of it', async () => {
  const made = await center.post('/api/violations', { ...DRAFT, bases: [{ kind: 'finding', subject: finding }] });
  expect(made.status).toBe(201);
  id = made.body.id;
  const seen = await whole();
  expect(seen).toMatchObject({ state: 'registered', number: '违规〔2025〕1号', unitName: '丁河镇中心小学' });
  expect(seen.bases).toMatchObject([{ kind: 'finding', door: { to: '/pupils/$id' } }]);
  expect(await sectionOf(county, 'violations-verify')).toMatchObject({ count: 1 });
  for (const who of ['head', 'registrar', 'stranger', 'township', 'inspector'] as const) {
    expect([403, 404]).toContain((await (await at.as(who)).get(`/api/violations/${id}`)).status);
  }
});

test('it is verified and told; from that day the head sees what is told, and not who says so', async () => {
  expect(codesOf(await press(county, 'inform', { days: 5 }))).toEqual(['state']);
  expect((await press(county, 'verify', { text: '调阅户口簿，属实' })).status).toBe(200);
  expect(codesOf(await press(county, 'inform', { days: 1 }))).toEqual(['days']);
  expect((await press(county, 'inform', { text: '拟约谈，可在期限内陈述申辩', days: 5 })).status).toBe(200);
  const told = await whole(head);
  expect(told).toMatchObject({ side: 'accused', state: 'informed', replyUntil: '2025-03-27', daysLeft: 5 });
  expect(told.words).toMatchObject({ told: '拟约谈，可在期限内陈述申辩', facts: '', verification: '', people: [] });
  expect(told.course.map(({ by }: { by?: string }) => by)).toEqual([undefined]);
  expect(await sectionOf(head, 'violations-reply')).toMatchObject({ count: 1, lines: [{ daysLeft: 5 }] });
});

test('nothing is decided before the school has answered or its time is over, nor by who registered it', async () => {
  expect(codesOf(await press(county, 'decide', { measures: ['talk'] }))).toEqual(['early']);
  expect((await press(center, 'decide', { measures: [] })).status).toBe(403);
  expect((await press(head, 'decide', { measures: [] })).status).toBe(403);
});

test('two working days before the end the head is reminded, once, and a weekend does not count', async () => {
  const reminded = async () =>
    (await (await at.as('head')).get('/api/notices')).body.rows.filter(
      ({ event }: { event: string }) => event === 'violation-reply-soon',
    ).length;
  await everybodyOn('2025-03-23'); // Sunday
  await at.rounds();
  await everybodyOn('2025-03-24');
  await at.rounds();
  expect(await reminded()).toBe(0);
  await everybodyOn('2025-03-25');
  await at.rounds();
  await at.rounds();
  expect(await reminded()).toBe(1);
});

test('the head argues, with a paper; then the county may decide, and says why', async () => {
  const paper = await head.send(`/api/violations/${id}/files`, { kind: '' }, jpg(await aPhoto(800, 600)));
  expect(paper.status).toBe(201);
  expect((await press(head, 'reply', { reply: 'argues', text: '' })).status).toBe(409);
  expect((await press(head, 'reply', { reply: 'argues', text: '户口簿是三月才换的' })).status).toBe(200);
  expect(codesOf(await press(head, 'reply', { reply: 'accepts' }))).toEqual(['replied']);
  expect(await sectionOf(county, 'violations-decide')).toMatchObject({ count: 1 });
  expect((await whole()).files).toMatchObject([{ use: 'reply' }]);
  const decided = await press(county, 'decide', {
    text: '申辩部分成立，约谈并追责',
    measures: ['talk', 'accountability'],
  });
  expect(decided.status).toBe(200);
  expect((await whole()).measures).toMatchObject([
    { kind: 'talk', state: 'ordered', dueOn: '2025-04-01' },
    { kind: 'accountability', state: 'ordered' },
  ]);
});

test('measures are carried out and followed until they are done; only then is it closed', async () => {
  expect(codesOf(await press(county, 'close'))).toEqual(['measures']);
  const step = async (kind: string, on: string, words: object) => {
    const { measures, revision } = await whole();
    const { id: measure } = measures.find((each: { kind: string }) => each.kind === kind);
    return county.post(`/api/violations/${id}/measures/${measure}`, { revision, on, words });
  };
  const talk = { who: '陈股长', whom: '王校长', minutes: '说明了问题', promises: '四月底前逐人核对户口簿' };
  expect(codesOf(await step('talk', '2025-03-25', { ...talk, minutes: '' }))).toEqual(['empty']);
  expect((await step('talk', '2025-03-25', talk)).status).toBe(200);
  expect((await whole(head)).measures[0]).toMatchObject({ state: 'carried', words: { promises: talk.promises } });
  await everybodyOn('2025-04-02');
  await at.rounds();
  await at.rounds();
  const overdue = (await county.get('/api/notices')).body.rows.filter(
    ({ event }: { event: string }) => event === 'violation-overdue',
  );
  expect(overdue.length).toBe(1);
  expect(await sectionOf(county, 'violations-overdue')).toMatchObject({ count: 1 });
  expect((await county.get('/api/violations?due=measure')).body.rows).toMatchObject([{ id }]);
  expect((await step('accountability', '2025-04-02', { referredTo: '局纪检组', whom: '李老师' })).status).toBe(200);
  expect((await step('accountability', '2025-04-02', { outcome: '批评教育' })).status).toBe(200);
  expect((await step('talk', '2025-04-02', { followUp: '已逐人核对' })).status).toBe(200);
  expect((await press(county, 'close', { text: '措施已落实' })).status).toBe(200);
  expect(await whole(head)).toMatchObject({ state: 'closed', words: { ending: '措施已落实' } });
});

test('who registers does not decide; when the time is over the county is told that it may', async () => {
  const bases = [{ kind: 'finding', subject: finding }];
  const made = await county.post('/api/violations', { ...DRAFT, title: '重复登记一次', bases });
  id = made.body.id;
  await press(county, 'verify');
  // Friday before 清明节: the fourth and the weekend do not count.
  await everybodyOn('2025-04-03');
  await press(county, 'inform', { days: 3 });
  expect(await whole(head)).toMatchObject({ replyUntil: '2025-04-09' });
  await everybodyOn('2025-04-10');
  await at.rounds();
  await at.rounds();
  const told = (await county.get('/api/notices')).body.rows.filter(
    ({ event }: { event: string }) => event === 'violation-may-decide',
  );
  expect(told.length).toBe(1);
  expect(codesOf(await press(head, 'reply', { reply: 'accepts' }))).toEqual(['late']);
  expect(codesOf(await press(county, 'decide', { measures: [] }))).toEqual(['registered']);
  expect((await press(county, 'withdraw', { text: '重复登记' })).status).toBe(200);
  expect((await county.get('/api/violations/figures?from=2025-03-01&until=2025-04-30')).body.rows).toMatchObject([
    { name: '丁河镇中心小学', total: 1, byKind: { 'false-information': 1 }, byMeasure: { talk: 1, circular: 0 } },
  ]);
});

test('a county has kinds of its own, and one it gave up keeps its name in old violations', async () => {
  const own = [{ key: 'late-report', title: '不按时上报', basis: '县局工作要求', isRetired: false }];
  expect((await county.put('/api/violations/kinds', { own })).status).toBe(200);
  expect((await center.put('/api/violations/kinds', { own })).status).toBe(403);
  const { kinds } = (await county.put('/api/violations/kinds', { own: [] })).body;
  expect(kinds.at(-1)).toMatchObject({ key: 'late-report', isRetired: true });
  const draft = { ...DRAFT, kind: 'late-report', bases: [{ kind: 'finding', subject: finding }] };
  expect(codesOf(await center.post('/api/violations', draft))).toEqual(['kind']);
});

test('the ledger is taken away; a stranger’s and a neighbour’s have nothing in them', async () => {
  expect((await county.get('/api/violations/ledger.xlsx')).status).toBe(200);
  expect((await (await at.as('stranger')).get('/api/violations')).body.rows).toEqual([]);
  expect((await (await at.as('stranger')).get(`/api/violations/${id}`)).status).toBe(404);
});
