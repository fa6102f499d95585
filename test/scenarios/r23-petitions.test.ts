import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAST, COUNTY, PLACES } from '#test/cast.ts';
import { aSolvedPuzzle } from './a-solved-puzzle.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R23 个案和诉求 — a request or complaint becomes a case with an owner, a deadline, replies and an outcome; risks are flagged. */
let at: CountyAtWork;

beforeAll(async () => {
  at = await aCountyAtWork();
});
afterAll(() => at.close());

const WORDS = {
  name: '张明',
  phone: '138 1234 5678',
  relation: '父亲',
  child: '张小明',
  content: '孩子转学三个月没有办好，两边推来推去',
};

async function fromWeb(more: object = {}) {
  const puzzle = await aSolvedPuzzle(at);
  const about = { county: COUNTY, kind: 'transfer', school: PLACES.primary, request: randomUUID(), notice: '2025-1' };
  const answer = await at.phone.post('/api/public/petitions', { ...WORDS, ...about, puzzle, ...more });
  return answer;
}

async function found(who: Parameters<CountyAtWork['as']>[0], filter: object = {}) {
  return (await (await at.as(who)).post('/api/petitions/search', filter)).body;
}

async function deal(who: Parameters<CountyAtWork['as']>[0], id: string, deed: string, more: object = {}) {
  const desk = await at.as(who);
  const { revision } = (await desk.get(`/api/petitions/${id}`)).body;
  return desk.post(`/api/petitions/${id}/deeds`, { deed, seen: revision, ...more });
}

const told = async (who: Parameters<CountyAtWork['as']>[0]) =>
  (await (await at.as(who)).get('/api/notices')).body.rows.map(
    ({ event, title }: { event: string; title: string }) => `${event} ${title}`,
  );

let receipt: { number: string; code: string; due: string };
let id: string;

test('a father asks on the web, and goes home with a number and a code', async () => {
  at.goTo('2025-03-20');
  const answer = await fromWeb();
  expect(answer.status).toBe(201);
  receipt = answer.body;
  expect(receipt).toMatchObject({ number: '诉2025-000001', code: expect.stringMatching(/^\d{10}$/) });
  // Ten working days: the Qingming holiday of 4 April is not counted.
  expect(receipt.due).toBe('2025-04-03');
});

test('who sends the same twice has one petition and one receipt; a puzzle that was spent opens nothing new', async () => {
  const [puzzle, request] = [await aSolvedPuzzle(at), randomUUID()];
  const first = await fromWeb({ puzzle, request, phone: '13900000001', kind: 'lookup' });
  const again = await fromWeb({ puzzle, request, phone: '13900000001', kind: 'lookup' });
  expect(again.body).toEqual(first.body);
  const other = await fromWeb({ puzzle, phone: '13900000001', kind: 'lookup' });
  expect(other.body.objections).toMatchObject([{ code: 'puzzle' }]);
});

test('it lies on the county’s desk, with the telephone in stars, and says so in Today', async () => {
  const { rows } = await found('county', { kind: 'transfer' });
  expect(rows).toHaveLength(1);
  id = rows[0].id;
  const county = await at.as('county');
  const { body } = await county.get(`/api/petitions/${id}`);
  expect(body).toMatchObject({
    state: 'new',
    words: { name: '张明', phone: '1*********8' },
    schoolName: '丁河镇中心小学',
  });
  const keys = (await county.get('/api/today')).body.sections.map(({ key }: { key: string }) => key);
  expect(keys).toContain('petitions-new');
  expect(await told('county')).toContain('petition-new 诉2025-000001');
});

test('the telephone is shown for a reason, which the auditor reads without the number', async () => {
  const revealed = await (await at.as('county')).post(`/api/petitions/${id}/phone`, { reason: '电话回访' });
  expect(revealed.body).toEqual({ value: '13812345678' });
  const audit = await (await at.as('auditor')).get('/api/audit?action=petition.phone');
  expect(audit.text).toContain('电话回访');
  expect(audit.text).not.toContain('13812345678');
});

test('nobody at the school knows of it, until the county passes it on', async () => {
  expect((await found('registrar')).total).toBe(0);
  expect((await (await at.as('registrar')).get(`/api/petitions/${id}`)).status).toBe(404);
  const passed = await deal('county', id, 'pass', {
    to: PLACES.primary,
    words: '请查清转学卡在哪一步，三天内答复家长',
  });
  expect(passed.status).toBe(200);
  expect((await found('registrar')).total).toBe(1);
  expect((await found('neighbour')).total).toBe(0);
  expect(await told('registrar')).toContain('petition-passed 诉2025-000001');
  expect((await (await at.as('head')).get(`/api/petitions/${id}`)).body.handlers).toHaveLength(2);
});

test('passing it on does not begin the days anew', async () => {
  expect((await (await at.as('registrar')).get(`/api/petitions/${id}`)).body).toMatchObject({
    due: '2025-04-03',
    daysLeft: 10,
  });
});

test('the registrar accepts, notes, drafts and answers; closing without an answer is refused', async () => {
  at.goTo('2025-03-21');
  expect((await deal('registrar', id, 'accept')).status).toBe(200);
  expect((await deal('registrar', id, 'close', { outcome: 'solved' })).body.objections).toMatchObject([
    { code: 'no-reply' },
  ]);
  await deal('registrar', id, 'note', { words: '转出学校的经办人在外培训' });
  await deal('registrar', id, 'draft', { words: '张明同志：转学已由转出学校核办' });
  const answered = await deal('registrar', id, 'send', {
    words: '张明同志：转学已由转出学校核办，预计3月28日前办结。',
  });
  expect(answered.status).toBe(200);
});

test('the father looks it up by code and last four: he reads the answer, and neither notes, drafts nor the reason of passing on', async () => {
  const { status, body, text } = await at.phone.post('/api/public/petition-lookups', {
    code: receipt.code,
    four: '5678',
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ number: receipt.number, said: '正在办理', may: ['withdraw'] });
  expect(text).toContain('预计3月28日前办结');
  for (const secret of ['在外培训', '卡在哪一步', '李老师']) expect(text).not.toContain(secret);
});

test('the wrong last four opens nothing, and after five of them not even the right ones until tomorrow', async () => {
  const ask = (four: string) => at.phone.post('/api/public/petition-lookups', { code: receipt.code, four });
  for (let turn = 0; turn < 5; turn += 1)
    expect((await ask('0000')).body.objections).toMatchObject([{ code: 'closed' }]);
  expect((await ask('5678')).body.objections).toMatchObject([{ code: 'locked' }]);
  at.goTo('2025-03-22');
  expect((await ask('5678')).status).toBe(200);
});

test('a code that nobody has is refused in the same words as a wrong last four', async () => {
  const nobody = await at.phone.post('/api/public/petition-lookups', { code: '0000000000', four: '5678' });
  const wrong = await at.phone.post('/api/public/petition-lookups', { code: receipt.code, four: '1111' });
  expect(nobody.body).toEqual(wrong.body);
});

test('it is closed with an outcome; he is not satisfied, the desk is told, and it is taken up again with new days', async () => {
  at.goTo('2025-03-28');
  expect((await deal('registrar', id, 'close', { outcome: 'explained' })).status).toBe(200);
  const proof = { code: receipt.code, four: '5678' };
  const rated = await at.phone.post('/api/public/petition-ratings', {
    ...proof,
    satisfaction: 'unsatisfied',
    words: '还是没有办好',
  });
  expect(rated.body).toMatchObject({ satisfaction: 'unsatisfied', may: [] });
  expect((await at.phone.post('/api/public/petition-ratings', { ...proof, satisfaction: 'satisfied' })).status).toBe(
    409,
  );
  expect(await told('registrar')).toContain('petition-unsatisfied 诉2025-000001');
  expect((await found('county', { risk: 'unsatisfied' })).total).toBe(1);
  const again = await deal('registrar', id, 'reopen', { words: '家长反映转出学校仍未核办' });
  expect(again.status).toBe(200);
  const { body } = await (await at.as('registrar')).get(`/api/petitions/${id}`);
  // Ten working days from 28 March, over Qingming.
  expect(body).toMatchObject({ state: 'working', reopened: 1, due: '2025-04-14' });
  expect((await found('county', { risk: 'unsatisfied' })).total).toBe(0);
});

test('half time, two days, due and overdue are each told once, and overdue also the levels above', async () => {
  const events = async (who: 'registrar' | 'centralSchool') =>
    (await told(who)).filter((line: string) => line.includes('000001') && /half|two|due|overdue/.test(line));
  for (const day of [
    '2025-04-05',
    '2025-04-07',
    '2025-04-10',
    '2025-04-10',
    '2025-04-14',
    '2025-04-15',
    '2025-04-15',
  ]) {
    at.goTo(day);
    await at.rounds();
  }
  expect((await events('registrar')).toSorted()).toEqual([
    'petition-due 诉2025-000001',
    'petition-half 诉2025-000001',
    'petition-overdue 诉2025-000001',
    'petition-two 诉2025-000001',
  ]);
  expect(await events('centralSchool')).toEqual(['petition-overdue 诉2025-000001']);
  expect((await found('county', { risk: 'overdue' })).rows.map(({ number }: { number: string }) => number)).toContain(
    receipt.number,
  );
});

test('the same father again on the same matter, and the third of one school, are risks', async () => {
  at.goTo('2025-04-16');
  await fromWeb();
  const repeated = await found('county', { risk: 'repeated' });
  expect(repeated.rows.every(({ risks }: { risks: string[] }) => risks.includes('repeated'))).toBe(true);
  expect(repeated.total).toBe(2);
  await fromWeb({ phone: '13600000003', kind: 'service' });
  await fromWeb({ phone: '13600000004', kind: 'lookup' });
  expect((await found('county', { risk: 'many' })).total).toBeGreaterThanOrEqual(3);
});

test('a child is linked by staff alone, and the asker never learns of the record', async () => {
  const [other] = (await found('county', { kind: 'service' })).rows;
  expect((await deal('county', other.id, 'link', { student: randomUUID() })).body.objections).toMatchObject([
    { code: 'student' },
  ]);
});

test('a longer deadline is given once, and says why to who asked', async () => {
  const [other] = (await found('county', { kind: 'service' })).rows;
  expect((await deal('county', other.id, 'extend', { days: 11, words: '外省核实' })).status).toBe(409);
  expect((await deal('county', other.id, 'extend', { days: 5, words: '需要外省学校核实' })).status).toBe(200);
  expect((await deal('county', other.id, 'extend', { days: 5, words: '再等' })).body.objections).toMatchObject([
    { code: 'extended' },
  ]);
});

test('the county’s own days hold for what comes in after them', async () => {
  const county = await at.as('county');
  const settings = (await county.get('/api/petition-settings')).body;
  expect((await county.put('/api/petition-settings', { ...settings, days: 2 })).status).toBe(409);
  expect((await county.put('/api/petition-settings', { ...settings, days: 5 })).status).toBe(200);
  const taken = await county.post('/api/petitions', {
    ...WORDS,
    phone: '13700000009',
    kind: 'other',
    channel: 'phone',
  });
  expect(taken.body.due).toBe('2025-04-23');
});

test('a standard answer is found by pinyin, keeps its versions, and is shown on the web only when it is public', async () => {
  const county = await at.as('county');
  const draft = { kind: 'transfer', title: '转学要多少天', body: '每个环节不超过10个工作日。', isPublic: true };
  const { id: answer } = (await county.post('/api/standard-answers', draft)).body;
  await county.post('/api/standard-answers', { ...draft, title: '内部口径', isPublic: false });
  const byInitials = await (await at.as('registrar')).get('/api/standard-answers?words=zxyds');
  expect(byInitials.body.rows).toMatchObject([{ title: '转学要多少天', version: 1 }]);
  const changed = await county.put(`/api/standard-answers/${answer}`, {
    ...draft,
    body: '每个环节不超过 10 个工作日，可在线查询。',
    seen: 1,
  });
  expect(changed.body).toEqual({ id: answer, version: 2 });
  expect((await county.put(`/api/standard-answers/${answer}`, { ...draft, seen: 1 })).body.objections).toMatchObject([
    { code: 'stale' },
  ]);
  const web = async () =>
    (await at.phone.post('/api/public/standard-answers', { county: COUNTY })).body.rows.map(
      ({ title }: { title: string }) => title,
    );
  expect(await web()).toEqual(['转学要多少天']);
  await county.put(`/api/standard-answers/${answer}`, { ...draft, seen: 2, retire: true });
  expect(await web()).toEqual([]);
});

test('the ledger is exported without telephones, and the figures say what the lists say', async () => {
  const county = await at.as('county');
  const file = await county.post('/api/petitions/export.xlsx', {});
  expect(file.status).toBe(200);
  expect(file.bytes.includes(Buffer.from('13812345678'))).toBe(false);
  const { body } = await county.get('/api/petitions/figures?from=2025-01-01&to=2025-12-31');
  expect(body.received).toBe((await found('county')).total);
  expect(body.overdue).toBe((await found('county', { risk: 'overdue' })).total);
});

test('the asker takes it back, and nothing more is asked of the desk', async () => {
  const sent = await fromWeb({ phone: '13500000007', kind: 'leave' });
  const back = await at.phone.post('/api/public/petition-withdrawals', {
    code: sent.body.code,
    four: '0007',
    words: '已经办好了',
  });
  expect(back.body).toMatchObject({ said: '已撤回', may: [] });
});

test('without a solved puzzle nothing is taken', async () => {
  const { body: puzzle } = await at.phone.post('/api/public/puzzles', {});
  const answer = await fromWeb({ puzzle: { ...puzzle, solutions: Array.from({ length: puzzle.parts }, () => 1) } });
  expect(answer.body.objections).toMatchObject([{ code: 'puzzle' }]);
});

test('another county knows nothing of all this', async () => {
  expect((await found('stranger')).total).toBe(0);
  expect((await (await at.as('stranger')).get(`/api/petitions/${id}`)).status).toBe(404);
  expect(CAST.stranger.county).not.toBe(COUNTY);
});

test('over the Spring Festival the days stand still', async () => {
  at.goTo('2026-02-11');
  const taken = await (await at.as('registrar')).post('/api/petitions', {
    ...WORDS,
    kind: 'correct',
    channel: 'counter',
  });
  // Saturday the 14th is worked, from the 15th to the 23rd are off: 12, 13, 14, 24, 25 are five.
  expect(taken.body.due).toBe('2026-02-25');
});
