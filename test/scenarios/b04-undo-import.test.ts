import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type Batch, type CountyAtWork } from './county-at-work.ts';

/** B04 撤销导入 — the wrong file was brought in: it is taken back, what people have changed since stays, and this is said. */
let county: CountyAtWork;
let registrar: AtDesk;
let wrong: Batch;

const CHILDREN = [aChild('张小明', 1), aChild('李小红', 2), aChild('王小刚', 3)];
/** Everybody has another phone and lives in; two children nobody knows have come in with it. */
const WRONG_FILE = [
  ...CHILDREN.map((child) => ({ ...child, phone: '13900000001', attendanceMode: '住校' })),
  aChild('周不在', 7),
  aChild('吴留下', 9),
];

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-10');
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(CHILDREN) });
  county.goTo('2025-03-20');
  registrar = await county.as('registrar');
  wrong = await registrar.bringIn({ name: '去年的名册.csv', bytes: csvOf(WRONG_FILE) });
  expect(wrong).toMatchObject({ state: 'committed', counts: { new: 2, changed: 3 } });
});
afterAll(() => county.close());

const cellsOf = async (name: string) => (await recordOf(name)).cells;
const recordOf = async (name: string) => (await registrar.get(`/api/pupils/${await registrar.pupil(name)}`)).body;
const edit = async (desk: AtDesk, name: string, cells: object) => {
  const { id, revision } = await recordOf(name);
  expect((await desk.patch(`/api/pupils/${id}`, { seen: revision, cells })).status).toBe(200);
};

describe('before anybody takes it back', () => {
  test('people have worked on: the county has mended a phone, the registrar a new child and another cell', async () => {
    await edit(await county.as('county'), '李小红', { phone: '13900000002' });
    await edit(registrar, '王小刚', { homepage: 'gang.cn' });
    await edit(registrar, '吴留下', { homepage: 'wu.cn' });
  });

  test('the preview says what would go back, what would stay, and because of whom', async () => {
    const { body } = await registrar.get(`/api/imports/${wrong.id}/undo`);
    expect(body.counts).toEqual({ back: 3, withdrawn: 1, kept: 1, stays: 1 });
    expect(body.staying).toMatchObject([
      { name: '吴留下', whole: true, kept: [{ title: '整份学籍', by: '李老师', how: '修改' }] },
      { name: '李小红', whole: false, kept: [{ title: '联系电话', by: '陈股长', how: '修改' }] },
    ]);
    expect(await cellsOf('张小明')).toMatchObject({ phone: '139****0001' });
  });

  test('the next school and a stranger find no such import, and take nothing back', async () => {
    const nowhere = '00000000-0000-4000-8000-00000000dead';
    const never = await registrar.post(`/api/imports/${nowhere}/undo`, { revision: 1 });
    for (const who of ['neighbour', 'stranger', 'strangeRegistrar'] as const) {
      const desk = await county.as(who);
      expect((await desk.get(`/api/imports/${wrong.id}/undo`)).status).toBe(404);
      const answer = await desk.post(`/api/imports/${wrong.id}/undo`, { revision: wrong.revision });
      expect([answer.status, answer.text]).toEqual([404, never.text]);
    }
  });
});

describe('once it is taken back', () => {
  beforeAll(async () => {
    const undone = await registrar.press(wrong, 'undo');
    expect(undone).toMatchObject({ state: 'undone', undone: { back: 3, withdrawn: 1, kept: 1, stays: 1 } });
  });

  test('every cell is as it was before, except those that people have changed since', async () => {
    expect(await cellsOf('张小明')).toMatchObject({ phone: '138****0001', attendanceMode: '走读' });
    expect(await cellsOf('李小红')).toMatchObject({ phone: '139****0002', attendanceMode: '走读' });
    const gang = await cellsOf('王小刚');
    expect(gang).toMatchObject({ phone: '138****0003', attendanceMode: '走读' });
    expect(gang.homepage).not.toBe('');
  });

  test('the child nobody has touched has left the rolls, the one that was worked on stays', async () => {
    const { body } = await registrar.post('/api/pupils/search', {});
    const names = body.rows.map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(['吴留下', '张小明', '李小红', '王小刚'].sort());
  });

  test('the history of a record says that it was taken back, by whom, and hides nothing of what was', async () => {
    const { rows } = (await registrar.get(`/api/pupils/${await registrar.pupil('张小明')}/history`)).body;
    expect(rows.map(({ source, who }: { source: string; who: string }) => [source, who])).toEqual([
      ['撤销', '李老师'],
      ['导入', '李老师'],
      ['导入', '李老师'],
    ]);
    expect(rows[0].changes).toContainEqual({
      field: 'phone',
      title: '联系电话',
      before: '139****0001',
      after: '138****0001',
    });
  });

  test('findings and numbers have gone back with the record', async () => {
    const byNumber = async (number: string) => (await registrar.post('/api/pupils/search', { number })).body.rows;
    expect(await byNumber('13837710001')).toMatchObject([{ name: '张小明', former: false }]);
    const former = await byNumber('13900000001');
    expect(former.map(({ former }: { former: boolean }) => former)).toEqual([true, true, true]);
  });

  test('it is taken back once: a second press is refused in words, and the list says what became of it', async () => {
    const { body: batch } = await registrar.get(`/api/imports/${wrong.id}`);
    const again = await registrar.post(`/api/imports/${wrong.id}/undo`, { revision: batch.revision });
    expect(again.status).toBe(409);
    expect(again.body.objections[0].message).toMatch(/\p{Script=Han}/u);
    const { rows } = (await registrar.get('/api/imports')).body;
    expect(rows[0]).toMatchObject({ id: wrong.id, stateTitle: '已撤销', by: '李老师' });
  });

  test('the right file finds a register as if the wrong one had never been', async () => {
    const batch = await registrar.upload({ name: '丁河.csv', bytes: csvOf(CHILDREN) });
    expect(batch.counts).toMatchObject({ new: 0, changed: 1, unchanged: 2, missing: 1 });
    const { rows } = (await registrar.get(`/api/imports/${batch.id}/rows?outcome=changed`)).body;
    expect(rows).toMatchObject([{ name: '李小红', changes: [{ title: '联系电话' }] }]);
  });
});
