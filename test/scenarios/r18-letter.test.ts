import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { appointed, aSixthGrader, graduated } from './graduates.ts';

/** R18 函告接续 — gone elsewhere and not continued: case, letter with number and date, receipt, the county's follow-up, closed when the record is taken in. */
let county: CountyAtWork;
let signer: () => Promise<AtDesk>;

const CHILDREN = [aSixthGrader('周去外', 1), aSixthGrader('吴去外', 2)];
const ELSEWHERE = { to: 'elsewhere', place: '河南省南阳市内乡县', school: '灌涨镇初级中学', contact: '母亲在当地务工' };

beforeAll(async () => {
  county = await aCountyAtWork();
  await graduated(county, CHILDREN);
  signer = await appointed(county, 'neighbour', 'county', 'county');
  for (const name of ['周去外', '吴去外']) {
    const said = await (await registrar()).post(`/api/continuity/leavers/${await idOf(name)}/destination`, ELSEWHERE);
    expect(said.status).toBe(200);
  }
  county.goTo('2025-10-09');
  await county.rounds();
});
afterAll(() => county.close());

const registrar = () => county.as('registrar');
const office = () => county.as('county');
const idOf = async (name: string) =>
  (await (await registrar()).get('/api/continuity/leavers')).body.rows.find(
    (row: { name: string }) => row.name === name,
  ).id;
const leaver = async (name: string) =>
  (await (await registrar()).get(`/api/continuity/leavers/${await idOf(name)}`)).body;
const lettersOf = async (name: string) =>
  (await (await office()).get(`/api/letters/about?kind=leaver&id=${await idOf(name)}`)).body.rows;

/** Signed by the other person of the county, sent by whoever drafted it. */
async function signedAndSent(letter: string): Promise<void> {
  const signed = await (await signer()).post(`/api/letters/${letter}/signature`, { revision: 1 });
  expect([signed.status, signed.body.number]).toEqual([200, expect.stringMatching(/^西教体函〔2025〕\d+号$/)]);
  const on = county.clock.today();
  const sent = await (await office()).post(`/api/letters/${letter}/dispatch`, {
    ...{ revision: signed.body.revision, way: 'post', on },
  });
  expect(sent.status).toBe(200);
}

async function receipt(letter: string, outcome: string): Promise<void> {
  const { body } = await (await office()).get(`/api/letters/${letter}`);
  const said = { revision: body.revision, outcome, on: county.clock.today() };
  expect((await (await office()).post(`/api/letters/${letter}/receipt`, said)).status).toBe(200);
}

test('the draft is filled in, its number of the child in stars; a school drafts none', async () => {
  const id = await idOf('周去外');
  const to = { to: '内乡县教育体育局' };
  expect((await (await registrar()).post(`/api/continuity/leavers/${id}/letters`, to)).status).toBe(403);
  expect((await (await county.as('stranger')).post(`/api/continuity/leavers/${id}/letters`, to)).status).toBe(404);
  expect((await (await office()).post(`/api/continuity/leavers/${id}/letters`, to)).status).toBe(200);
  expect(await leaver('周去外')).toMatchObject({ state: 'letter' });
  const [line] = await lettersOf('周去外');
  const { body } = await (await office()).get(`/api/letters/${line.id}`);
  expect(body).toMatchObject({ title: '关于协助做好周去外同学学籍接续工作的函', hasSecrets: true });
  const text = JSON.stringify(body);
  for (const told of ['内乡县教育体育局', '丁河镇中心小学', '灌涨镇初级中学', '2025年7月5日', '10个工作日']) {
    expect(text).toContain(told);
  }
  expect(text).not.toContain(CHILDREN[0]?.nationalNumber);
});

test('signed it has its number, sent its day and way, and the case says so', async () => {
  const [line] = await lettersOf('周去外');
  await signedAndSent(line.id);
  const { course } = await leaver('周去外');
  expect(course[0]).toMatchObject({ deed: 'letter-sent', words: expect.stringMatching(/^西教体函〔2025〕\d+号$/) });
});

test('when no receipt comes within the working days, the county is told, and writes again with the former number', async () => {
  county.goTo('2025-10-22');
  const keysOf = async () =>
    (await (await office()).get('/api/today')).body.sections.map(({ key }: { readonly key: string }) => key);
  expect(await keysOf()).not.toContain('leavers-unanswered');
  county.goTo('2025-10-24');
  expect(await keysOf()).toContain('leavers-unanswered');
  const id = await idOf('周去外');
  expect((await (await office()).post(`/api/continuity/leavers/${id}/letters`, {})).status).toBe(200);
  const [again, first] = await lettersOf('周去外');
  const { body } = await (await office()).get(`/api/letters/${again.id}`);
  expect(JSON.stringify(body)).toContain(first.number);
  expect(body.title).toContain('再次');
  await signedAndSent(again.id);
  await receipt(again.id, 'continued');
  expect(await leaver('周去外')).toMatchObject({ state: 'taken-elsewhere', closedOn: '2025-10-24' });
});

test('a receipt 查无此人 leads back to the school with a day of its own, and to the search for a dropout', async () => {
  const id = await idOf('吴去外');
  await (await office()).post(`/api/continuity/leavers/${id}/letters`, { to: '内乡县教育体育局' });
  const [line] = await lettersOf('吴去外');
  await signedAndSent(line.id);
  expect(await leaver('吴去外')).toMatchObject({ signalled: false });
  await receipt(line.id, 'unknown');
  expect(await leaver('吴去外')).toMatchObject({ state: 'unclaimed', dueOn: '2025-11-07', signalled: true });
  const { rows } = (await (await registrar()).get('/api/notices')).body;
  expect(rows.map(({ event }: { readonly event: string }) => event)).toContain('leavers-answered');
});

test('a letter that is voided before it went out is as if it had not been', async () => {
  const id = await idOf('吴去外');
  await (await office()).post(`/api/continuity/leavers/${id}/letters`, { to: '淅川县教育体育局' });
  const [line] = await lettersOf('吴去外');
  const voided = await (await office()).post(`/api/letters/${line.id}/voiding`, { revision: 1, reason: '写错了县' });
  expect(voided.status).toBe(200);
  expect(await leaver('吴去外')).toMatchObject({ state: 'unclaimed' });
});

test('the school asks to strike off, the county judges by what was seen, and the course keeps all of it', async () => {
  const id = await idOf('吴去外');
  const words = '10月20日随父母出境，看过护照和签证';
  const asked = { to: 'struck-off', ground: 'abroad', words };
  expect((await (await registrar()).post(`/api/continuity/leavers/${id}/asks`, asked)).status).toBe(200);
  const { revision } = await leaver('吴去外');
  const closed = await (await office()).post(`/api/continuity/leavers/${id}/closings`, {
    ...asked,
    seen: { revision },
  });
  expect(closed.status).toBe(200);
  const shown = await leaver('吴去外');
  expect(shown).toMatchObject({ state: 'struck-off', ground: 'abroad', closing: words });
  expect(shown.course.map(({ deed }: { deed: string }) => deed).slice(0, 3)).toEqual([
    'strike-off',
    'ask',
    'letter-voided',
  ]);
  const auditor = await county.as('auditor');
  expect((await auditor.get('/api/audit?action=continuity.work')).text).toContain('办理学籍接续');
});
