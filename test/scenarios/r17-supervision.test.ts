import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

let county: CountyAtWork;
let id: string;

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-01-22');
});
afterAll(() => county.close());

const noticesOf = async (who: Parameters<CountyAtWork['as']>[0]) => {
  const { body } = await (await county.as(who)).get('/api/notices?unread=true');
  return body.rows
    .map(({ event }: { event: string }) => event)
    .filter((event: string) => event.startsWith('supervision'));
};
const inState = async () => (await (await county.as('county')).get(`/api/supervisions/${id}`)).body;
const answer = async (who: Parameters<CountyAtWork['as']>[0], deed: string, words = '') => {
  const { revision } = await inState();
  return (await county.as(who)).post(`/api/supervisions/${id}/answers`, { deed, revision, words });
};
const judge = async (who: Parameters<CountyAtWork['as']>[0], deed: string, words = '', days?: number) => {
  const { revision } = await inState();
  return (await county.as(who)).post(`/api/supervisions/${id}/judgements`, { deed, revision, words, days });
};

test('before Spring Festival the county demands an answer of the school within five working days', async () => {
  const made = await (await county.as('county')).post('/api/supervisions', {
    ...{ receiver: PLACES.primary, subject: '转学业务超期未办', demand: '办结三件超期的转学，写明原因', days: 5 },
    basis: '通知二（一）',
    origin: {
      kind: 'figure',
      id: 'steps-overdue',
      title: '办理环节超时',
      door: { to: '/cases', search: { late: '1' } },
    },
  });
  expect(made.status).toBe(201);
  id = made.body.id;
  expect(await inState()).toMatchObject({ state: 'open', due: '2025-02-05', daysLeft: 5 });
  expect(await noticesOf('registrar')).toEqual(['supervision-opened']);
  const today = await (await county.as('registrar')).get('/api/today');
  const mine = today.body.sections.find(({ key }: { key: string }) => key === 'supervisions-to-answer');
  expect(mine.lines).toMatchObject([{ title: '转学业务超期未办', daysLeft: 5 }]);
});

test('during the festival nobody is reminded; on the worked Sunday before it two days are left', async () => {
  county.goTo('2025-01-26');
  await county.rounds();
  await county.rounds();
  expect(await noticesOf('registrar')).toEqual(['supervision-two-days', 'supervision-opened']);
  for (const day of ['2025-01-28', '2025-02-02', '2025-02-04']) {
    county.goTo(day);
    await county.rounds();
  }
  expect(await noticesOf('registrar')).toEqual(['supervision-two-days', 'supervision-opened']);
});

test('on the day it is due the head hears of it too, the day after who issued it, at last everybody above', async () => {
  county.goTo('2025-02-05');
  await county.rounds();
  expect(await noticesOf('head')).toEqual(['supervision-due', 'supervision-opened']);
  expect(await noticesOf('county')).toEqual([]);
  county.goTo('2025-02-06');
  await county.rounds();
  expect(await noticesOf('county')).toEqual(['supervision-overdue']);
  county.goTo('2025-02-08'); // a worked Saturday
  await county.rounds();
  await county.rounds();
  expect(await noticesOf('county')).toEqual(['supervision-escalated', 'supervision-overdue']);
  expect(await noticesOf('centralSchool')).toEqual(['supervision-escalated']);
  const late = await (await county.as('centralSchool')).get('/api/supervisions?state=overdue');
  expect(late.body).toMatchObject({ rows: [{ id, daysLeft: -3 }], counts: { overdue: 1 } });
});

test('the school asks for more time, gets it, and answers with proof', async () => {
  county.goTo('2025-02-10');
  expect((await answer('registrar', 'ask-extension', '对方学校未开学')).status).toBe(200);
  expect(await noticesOf('county')).toContain('supervision-extension');
  expect((await judge('county', 'extend', '准予', 5)).status).toBe(200);
  expect(await inState()).toMatchObject({ days: 10, due: '2025-02-11', daysLeft: 1 });
  const registrar = await county.as('registrar');
  expect((await registrar.send(`/api/supervisions/${id}/files`, {}, jpg(await aPhoto(800, 600)))).status).toBe(201);
  expect((await answer('registrar', 'answer', '')).body.objections).toMatchObject([{ code: 'empty', field: 'words' }]);
  expect((await answer('registrar', 'answer', '三件均已办结')).status).toBe(200);
});

test('the county sends it back with a reason, and closes it when the second answer will do', async () => {
  expect((await judge('centralSchool', 'accept')).body.objections).toMatchObject([{ code: 'side' }]);
  expect((await judge('county', 'send-back', '没有写明原因', 3)).status).toBe(200);
  expect(await inState()).toMatchObject({ state: 'returned', due: '2025-02-13' });
  expect((await answer('head', 'answer', '原因是经办人请假，已安排代办')).status).toBe(200);
  expect((await judge('county', 'accept')).status).toBe(200);
  const { state, deeds, events } = await inState();
  expect([state, deeds]).toEqual(['closed', []]);
  expect(events.map(({ title }: { title: string }) => title)).toEqual([
    ...['发起督办', '提醒：还剩两个工作日', '提醒：今天到期', '已逾期，告知校领导和督办单位', '逾期三个工作日，报上级'],
    ...['申请延期', '准予延期', '答复', '退回重办', '答复', '认可答复，销号'],
  ]);
  const book = await (await county.as('county')).get('/api/supervisions.xlsx');
  expect([book.status, book.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
});

test('what the city demands the county answers, and its schools never hear of it', async () => {
  const made = await (await county.as('inspector')).post('/api/supervisions', {
    ...{
      receiver: PLACES.county,
      subject: '核查小学毕业生未接续',
      demand: '逐人说明去向',
      basis: '市局督查',
      days: 10,
    },
  });
  expect(made.status).toBe(201);
  id = made.body.id;
  expect((await (await county.as('registrar')).get(`/api/supervisions/${id}`)).status).toBe(404);
  expect((await answer('county', 'answer', '已逐人核清')).status).toBe(200);
  const inspector = await county.as('inspector');
  const { body } = await inspector.get(`/api/supervisions/${id}`);
  const accepted = { deed: 'accept', revision: body.revision, words: '' };
  expect((await inspector.post(`/api/supervisions/${id}/judgements`, accepted)).status).toBe(200);
});

test('where a letter is wanted it is drafted from the matter, and that it was sent stands in the history', async () => {
  const made = await (await county.as('county')).post('/api/supervisions', {
    ...{
      receiver: PLACES.primary,
      subject: '核对表回收落后',
      demand: '查明原因，落实到班',
      basis: '通知一（一）',
      days: 5,
    },
  });
  id = made.body.id;
  const officer = await county.as('county');
  expect(
    (await (await county.as('centralSchool')).post(`/api/supervisions/${id}/letter`)).body.objections,
  ).toMatchObject([{ code: 'side' }]);
  const { status, body } = await officer.post(`/api/supervisions/${id}/letter`);
  expect(status).toBe(201);
  const letter = await officer.get(`/api/letters/${body.letter}`);
  expect(letter.text).toContain('查明原因，落实到班');
  expect(letter.text).toContain('关于核对表回收落后的督办函');
  const signed = await officer.post(`/api/letters/${body.letter}/signature`, { revision: letter.body.revision });
  expect(signed.status).toBe(200);
  const way = { revision: signed.body.revision, way: 'system', on: county.clock.today() };
  expect((await officer.post(`/api/letters/${body.letter}/dispatch`, way)).status).toBe(200);
  const last = (await inState()).events.at(-1);
  expect([last.title, last.words]).toEqual(['发出督办函', expect.stringContaining('督')]);
});
