import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { aPhoto } from '#test/evidence/pictures.ts';
import { jpg } from '#test/evidence/upload.ts';
import { csvOf } from '#test/intake.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { appointed, aSixthGrader, graduated } from './graduates.ts';

/** R16 小学毕业生接续 — every graduate is followed until a school has admitted them; the unclaimed by school and destination; admission in bulk. */
let county: CountyAtWork;
let junior: () => Promise<AtDesk>;
let juniorHead: () => Promise<AtDesk>;

const NAMES = ['周入学', '吴入学', '郑未到', '冯无话', '陈同名'] as const;
const CHILDREN = NAMES.map((name, at) => aSixthGrader(name, at + 1));
const HERE = { to: 'here', unit: PLACES.junior };

beforeAll(async () => {
  county = await aCountyAtWork();
  await graduated(county, CHILDREN);
  junior = await appointed(county, 'neighbour', 'registrar', 'junior');
  juniorHead = await appointed(county, 'classTeacher', 'head', 'junior');
});
afterAll(() => county.close());

const registrar = () => county.as('registrar');
const office = () => county.as('county');
const figures = async (desk: AtDesk) => (await desk.get('/api/continuity/figures')).body;
const list = async (desk: AtDesk, query = '') => (await desk.get(`/api/continuity/leavers?${query}`)).body.rows;
const idOf = async (name: string) =>
  (await list(await registrar())).find((row: { readonly name: string }) => row.name === name).id;
const sum = (states: Readonly<Record<string, number>>) => Object.values(states).reduce((all, one) => all + one, 0);

describe('in July', () => {
  test('all who graduated are waiting, at the school, its central school and the county', async () => {
    for (const desk of [await registrar(), await county.as('head'), await county.as('centralSchool'), await office()]) {
      expect((await figures(desk)).all).toMatchObject({ waiting: 5, unclaimed: 0, 'taken-here': 0 });
    }
    expect((await figures(await office())).below).toMatchObject([{ kind: 'central-school', states: { waiting: 5 } }]);
    expect(await list(await county.as('stranger'))).toEqual([]);
    expect(await list(await county.as('neighbour'))).toEqual([]);
  });

  test('where they go is written into the sheet, row by row, and what is wrong in one holds up no other', async () => {
    const desk = await registrar();
    const sheet = await desk.get('/api/continuity/destinations.xlsx');
    expect([sheet.status, sheet.bytes.length > 1000]).toEqual([200, true]);
    const line = async (name: string, to: string, here: string) => `${name},${to},${here},${await idOf(name)}`;
    const filled = [
      '姓名,去向,本县学校,跟踪标识（勿改）',
      await line('周入学', '本县学校', '丁河镇初级中学'),
      await line('吴入学', '本县学校', '丁河镇初级中学'),
      await line('郑未到', '本县学校', '没有的学校'),
    ].join('\n');
    const file = { name: '去向.csv', declared: 'text/csv', bytes: Buffer.from(filled) };
    const taken = await desk.send('/api/continuity/destinations', {}, file);
    expect(taken.body).toMatchObject({ recorded: 2, refused: 1 });
    expect(taken.body.lines[2]).toMatchObject({ name: '郑未到', words: expect.stringContaining('没有“没有的学校”') });
    const said = await desk.post(`/api/continuity/leavers/${await idOf('郑未到')}/destination`, HERE);
    expect(said.status).toBe(200);
    const { destinations } = await figures(desk);
    expect(destinations).toMatchObject([{ destination: 'here', school: '丁河镇初级中学', count: 3 }, { count: 2 }]);
  });
});

describe('in September', () => {
  beforeAll(() => county.goTo('2025-09-03'));

  test('the junior school takes those who came in together, by its own procedure, and sees nobody’s telephone', async () => {
    const desk = await junior();
    const coming = await list(desk, 'coming=1&open=1');
    expect(coming.map(({ name, contact }: { name: string; contact: string }) => [name, contact])).toEqual(
      ['吴入学', '郑未到', '周入学'].map((name) => [name, '']),
    );
    const [one, , two] = coming;
    const opened = await desk.post('/api/continuity/admissions', { leavers: [one.id, two.id] });
    expect(opened.status).toBe(201);
    const { id } = opened.body;
    const { body: seen } = await desk.get(`/api/cases/${id}`);
    expect(seen.pupils.map(({ name }: { readonly name: string }) => name).sort()).toEqual(['吴入学', '周入学']);
    const saved = await desk.put(`/api/cases/${id}/answers`, {
      seen: { revision: seen.revision },
      answers: { grade: '七年级', entryMonth: '202509', entryMode: '就近入学' },
      pupils: [0, 1].map((ordinal) => ({ ordinal, answers: { className: '1', attendanceMode: '走读' } })),
    });
    expect(saved.status).toBe(200);
    expect((await desk.attach(id, 'admission-roll', jpg(await aPhoto()))).status).toBe(201);
    expect((await desk.decide(id, 'submit')).status).toBe(201);
    expect((await (await juniorHead()).decide(id, 'approve')).status).toBe(201);
    expect((await (await office()).decide(id, 'approve')).body.state).toBe('done');
    expect((await figures(await registrar())).all).toMatchObject({ waiting: 3, 'taken-here': 2 });
    expect(await list(await registrar(), 'state=taken-here')).toMatchObject([{ taken: '丁河镇初级中学' }, {}]);
  });

  test('a roster with the same name, sex and birth date is only offered, with its reasons', async () => {
    const [, , , , like] = CHILDREN;
    const other = {
      ...like,
      idNumber: '',
      idType: '其他',
      nationalNumber: '',
      grade: '七年级',
      schoolCode: '3141000003',
    };
    await (await junior()).bringIn({ name: '初中.csv', bytes: csvOf([other]) });
    const [row, ...more] = await list(await registrar(), 'matched=1');
    expect([row.name, row.state, more.length]).toEqual(['陈同名', 'waiting', 0]);
    const { matches } = (await (await registrar()).get(`/api/continuity/leavers/${row.id}`)).body;
    expect(matches).toMatchObject([{ school: '丁河镇初级中学', source: 'record' }]);
    expect(matches[0].reasons).toEqual(expect.arrayContaining(['person', 'guardian', 'phone']));
    const [match] = matches;
    const answer = { target: match.target, same: true, words: '9月3日电话问父亲，就在该校七年级' };
    const said = await (await registrar()).post(`/api/continuity/leavers/${row.id}/matches`, answer);
    expect(said.status).toBe(200);
    expect((await figures(await registrar())).all).toMatchObject({ waiting: 2, 'taken-here': 3 });
  });

  test('who did not come is asked about at both schools, with one clock, and each sees only its own words', async () => {
    const id = await idOf('郑未到');
    const words = '开学三天没有来报到，电话打不通';
    expect((await (await junior()).post(`/api/continuity/leavers/${id}/not-come`, { words })).status).toBe(200);
    const [claim] = (await (await junior()).get('/api/continuity/claims')).body.rows;
    expect(claim).toMatchObject({ kind: 'neither', state: 'stating', isAsked: true, daysLeft: 5 });
    const state = async (desk: AtDesk, body: object) =>
      desk.post(`/api/continuity/claims/${claim.id}/statements`, body);
    const unjudged = await (await office()).post(`/api/continuity/claims/${claim.id}/rulings`, {
      ...{ ruling: 'one', words: '两校材料都看了' },
    });
    expect(unjudged.body.objections).toMatchObject([{ code: 'too-early' }]);
    expect(
      (await state(await registrar(), { hasChild: false, words: '七月五日已毕业离校，家长当时说去丁河初中' })).status,
    ).toBe(204);
    const seen = (await (await junior()).get(`/api/continuity/claims/${claim.id}`)).body;
    expect(seen.sides).toMatchObject([
      { hasSpoken: true, words: '', files: [] },
      { hasSpoken: false, isOwn: true },
    ]);
    expect(
      (await state(await junior(), { hasChild: false, words: '九月一日至三日点名都没有到，不在本校' })).status,
    ).toBe(204);
    const { sections } = (await (await office()).get('/api/today')).body;
    expect(sections.find(({ key }: { key: string }) => key === 'double-claims')).toMatchObject({ count: 1 });
    expect((await (await county.as('stranger')).get(`/api/continuity/claims/${claim.id}`)).status).toBe(404);
  });

  test('the county judges; a child who is nowhere is looked for as a dropout from that moment', async () => {
    const [claim] = (await (await office()).get('/api/continuity/claims')).body.rows;
    const ruling = { ruling: 'nowhere', words: '两校说明和点名册都看了，都不在' };
    expect((await (await office()).post(`/api/continuity/claims/${claim.id}/rulings`, ruling)).status).toBe(204);
    const after = (await (await registrar()).get(`/api/continuity/claims/${claim.id}`)).body;
    expect(after).toMatchObject({ state: 'ruled', reason: ruling.words, mayState: false });
    expect(await list(await registrar(), 'signalled=1')).toMatchObject([{ name: '郑未到', state: 'waiting' }]);
    const again = await (await office()).post(`/api/continuity/claims/${claim.id}/rulings`, ruling);
    expect(again.body.objections).toMatchObject([{ code: 'ruled' }]);
  });
});

describe('after 30 September', () => {
  test('whoever is unclaimed is a case under CT-01, told once to the school; nobody’s word makes a dropout of it', async () => {
    county.goTo('2025-09-30');
    await county.rounds();
    expect((await figures(await registrar())).all).toMatchObject({ unclaimed: 0 });
    county.goTo('2025-10-09');
    await county.rounds();
    await county.rounds();
    expect((await figures(await registrar())).all).toMatchObject({ waiting: 0, unclaimed: 2 });
    const shown = (await (await registrar()).get(`/api/continuity/leavers/${await idOf('冯无话')}`)).body;
    expect(shown).toMatchObject({
      rule: { code: 'CT-01' },
      number: expect.stringMatching(/^接续2025-\d{4}$/),
      signalled: true,
    });
    const { rows } = (await (await registrar()).get('/api/notices')).body;
    const told = rows.filter(({ event }: { readonly event: string }) => event === 'leavers-opened');
    expect(told).toMatchObject([{ title: '丁河镇中心小学：2 名学生学籍未接续' }]);
    expect(JSON.stringify(told)).not.toContain('冯无话');
  });

  test('two working days before the day the school is reminded, and once it is over everybody above hears of it', async () => {
    county.goTo('2025-10-20');
    await county.rounds();
    const eventsOf = async (desk: AtDesk) =>
      (await desk.get('/api/notices')).body.rows.map(({ event }: { readonly event: string }) => event);
    expect(await eventsOf(await registrar())).toContain('leavers-soon');
    expect(await eventsOf(await office())).not.toContain('leavers-overdue');
    county.goTo('2025-10-24');
    await county.rounds();
    expect(await eventsOf(await office())).toContain('leavers-overdue');
    expect(await eventsOf(await county.as('centralSchool'))).toContain('leavers-overdue');
    const { sections } = (await (await registrar()).get('/api/today')).body;
    expect(sections.find(({ key }: { key: string }) => key === 'leavers-overdue')).toMatchObject({
      tone: 'overdue',
      count: 2,
    });
  });

  test('the states add up to everybody who left, whatever was done', async () => {
    for (const desk of [await registrar(), await county.as('centralSchool'), await office()]) {
      expect(sum((await figures(desk)).all)).toBe(5);
      expect((await list(desk)).length).toBe(5);
    }
    const pupil = await (await registrar()).pupil('冯无话');
    const { rows } = (await (await registrar()).get(`/api/pupils/${pupil}/continuity`)).body;
    expect(rows).toMatchObject([{ kind: 'primary', state: 'unclaimed', mayOpen: true }]);
  });
});
