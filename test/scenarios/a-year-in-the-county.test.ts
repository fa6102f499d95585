import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COUNTY, PLACES } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { aSolvedPuzzle } from './a-solved-puzzle.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { appointed, aSixthGrader } from './graduates.ts';
import { theClass } from './roll-caller.ts';

/** A year in the county: two who are missing, a complaint, an inspection, graduation, admission, an unclaimed leaver, a letter, and what the year came to. */
let county: CountyAtWork;
let junior: () => Promise<AtDesk>;
let juniorHead: () => Promise<AtDesk>;
let signer: () => Promise<AtDesk>;

const GRADUATES = [aSixthGrader('周入学', 1), aSixthGrader('吴去外', 2), aSixthGrader('郑转走', 3)];
const MING = aChild('张小明', 4);
const YU = aChild('陈小雨', 6, { grade: '一年级', entryMonth: '202409' });

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-10');
  const batch = await (await as('registrar')).bringIn({ name: '丁河.csv', bytes: csvOf([...GRADUATES, MING, YU]) });
  expect(batch.counts).toMatchObject({ new: 5 });
});
afterAll(() => county.close());

const as = (who: Parameters<CountyAtWork['as']>[0]) => county.as(who);

/** Nothing is done that is not looked at: a step that fails says what the server said. */
async function ok(answer: Promise<{ readonly status: number; readonly text: string; readonly body: unknown }>) {
  const { status, text, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is looked at by the expectations
  return body as any;
}

const dropout = async (id: string) => ok((await as('registrar')).get(`/api/dropouts/${id}`));

describe('spring', () => {
  test('a child who stays away comes back within the week, and is closed when he has sat in class', async () => {
    county.goTo('2025-03-20');
    const roll = await theClass(await as('classTeacher'), PLACES.primaryClass);
    await roll.say({ 张小明: ['differs', 'dropped-out', '十天没来'] });
    await roll.rest();
    await ok(roll.sign());
    const [{ id }] = (await ok((await as('classTeacher')).get('/api/dropouts'))).rows;
    const said = {
      ...{ kind: 'investigation', day: '2025-03-20', way: 'phone', time: '18:30', people: '赵老师', met: '母亲' },
      ...{ place: '', said: '下周来', result: 'learned' },
    };
    await ok((await as('classTeacher')).put(`/api/dropouts/${id}/visits/${randomUUID()}`, said));
    const { revision } = await dropout(id);
    const found = { category: 'weary', groups: [], whereabouts: '在家', found: '与同学闹矛盾' };
    await ok((await as('classTeacher')).put(`/api/dropouts/${id}/findings`, { revision, ...found }));
    county.goTo('2025-03-24');
    const back = { revision: (await dropout(id)).revision, outcome: 'returned', day: '2025-03-24', words: '' };
    await ok((await as('classTeacher')).post(`/api/dropouts/${id}/outcome`, back));
    county.goTo('2025-03-28');
    await ok(
      (await as('classTeacher')).post(`/api/dropouts/${id}/seating`, { revision: (await dropout(id)).revision }),
    );
    await ok(
      (await as('county')).post(`/api/dropouts/${id}/closing`, { revision: (await dropout(id)).revision, words: '' }),
    );
    expect(await dropout(id)).toMatchObject({ state: 'closed', outcome: 'returned' });
  });

  test('another is persuaded in vain, reported to the township, and put off until autumn by the procedure', async () => {
    const registrar = await as('registrar');
    const student = await registrar.pupil('陈小雨');
    const opened = await ok(
      registrar.post('/api/dropouts', { student, firstAbsentOn: '2025-03-24', words: '家长不接电话' }),
    );
    const { id } = opened;
    const visit = (kind: string, result: string) => ({
      ...{ kind, day: '2025-03-28', way: 'home', time: '18:30', people: '赵老师、李校长', met: '奶奶' },
      ...{ place: '丁河村3组', said: '身体弱，想晚一年', result },
    });
    const enter = (what: object) => ok(registrar.put(`/api/dropouts/${id}/visits/${randomUUID()}`, what));
    await enter(visit('investigation', 'unreached'));
    const found = { category: 'illness', groups: [], whereabouts: '随外祖母', found: '身体弱，家长想晚一年' };
    await ok(registrar.put(`/api/dropouts/${id}/findings`, { revision: (await dropout(id)).revision, ...found }));
    for (let times = 0; times < 3; times += 1) await enter(visit('persuasion', 'refused'));
    const { letter } = await ok(registrar.post(`/api/dropouts/${id}/report`, {}));
    const signed = await ok((await as('head')).post(`/api/letters/${letter}/signature`, { revision: 1 }));
    await ok(
      (await as('head')).post(`/api/letters/${letter}/dispatch`, {
        revision: signed.revision,
        way: 'system',
        on: '2025-03-28',
      }),
    );
    county.goTo('2025-04-02');
    const township = await as('township');
    await ok(township.post(`/api/joint-dropouts/${id}/receipt`));
    await ok(
      township.put(`/api/joint-dropouts/${id}/visits/${randomUUID()}`, {
        ...visit('joint', 'promised'),
        day: '2025-04-02',
      }),
    );
    const deferred = { outcome: 'deferred', day: '2025-04-02', words: '家长同意九月入学' };
    await ok(township.post(`/api/joint-dropouts/${id}/outcome`, deferred));
    const desk = await as('registrar');
    const { id: caseId } = await ok(
      desk.post('/api/cases', { procedure: 'deferred-entry-of-pupil', students: [student] }),
    );
    await desk.fill(
      caseId,
      { reason: 'persuaded', until: '20250901', note: '' },
      'guardian-request',
      'school-statement',
    );
    await ok(desk.decide(caseId, 'submit'));
    await ok((await as('head')).decide(caseId, 'approve'));
    await ok((await as('county')).decide(caseId, 'approve'));
    await ok(
      (await as('county')).post(`/api/dropouts/${id}/closing`, { revision: (await dropout(id)).revision, words: '' }),
    );
    expect(await dropout(id)).toMatchObject({ state: 'closed', ground: expect.stringContaining('延缓入学') });
  });

  test('a father complains on the web, is answered by the school, and says that he is satisfied', async () => {
    county.goTo('2025-04-10');
    const words = {
      name: '张明',
      phone: '13812345678',
      relation: '父亲',
      child: '张小明',
      content: '孩子的名字印错了一个字',
    };
    const about = { county: COUNTY, kind: 'transfer', school: PLACES.primary, request: randomUUID(), notice: '2025-1' };
    const puzzle = await aSolvedPuzzle(county);
    const receipt = await ok(county.phone.post('/api/public/petitions', { ...words, ...about, puzzle }));
    const [{ id }] = (await ok((await as('county')).post('/api/petitions/search', {}))).rows;
    const deal = async (who: 'county' | 'registrar', deed: string, more: object = {}) => {
      const desk = await as(who);
      const { revision } = await ok(desk.get(`/api/petitions/${id}`));
      return ok(desk.post(`/api/petitions/${id}/deeds`, { deed, seen: revision, ...more }));
    };
    await deal('county', 'pass', { to: PLACES.primary, words: '请核实后答复家长' });
    await deal('registrar', 'accept');
    await deal('registrar', 'send', { words: '张明同志：已按户口簿更正，请查看。' });
    await deal('registrar', 'close', { outcome: 'solved' });
    const proof = { code: receipt.code, four: '5678' };
    const rated = await ok(
      county.phone.post('/api/public/petition-ratings', { ...proof, satisfaction: 'satisfied', words: '' }),
    );
    expect(rated).toMatchObject({ satisfaction: 'satisfied' });
  });

  test('the city draws a sample that anybody can draw again, and looks', async () => {
    const city = await as('inspector');
    const { id } = await ok(
      city.post('/api/inspections', {
        ...{ unit: PLACES.county, title: '春季学籍管理督查', subject: '表册一致', basis: '宛教督〔2025〕3号' },
        ...{ startsOn: '2025-04-14', endsOn: '2025-04-18', team: '孙督查、马督查' },
        design: { schools: [], drawSchools: 0, pupils: 2, bySize: false },
      }),
    );
    const press = async (deed: string, more: object = {}) => {
      const { revision } = await ok(city.get(`/api/inspections/${id}`));
      return ok(city.post(`/api/inspections/${id}/${deed}`, { revision, ...more }));
    };
    const parts = [
      { by: '孙督查', value: '17' },
      { by: '丁河镇王校长', value: '830174' },
    ];
    await press('seed', { parts, isPublic: false });
    county.clock.pass(1);
    await press('draw');
    expect(await ok(city.get(`/api/inspections/${id}/repetition`))).toMatchObject({ isSameSample: true, drawn: 2 });
    expect(await ok((await as('registrar')).get(`/api/inspections/${id}`))).toMatchObject({ state: 'drawn' });
  });
});

describe('summer and autumn', () => {
  test('the last grade graduates, and each is followed from that day', async () => {
    county.goTo('2025-07-05');
    await ok((await as('county')).post('/api/promotions', { graduates: 'county', problems: 'promote', fiveFour: [] }));
    await county.settled();
    expect((await ok((await as('county')).get('/api/continuity/figures'))).all).toMatchObject({ waiting: 3 });
    await say('周入学', { to: 'here', unit: PLACES.junior });
    await say('吴去外', { to: 'elsewhere', place: '河南省内乡县', school: '灌涨镇初级中学' });
  });

  test('in September the junior school takes in who came, and everybody else goes a grade up', async () => {
    county.goTo('2025-09-02');
    junior = await appointed(county, 'neighbour', 'registrar', 'junior');
    juniorHead = await appointed(county, 'classTeacher', 'head', 'junior');
    const desk = await junior();
    const [{ id: leaver }] = (await ok(desk.get('/api/continuity/leavers?coming=1&open=1'))).rows;
    const { id } = await ok(desk.post('/api/continuity/admissions', { leavers: [leaver] }));
    const seen = { revision: (await ok(desk.get(`/api/cases/${id}`))).revision };
    const answers = {
      grade: '七年级',
      entryMonth: '202509',
      entryMode: '就近入学',
      className: '1',
      attendanceMode: '走读',
    };
    await ok(desk.put(`/api/cases/${id}/answers`, { seen, answers }));
    await ok(desk.attach(id, 'admission-roll', jpg(await aPhoto())));
    await ok(desk.decide(id, 'submit'));
    await ok((await juniorHead()).decide(id, 'approve'));
    await ok((await as('county')).decide(id, 'approve'));
    expect(await leaverCalled('周入学')).toMatchObject({ state: 'taken-here', taken: '丁河镇初级中学' });
    await ok((await as('county')).post('/api/promotions', { graduates: 'county', problems: 'promote', fiveFour: [] }));
    await county.settled();
    const pupil = await (await as('registrar')).pupil('张小明');
    expect((await ok((await as('registrar')).get(`/api/pupils/${pupil}`))).cells).toMatchObject({
      grade: '小学五年级',
    });
  });

  test('after 30 September two are unclaimed: of one nobody knows anything, and he is looked for the same day', async () => {
    county.goTo('2025-10-09');
    await county.rounds();
    expect(await leaverCalled('吴去外')).toMatchObject({ state: 'unclaimed', signalled: false });
    expect(await leaverCalled('郑转走')).toMatchObject({ state: 'unclaimed', signalled: true });
    const { rows } = await ok((await as('registrar')).get('/api/dropouts?ledger=suspected'));
    expect(rows).toMatchObject([{ name: '郑转走', state: 'suspected' }]);
  });

  test('the county writes to the other county, gets its receipt, and the record is continued there', async () => {
    signer = await appointed(county, 'neighbour', 'county', 'county');
    const { id } = await leaverCalled('吴去外');
    await ok((await as('county')).post(`/api/continuity/leavers/${id}/letters`, { to: '内乡县教育体育局' }));
    const [{ id: letter }] = (await ok((await as('county')).get(`/api/letters/about?kind=leaver&id=${id}`))).rows;
    const signed = await ok((await signer()).post(`/api/letters/${letter}/signature`, { revision: 1 }));
    const on = county.clock.today();
    const sent = await ok(
      (await as('county')).post(`/api/letters/${letter}/dispatch`, { revision: signed.revision, way: 'post', on }),
    );
    county.goTo('2025-10-17');
    const outcome = { revision: sent.revision, outcome: 'continued', on: '2025-10-17' };
    await ok((await as('county')).post(`/api/letters/${letter}/receipt`, outcome));
    expect(await leaverCalled('吴去外')).toMatchObject({ state: 'taken-elsewhere', closedOn: '2025-10-17' });
  });
});

describe('at the end of the year', () => {
  beforeAll(async () => {
    county.goTo('2025-12-31');
    await county.rounds();
  });

  test('the states add up, and nobody has been lost on the way', async () => {
    const { all } = await ok((await as('county')).get('/api/continuity/figures'));
    expect(all).toEqual({
      waiting: 0,
      unclaimed: 1,
      letter: 0,
      'taken-here': 1,
      'taken-elsewhere': 1,
      'struck-off': 0,
    });
    const { whole } = await ok((await as('county')).get('/api/dropouts/counts'));
    expect(whole.counts).toMatchObject({ suspected: 1, dropout: 0 });
    const closed = await ok((await as('county')).get('/api/dropouts?ledger=closed'));
    expect(closed.rows.map(({ outcome }: { readonly outcome: string }) => outcome).sort()).toEqual([
      'deferred',
      'returned',
    ]);
    expect((await ok((await as('county')).post('/api/petitions/search', {}))).total).toBe(1);
  });

  test('the county’s figures say so, each with what it is reckoned from; another county’s say nothing of it', async () => {
    const { text } = await (await as('county')).get('/api/monitoring');
    expect(text).toContain('2025-12-31');
    const stranger = await as('stranger');
    expect(sumOf((await ok(stranger.get('/api/continuity/figures'))).all)).toBe(0);
    expect((await ok(stranger.get('/api/dropouts'))).rows).toEqual([]);
  });

  test('what was done all year long stands in the audit, and no number does', async () => {
    const { text } = await (await as('auditor')).get('/api/audit');
    for (const { idNumber = '' } of [...GRADUATES, MING, YU]) expect(text).not.toContain(idNumber);
  });
});

async function leaverCalled(name: string) {
  const { rows } = await ok((await as('registrar')).get('/api/continuity/leavers'));
  const { id } = rows.find((row: { readonly name: string }) => row.name === name);
  return ok((await as('registrar')).get(`/api/continuity/leavers/${id}`));
}

async function say(name: string, destination: object): Promise<void> {
  const { id } = await leaverCalled(name);
  await ok((await as('registrar')).post(`/api/continuity/leavers/${id}/destination`, destination));
}

const sumOf = (states: Readonly<Record<string, number>>) => Object.values(states).reduce((all, one) => all + one, 0);
