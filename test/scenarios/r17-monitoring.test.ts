import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVERY_FIGURE, figureShape, listedOf } from '#src/monitoring/figures.ts';
import { type CastMember, PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R17, TM-01 — which steps are overdue, at which desk, as of any day; and a supervision out of the figure. */
let county: CountyAtWork;
const cases: string[] = [];

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-14');
  const children = [aChild('张小明', 1), aChild('李小红', 2), aChild('王小刚', 3)];
  await (await county.as('registrar')).bringIn({ name: '丁河.csv', bytes: csvOf(children) });
  for (const name of ['张小明', '李小红', '王小刚']) {
    const registrar = await county.as('registrar');
    const opened = await registrar.post('/api/cases', {
      procedure: 'class-change',
      students: [await registrar.pupil(name)],
    });
    await registrar.fill(opened.body.id, { className: '2', reason: '家长申请' });
    expect((await registrar.decide(opened.body.id, 'submit')).status).toBe(201);
    cases.push(opened.body.id);
  }
});
afterAll(() => county.close());

const boardOf = async (who: CastMember, query = '') => (await county.as(who)).get(`/api/monitoring${query}`);
const lineOf = async (who: CastMember, query = '') => (await boardOf(who, query)).body.lines[0].figures;

test('while its working days last nothing is overdue, and a denominator stands beside the nought', async () => {
  expect((await lineOf('county'))['steps-overdue']).toEqual({ part: 0, whole: 3 });
});

test('a step whose days have run out is overdue at the desk that has it, and at every unit above', async () => {
  county.goTo('2025-03-17');
  expect((await (await county.as('head')).decide(cases[0] ?? '', 'approve')).status).toBe(201);
  county.goTo('2025-04-01');
  const { body } = await boardOf('county');
  expect([body.source, body.day]).toEqual(['now', '2025-04-01']);
  const line = (path: string) => body.lines.find((each: { path: string }) => each.path === path)?.figures;
  expect(line(PLACES.county)['steps-overdue']).toEqual({ part: 2, whole: 2 });
  expect(line(PLACES.dinghe)['steps-overdue']).toEqual({ part: 2, whole: 2 });
  expect(line(PLACES.danshui)['steps-overdue']).toBeUndefined();
  expect(line(PLACES.dinghe)['step-days']).toEqual({ part: 1, whole: 1, nine: 1 });
  // Two fell due and lie there; the third was done in time.
  expect(line(PLACES.dinghe)['steps-in-time']).toEqual({ part: 1, whole: 3 });
});

test('the number opens its list, which leads to the cases', async () => {
  const { body } = await (await county.as('county')).get(
    `/api/monitoring/items?figure=steps-overdue&unit=${PLACES.dinghe}`,
  );
  expect(body.total).toBe(2);
  expect(body.rows.map(({ title }: { title: string }) => title).join()).toMatch(/李小红|王小刚/);
  expect(body.rows[0].door).toMatchObject({ to: '/cases/$id' });
});

test('every figure on the board has as many lines behind it as it says', async () => {
  const officer = await county.as('county');
  const figures = await lineOf('county');
  for (const key of EVERY_FIGURE.filter((each) => figures[each] !== undefined)) {
    const { body } = await officer.get(`/api/monitoring/items?figure=${key}`);
    expect([key, body.total]).toEqual([key, listedOf(key, figures[key])]);
  }
});

test('a clock that stands still is not overdue', async () => {
  const officer = await county.as('county');
  const paused = await officer.post(`/api/cases/${cases[2]}/pauses`, { reason: '等公安机关回函' });
  expect(paused.status).toBe(201);
  expect((await lineOf('county'))['steps-overdue']).toEqual({ part: 1, whole: 2 });
});

test('a day that is over stands as it was, and what is reckoned of it again is the same', async () => {
  await county.rounds();
  county.goTo('2025-04-02', '09:00');
  await county.rounds();
  const kept = await boardOf('county', '?day=2025-04-01');
  expect(kept.body.source).toBe('kept');
  expect((await (await county.as('head')).decide(cases[1] ?? '', 'approve')).status).toBe(201);
  await (await county.as('registrar')).bringIn({ name: '再来.csv', bytes: csvOf([aChild('赵小亮', 4)]) });
  await county.rounds();
  expect((await boardOf('county', '?day=2025-04-01')).body.lines).toEqual(kept.body.lines);
  // Of the day before no snapshot was taken live: it was caught up with, and reckoned.
  const { body } = await boardOf('county', '?day=2025-03-28');
  expect([body.source, body.lines[0].figures['steps-overdue']]).toEqual(['kept', { part: 0, whole: 2 }]);
  expect((await lineOf('county'))['steps-overdue']).toEqual({ part: 0, whole: 1 });
  expect(body.lines[0].figures.pupils).toEqual({ part: 3 });
  expect((await lineOf('county')).pupils).toEqual({ part: 4 });
});

test('its course is shown day by day, and the workbook says what each figure means', async () => {
  const officer = await county.as('county');
  const { body } = await officer.get('/api/monitoring/trend?figure=steps-overdue&days=10');
  expect(
    body.days.map(({ day, value }: { day: string; value: { part: number } }) => [day, value.part]).slice(-3),
  ).toEqual([
    ['2025-03-31', 2],
    ['2025-04-01', 1],
    ['2025-04-02', 0],
  ]);
  const book = await officer.get('/api/monitoring.xlsx?day=2025-04-01');
  expect([book.status, book.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  expect((await (await county.as('auditor')).get('/api/audit?action=monitoring.export')).text).toContain('陈股长');
});

test('nobody looks outside their reach, or into a day to come', async () => {
  expect((await boardOf('head', `?unit=${PLACES.other}`)).status).toBe(404);
  expect((await boardOf('centralSchool', `?unit=${PLACES.county}`)).status).toBe(404);
  expect((await boardOf('stranger', `?unit=${PLACES.primary}`)).status).toBe(404);
  expect((await boardOf('classTeacher')).status).toBe(403);
  expect((await boardOf('county', '?day=2025-05-01')).body.objections[0].message).toContain('还没有到');
  const head = await county.as('head');
  expect((await head.get(`/api/monitoring/items?figure=pupils&unit=${PLACES.other}`)).status).toBe(404);
  expect((await head.get(`/api/monitoring/trend?figure=pupils&unit=${PLACES.other}`)).status).toBe(404);
});

test('the city sees what each county kept last, figures and no names', async () => {
  const { body } = await boardOf('inspector');
  const line = body.lines.find(({ path }: { path: string }) => path === PLACES.county);
  expect(line.figures.pupils).toEqual({ part: 4 });
  const inside = await boardOf('inspector', `?unit=${PLACES.county}`);
  expect(inside.status).toBe(200);
  expect(inside.text).not.toMatch(/张小明|李小红|王小刚/);
  expect((await (await county.as('inspector')).get('/api/monitoring/items?figure=pupils')).status).toBe(403);
});

test('of a past day whose figure nobody can reckon there is no list', async () => {
  const officer = await county.as('county');
  const [key] = EVERY_FIGURE.filter((each) => !figureShape(each).derivable);
  expect((await officer.get(`/api/monitoring/items?figure=${key}&day=2025-04-01`)).status).toBe(404);
});
