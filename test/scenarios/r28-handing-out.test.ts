import { readXlsx } from 'hucre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { onLines, openedCampaign } from './campaign-steps.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R28 下发 — the class teacher hands out the class in one act, ticks what comes back, and says why a sheet cannot be had. */
let county: CountyAtWork;
let teacher: AtDesk;
let campaign: string;
let pupils: readonly string[];

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-12');
  const names = ['张小明', '李小红', '王小军', '赵小丽'];
  const children = names.map((name, at) => aChild(name, at + 1));
  await (await county.as('registrar')).bringIn({ name: '丁河.csv', bytes: csvOf(children) });
  const gang = aChild('刘大刚', 9, OF_DANSHUI);
  await (await county.as('neighbour')).bringIn({ name: '丹水.csv', bytes: csvOf([gang]) });
  campaign = await openedCampaign(county);
  teacher = await county.as('classTeacher');
  pupils = (await lines(teacher, {})).map(({ student }) => student);
});
afterAll(() => county.close());

interface Line {
  readonly student: string;
  readonly name: string;
  readonly state: string;
}

async function lines(desk: AtDesk, filter: object): Promise<readonly Line[]> {
  return (await desk.post(`/api/campaigns/${campaign}/lines/search`, filter)).body.rows;
}
const counts = async (desk: AtDesk, query = '') =>
  (await desk.get(`/api/campaigns/${campaign}/summary${query}`)).body.whole.counts;

test('the teacher sees the own class and nobody else’s, all still to be handed out', async () => {
  expect(pupils).toHaveLength(4);
  expect(await counts(teacher)).toMatchObject({ roll: 4, notIssued: 4, unsettled: 4 });
  expect((await teacher.get(`/api/campaigns/${campaign}/summary?unit=${PLACES.primary}`)).status).toBe(404);
  const [gang] = await lines(await county.as('neighbour'), {});
  expect((await teacher.get(`/api/campaigns/${campaign}/lines/${gang?.student}`)).status).toBe(404);
});

test('the whole class is handed out in one act, and taken back in one', async () => {
  const whom = { filter: { unit: PLACES.primaryClass, state: 'not-issued' } };
  const { body } = await onLines(teacher, campaign, { deed: 'issue' }, whom);
  expect(body).toMatchObject({ refused: [], undo: [{ deed: 'take-back' }] });
  expect(body.done).toHaveLength(4);
  const [back] = body.undo;
  expect((await onLines(teacher, campaign, { deed: back.deed }, { students: back.students })).body.done).toHaveLength(
    4,
  );
  expect(await counts(teacher)).toMatchObject({ notIssued: 4, handedOut: 0 });
  await onLines(teacher, campaign, { deed: 'issue' }, whom);
  expect(await counts(teacher)).toMatchObject({ issued: 4, handedOut: 4 });
});

test('what comes back is ticked: unchanged, changed, and why one cannot be had', async () => {
  const [one = '', two = '', three = ''] = pupils;
  await onLines(teacher, campaign, { deed: 'confirm' }, { students: [one] });
  await onLines(teacher, campaign, { deed: 'change' }, { students: [two] });
  const wordless = { deed: 'cannot', reason: 'other', note: '' };
  const { body } = await onLines(teacher, campaign, wordless, { students: [three] });
  expect(body).toMatchObject({ done: [], refused: [{ message: '请写明无法回收的具体情况' }] });
  await onLines(teacher, campaign, { ...wordless, note: '父母都在广东，电话停机' }, { students: [three] });
  expect(await counts(teacher)).toMatchObject({ confirmed: 1, changed: 1, cannot: 1, issued: 1, settled: 2 });
  const registrar = await county.as('registrar');
  expect(await lines(registrar, { cannot: 'other' })).toMatchObject([{ cannot: { note: '父母都在广东，电话停机' } }]);
});

test('of many at once those that cannot be are said one by one, and the others are done', async () => {
  const { body } = await onLines(teacher, campaign, { deed: 'confirm' }, { students: pupils.slice(0, 4) });
  expect(body.done).toHaveLength(3);
  expect(body.refused).toMatchObject([{ message: expect.stringContaining('现在是“未修改”') }]);
});

test('a deed that is not the office’s to do, and a pupil out of its reach, are refused like what does not exist', async () => {
  const [one = ''] = pupils;
  const refused = [{ message: '未找到，或不在您的管理范围内。', name: '' }];
  expect((await onLines(teacher, campaign, { deed: 'recheck' }, { students: [one] })).body).toMatchObject({ refused });
  const neighbour = await county.as('neighbour');
  expect((await onLines(neighbour, campaign, { deed: 'issue' }, { students: [one] })).body).toMatchObject({ refused });
  const stranger = await county.as('stranger');
  expect((await onLines(stranger, campaign, { deed: 'issue' }, { students: [one] })).status).toBe(404);
});

test('the line tells who did what and when', async () => {
  const [one = ''] = pupils;
  const { body } = await teacher.get(`/api/campaigns/${campaign}/lines/${one}`);
  expect(body.line).toMatchObject({ state: 'confirmed', place: { class: '四年级1班' } });
  const events: readonly { title: string; by: string }[] = body.events;
  expect(events.map(({ title, by }) => `${by} ${title}`)).toEqual([
    '赵老师 登记为未修改',
    '赵老师 下发',
    '赵老师 撤销下发',
    '赵老师 下发',
    '系统 列入台账',
  ]);
});

test('each figure opens a list of just so many, and what is taken away holds no number of a person', async () => {
  const registrar = await county.as('registrar');
  const whole = await counts(registrar);
  for (const [name, filter] of [
    ['settled', { isSettled: 'yes' }],
    ['handedOut', { isIssued: 'yes' }],
    ['unsettled', { isSettled: 'no' }],
  ] as const) {
    expect(await lines(registrar, filter)).toHaveLength(whole[name]);
  }
  const sheet = await registrar.get(`/api/campaigns/${campaign}/lines.xlsx?isIssued=yes`);
  expect(sheet.status).toBe(200);
  const { sheets } = await readXlsx(sheet.bytes);
  const text = JSON.stringify(sheets[0]?.rows);
  expect(text).toContain('共 4 人');
  expect(text).not.toMatch(/\d{15}/);
  expect((await teacher.get(`/api/campaigns/${campaign}/lines.xlsx`)).status).toBe(403);
});
