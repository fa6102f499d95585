import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CAST, type CastMember, PLACES } from '#test/cast.ts';
import { aSolvedPuzzle } from './a-solved-puzzle.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { inspectorsBrowser, reportFrom, withCode } from './tip-off-browsers.ts';

/** R24 举报 — anonymous, followed by a receipt code, seen by the inspectors alone; the reporter's traces are not kept. */
let at: CountyAtWork;

beforeAll(async () => {
  at = await aCountyAtWork();
  at.goTo('2025-03-20');
});
afterAll(() => at.close());

let first: ReturnType<typeof inspectorsBrowser>;
let second: ReturnType<typeof inspectorsBrowser>;
let report: Awaited<ReturnType<typeof reportFrom>>;

test('as long as no inspector has a key, nothing can be reported, and the page says where else', async () => {
  const { answer } = await reportFrom(at);
  expect(answer.status).toBe(409);
  expect(answer.body.objections[0].message).toContain('12388');
});

test('the first inspector’s key counts at once; the second one’s when the first has confirmed it', async () => {
  first = inspectorsBrowser(at, 'tipOffs');
  second = inspectorsBrowser(at, 'tipOffs2', '石榴 柿子 七八筐 月亮');
  expect((await first.makeKey()).isConfirmed).toBe(true);
  const { id, isConfirmed } = await second.makeKey();
  expect(isConfirmed).toBe(false);
  const keys = (await (await at.as('tipOffs')).get('/api/tip-off-keys')).body.keys;
  const theirs = keys.find((key: { id: string }) => key.id === id);
  expect((await second.confirm(id, theirs.publicKey)).body.objections).toMatchObject([{ code: 'own' }]);
  expect((await first.confirm(id, theirs.publicKey)).body).toEqual({ handed: 0 });
});

test('somebody reports a school, with a picture, and goes away with sixteen digits', async () => {
  const words = { subject: '重复建立学籍、空挂学籍', what: '一年级二班有三名学生从来没有来过' };
  report = await reportFrom(at, { words, pictures: [new Uint8Array(5000).fill(9)], about: PLACES.primary });
  expect(report.answer.status).toBe(201);
  expect(report.answer.body).toEqual({ number: '举2025-00001' });
  expect(report.code).toMatch(/^\d{16}$/);
});

test('both inspectors read it, picture and all; the list itself says nothing of it', async () => {
  const [line] = await first.list();
  expect(line).toMatchObject({ id: report.id, number: '举2025-00001', unitName: '丁河镇中心小学', daysLeft: 5 });
  expect(JSON.stringify(line)).not.toContain('空挂');
  for (const browser of [first, second]) {
    const [letter] = await browser.read(report.id);
    expect(letter?.words.what).toBe('一年级二班有三名学生从来没有来过');
    expect(letter?.pictures[0]?.length).toBe(5000);
  }
});

describe('nobody else', () => {
  const others = (Object.keys(CAST) as CastMember[]).filter((who) => who !== 'tipOffs' && who !== 'tipOffs2');
  test.each(others)('%s sees nothing, by whatever way', async (who) => {
    const desk = await at.as(who);
    const isInspector = CAST[who].office === 'tip-off-inspector';
    const list = await desk.get('/api/tip-offs');
    expect(isInspector ? list.body.rows : list.status).toEqual(isInspector ? [] : 403);
    for (const [url, body] of [
      [`/api/tip-offs/${report.id}/openings`, {}],
      [`/api/tip-offs/${report.id}/deeds`, { deed: 'accept', seen: 1 }],
      [`/api/tip-offs/${report.id}/identity`, {}],
    ] as const) {
      expect((await desk.post(url, body)).status).toBe(isInspector ? 404 : 403);
    }
    const seen = [await desk.get('/api/today'), await desk.get('/api/notices')];
    for (const { text } of seen) expect(text).not.toMatch(/举报待|举2025/);
  });
});

test('each opening stands in the audit with who and when, and neither the school nor a word of it', async () => {
  const { text, body } = await (await at.as('auditor')).get('/api/audit?action=tip-off.open');
  expect(body.rows.length).toBeGreaterThanOrEqual(2);
  expect(text).toContain('高同志');
  expect(text).not.toMatch(/丁河|空挂|一年级/);
});

test('the inspector accepts, asks back, and the reporter answers days later with nothing but the code', async () => {
  expect((await first.deal(report.id, 'accept')).status).toBe(200);
  expect((await first.write(report.id, 'message', '请问是哪三名学生？座位在哪里')).status).toBe(201);
  expect((await first.write(report.id, 'note', '先查考勤，不惊动学校')).status).toBe(201);
  at.goTo('2025-03-24');
  const back = await withCode(at, report.code);
  expect(back.answer.body).toMatchObject({ number: '举2025-00001', said: '已受理' });
  expect(back.read.map((letter: { words: { what: string } }) => letter.words.what)).toEqual([
    '一年级二班有三名学生从来没有来过',
    '请问是哪三名学生？座位在哪里',
  ]);
  expect((await back.write('靠窗最后一排，点名册上有，从没见过')).status).toBe(201);
  const letters = await second.read(report.id);
  expect(letters.map((letter) => letter?.words.what)).toContain('靠窗最后一排，点名册上有，从没见过');
  expect(letters.map((letter) => letter?.words.what)).toContain('先查考勤，不惊动学校');
  const line = (await first.list())[0];
  expect(line).toMatchObject({ awaitsAnswer: true });
});

test('a wrong code opens nothing', async () => {
  const wrong = await withCode(at, '0000000000000000');
  expect(wrong.answer.body.objections).toMatchObject([{ code: 'unknown' }]);
});

test('accepted within five working days, closed within forty, made longer once; overdue it stands first in Today', async () => {
  // Five working days from 20 March were 27 March; forty lead over Qingming, May Day and the Dragon Boat Festival.
  expect((await first.list())[0]).toMatchObject({ due: '2025-05-20' });
  expect((await first.deal(report.id, 'extend', { days: 21 })).status).toBe(409);
  expect((await first.deal(report.id, 'check')).status).toBe(200);
  at.goTo('2025-05-21');
  const sections = (await (await at.as('tipOffs')).get('/api/today')).body.sections;
  expect(sections.find(({ key }: { key: string }) => key === 'tip-offs-overdue').count).toBe(1);
  expect((await first.deal(report.id, 'extend', { days: 20 })).status).toBe(200);
  expect((await first.deal(report.id, 'extend', { days: 5 })).body.objections).toMatchObject([{ code: 'extended' }]);
});

test('it is closed with a finding, which the reporter reads by the code', async () => {
  expect((await first.deal(report.id, 'close')).body.objections).toMatchObject([{ code: 'outcome' }]);
  expect((await first.deal(report.id, 'close', { outcome: 'partly' })).status).toBe(200);
  const back = await withCode(at, report.code);
  expect(back.answer.body).toMatchObject({ said: '已办结', ending: '部分属实' });
});

test('a name in its own envelope is opened by two, and by nobody alone', async () => {
  const named = await reportFrom(at, { identity: '李四，13800000000', about: PLACES.primary });
  expect(named.answer.status).toBe(201);
  const alone = await first.identity(named.id);
  expect(alone).toMatchObject({ status: 409 });
  expect((await second.share(named.id)).status).toBe(200);
  expect(await first.identity(named.id)).toMatchObject({ words: { name: '李四，13800000000' } });
  // The one who agreed reads it only when the other agrees in turn.
  expect(await second.identity(named.id)).toMatchObject({ status: 409 });
  const { body } = await (await at.as('auditor')).get('/api/audit?action=tip-off.open-identity');
  expect(body.rows).toHaveLength(1);
});

test('who is named is left out: it is not sealed to them, and they do not see that it is there', async () => {
  const about = await reportFrom(at, { words: { what: '查办员收礼' }, named: [CAST.tipOffs.person] });
  expect(about.answer.status).toBe(201);
  expect((await second.list()).map(({ id }) => id)).toContain(about.id);
  expect((await first.list()).map(({ id }) => id)).not.toContain(about.id);
  expect((await (await at.as('tipOffs')).post(`/api/tip-offs/${about.id}/openings`)).status).toBe(404);
});

test('about the county’s own bureau it goes to the city, past the county’s inspectors', async () => {
  const city = inspectorsBrowser(at, 'cityTipOffs', '城里 的 月亮 三四个');
  await city.makeKey();
  const about = await reportFrom(at, { words: { what: '县局压下不办' }, about: PLACES.county });
  expect(about.answer.status).toBe(201);
  expect((await city.read(about.id))[0]?.words.what).toBe('县局压下不办');
  for (const browser of [first, second]) expect((await browser.list()).map(({ id }) => id)).not.toContain(about.id);
});

test('an inspector stands down, and sees nothing of it any more; the last one cannot', async () => {
  const { id } = await reportFrom(at, { about: PLACES.other });
  expect((await second.deal(id, 'excuse', { person: CAST.tipOffs2.person })).status).toBe(200);
  expect((await second.list()).map((line) => line.id)).not.toContain(id);
  expect((await first.deal(id, 'excuse', { person: CAST.tipOffs.person })).body.objections).toMatchObject([
    { code: 'last' },
  ]);
});

test('a new key opens old letters only after another inspector has wrapped them anew', async () => {
  const { id } = await second.makeKey();
  expect((await second.read(report.id)).every((letter) => letter === undefined)).toBe(true);
  const keys = (await (await at.as('tipOffs')).get('/api/tip-off-keys')).body.keys;
  const theirs = keys.find((key: { id: string }) => key.id === id);
  const handed = (await first.confirm(id, theirs.publicKey)).body.handed;
  expect(handed).toBeGreaterThanOrEqual(4);
  expect((await second.read(report.id))[0]?.words.what).toContain('一年级二班');
});

test('refused, the reporter reads why', async () => {
  const { id, code } = await reportFrom(at, { words: { what: '食堂难吃' } });
  expect((await first.deal(id, 'refuse', { refusal: 'scope' })).status).toBe(200);
  expect((await withCode(at, code)).answer.body).toMatchObject({
    said: '不予受理',
    ending: '不属于学籍管理举报的范围',
  });
});

test('sent twice it is one; without the work of the puzzle it is none; sealed to other keys it is refused', async () => {
  const { body, answer } = await reportFrom(at);
  const again = await at.phone.post('/api/public/tip-offs', body ?? {});
  expect(again.body).toEqual(answer.body);
  const spent = await at.phone.post('/api/public/tip-offs', { ...body, id: '0d9d6a1e-0000-4000-8000-00000000feed' });
  expect(spent.body.objections).toMatchObject([{ code: 'puzzle' }]);
  const [wrap] = body?.report.wraps ?? [];
  const one = { ...body, id: '0d9d6a1e-0000-4000-8000-00000000beef', report: { ...body?.report, wraps: [wrap] } };
  const partly = await at.phone.post('/api/public/tip-offs', { ...one, puzzle: await aSolvedPuzzle(at) });
  expect(partly.body.objections).toMatchObject([{ code: 'keys' }]);
});
