import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R17 年度升级 — looked at first, run in the background, and taken back, save what people have changed since. */
let county: CountyAtWork;
let registrar: AtDesk;
let office: AtDesk;

const OF_SIX = { grade: '六年级', entryMonth: '201909', birthDate: '20130312' };
const CHILDREN = [
  aChild('张小明', 1),
  aChild('李小红', 2, { grade: '四(1)班', className: '' }),
  aChild('王小刚', 3, { grade: '2021级' }),
  aChild('赵病休', 4, { recordStatus: '休学', leaveEnd: '20251231' }),
  aChild('钱走读', 5, { className: '' }),
  aChild('孙毕业', 6, OF_SIX),
];
const USUAL = { graduates: 'school', problems: 'promote', fiveFour: [] };
const BY_COUNTY = { ...USUAL, graduates: 'county' };

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-10');
  registrar = await county.as('registrar');
  const batch = await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(CHILDREN) });
  expect(batch).toMatchObject({ state: 'committed', counts: { new: 6 } });
});
afterAll(() => county.close());

const cellsOf = async (name: string) => (await registrar.get(`/api/pupils/${await registrar.pupil(name)}`)).body.cells;
const preview = async (policy: object) => (await office.post('/api/promotions/preview', policy)).body;
const runs = async () => (await office.get('/api/promotions')).body.rows;
const run = async (policy: object) => {
  const started = await office.post('/api/promotions', policy);
  expect(started.status).toBe(202);
  await county.settled();
  return (await runs())[0];
};

describe('in July', () => {
  beforeAll(async () => {
    county.goTo('2025-07-10');
    registrar = await county.as('registrar');
    office = await county.as('county');
  });

  test('only the last grade has somewhere to go', async () => {
    expect(await preview(BY_COUNTY)).toMatchObject({ into: 2024, counts: { promote: 0, graduate: 1, held: 2 } });
  });
});

describe('in September', () => {
  beforeAll(async () => {
    county.goTo('2025-09-02');
    registrar = await county.as('registrar');
    office = await county.as('county');
  });

  test('the preview lists first what stands in the way, by reason and by name', async () => {
    const seen = await preview(USUAL);
    expect(seen).toMatchObject({ into: 2025, counts: { promote: 3, graduate: 0, already: 0, held: 3 } });
    expect(seen.held.map(({ hold, pupils }: { hold: string; pupils: number }) => [hold, pupils])).toEqual([
      ['on-leave', 1],
      ['graduation', 1],
      ['no-class', 1],
    ]);
    const { body } = await office.post('/api/promotions/held', { ...USUAL, hold: 'no-class' });
    expect(body.rows).toMatchObject([{ name: '钱走读', school: '丁河镇中心小学', title: '没有编班' }]);
  });

  test('a stranger’s county has nobody to promote, and a school may not ask', async () => {
    const stranger = await county.as('stranger');
    const { body } = await stranger.post('/api/promotions/preview', USUAL);
    expect(body.counts).toEqual({ promote: 0, graduate: 0, already: 0, held: 0 });
    expect((await stranger.post('/api/promotions/held', USUAL)).body.rows).toEqual([]);
    expect((await registrar.post('/api/promotions/preview', USUAL)).status).toBe(403);
  });

  test('the run raises who can go up, graduates the last grade, and leaves the others as they were', async () => {
    expect(await run(BY_COUNTY)).toMatchObject({ state: 'done', promoted: 2, graduated: 1, byCohort: 1, held: 2 });
    expect(await cellsOf('张小明')).toMatchObject({ grade: '小学五年级', className: '1' });
    expect(await cellsOf('李小红')).toMatchObject({ grade: '小学五年级', className: '1' });
    expect(await cellsOf('王小刚')).toMatchObject({ grade: '2021级' });
    expect(await cellsOf('孙毕业')).toMatchObject({ grade: '六年级', recordStatus: '毕业' });
    expect(await cellsOf('钱走读')).toMatchObject({ grade: '四年级' });
  });

  test('the history says so, and the class is the same with another name', async () => {
    const id = await registrar.pupil('张小明');
    const { rows } = (await registrar.get(`/api/pupils/${id}/history`)).body;
    expect(rows[0]).toMatchObject({ source: '年度升级', who: '陈股长' });
    const { body } = await registrar.post('/api/pupils/search', { words: '张小明' });
    expect(JSON.stringify(body.rows[0])).toContain('五年级1班');
  });

  test('run again, it passes over whoever is there already, and takes along who could not go before', async () => {
    expect(await preview(BY_COUNTY)).toMatchObject({ counts: { promote: 0, graduate: 0, already: 3, held: 2 } });
    expect(await run(BY_COUNTY)).toMatchObject({ state: 'done', promoted: 0, graduated: 0, held: 2 });
  });

  test('the county reads in its audit who ran it', async () => {
    const auditor = await county.as('auditor');
    const { body } = await auditor.get('/api/audit?action=promotion.run');
    expect(JSON.stringify(body)).toContain('年度升级');
  });
});

describe('taken back', () => {
  test('what somebody has changed since would stay, and the preview says because of whom', async () => {
    const mended = CHILDREN.filter(({ name }) => name === '李小红').map((child) => ({ ...child, grade: '四年级' }));
    await office.bringIn({ name: '更正.csv', bytes: csvOf(mended) });
    const [, first] = await runs();
    const { body } = await office.get(`/api/promotions/${first.id}/roll-back`);
    expect(body).toMatchObject({
      back: 2,
      kept: 1,
      staying: [{ name: '李小红', titles: ['年级', '班级'], how: '导入' }],
    });
  });

  test('another county finds no such run', async () => {
    const [, first] = await runs();
    const stranger = await county.as('stranger');
    expect((await stranger.get(`/api/promotions/${first.id}/roll-back`)).status).toBe(404);
    const back = { revision: first.revision };
    expect((await stranger.post(`/api/promotions/${first.id}/roll-back`, back)).status).toBe(404);
  });

  test('grades and graduates go back, what was changed stays', async () => {
    const [, first] = await runs();
    const stale = await office.post(`/api/promotions/${first.id}/roll-back`, { revision: first.revision + 1 });
    expect(stale.status).toBe(409);
    const begun = await office.post(`/api/promotions/${first.id}/roll-back`, { revision: first.revision });
    expect(begun.status).toBe(202);
    await county.settled();
    expect((await runs())[1]).toMatchObject({ state: 'rolled-back', back: 2, kept: 1 });
    expect(await cellsOf('张小明')).toMatchObject({ grade: '四年级' });
    expect(await cellsOf('孙毕业')).toMatchObject({ recordStatus: '在读' });
    expect(await cellsOf('李小红')).toMatchObject({ grade: '四年级' });
    const again = await office.post(`/api/promotions/${first.id}/roll-back`, { revision: first.revision + 2 });
    expect(again.status).toBe(409);
  });

  test('and the whole can be run once more', async () => {
    expect(await run(BY_COUNTY)).toMatchObject({ state: 'done', graduated: 1 });
    expect(await cellsOf('张小明')).toMatchObject({ grade: '小学五年级' });
  });
});
