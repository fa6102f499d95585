import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** B05 可追溯的历史 — a record as of any past day; who changed what, from what, to what, by which source; and who looked. */
let county: CountyAtWork;
let id: string;

const MING = aChild('张小明', 1, { postcode: '474550' });

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-03');
  const registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([MING]) });
  id = await registrar.pupil('张小明');
  county.goTo('2025-03-10', '09:00');
  await edit('registrar', { phone: '13900000002' });
  await edit('registrar', { postcode: '474551' });
  county.goTo('2025-03-14');
  const officer = await county.as('county');
  // Of the county the national system's export is taken at its word, the class among it.
  const national = { ...MING, phone: '13900000002', postcode: '474551', className: '2', attendanceMode: '住校' };
  const batch = await officer.bringIn({ name: '全国系统导出.csv', bytes: csvOf([national]) });
  expect(batch.counts.changed).toBe(1);
  county.goTo('2025-03-18');
  await edit('county', { phone: '13900000004' });
  county.goTo('2025-03-20');
});
afterAll(() => county.close());

async function edit(who: 'registrar' | 'county', cells: object): Promise<void> {
  const desk = await county.as(who);
  const { revision } = (await desk.get(`/api/pupils/${id}`)).body;
  expect((await desk.patch(`/api/pupils/${id}`, { seen: revision, cells })).status).toBe(200);
}

const onDay = (desk: AtDesk, day: string) => desk.get(`/api/pupils/${id}?day=${day}`);

test.each([
  ['2025-03-03', '138****0001', '474550', '走读', '1', '1班'],
  ['2025-03-09', '138****0001', '474550', '走读', '1', '1班'],
  ['2025-03-10', '139****0002', '474551', '走读', '1', '1班'],
  ['2025-03-13', '139****0002', '474551', '走读', '1', '1班'],
  ['2025-03-14', '139****0002', '474551', '住校', '2', '2班'],
  ['2025-03-17', '139****0002', '474551', '住校', '2', '2班'],
  ['2025-03-18', '139****0004', '474551', '住校', '2', '2班'],
  ['2025-03-20', '139****0004', '474551', '住校', '2', '2班'],
])(
  'on %s the page shows what stood there at the end of that day',
  async (day, phone, postcode, attendanceMode, className, place) => {
    const { status, body } = await onDay(await county.as('registrar'), day);
    expect(status).toBe(200);
    expect(body).toMatchObject({ day, cells: { phone, postcode, attendanceMode, className }, editable: false });
    expect(body.place.class).toContain(place);
  },
);

test('before it was opened there is no such record, and that is said', async () => {
  const { status, body } = await onDay(await county.as('registrar'), '2025-03-02');
  expect([status, body.message]).toEqual([404, '这一天还没有建立这份学籍，请选晚一些的日期。']);
});

test('the diary says who, when, what, from what, to what and by which source, the newest first', async () => {
  const { body } = await (await county.as('head')).get(`/api/pupils/${id}/history`);
  const rows: readonly { day: string; who: string; source: string; changes: readonly object[] }[] = body.rows;
  expect(rows.map(({ day, who, source }) => [day, who, source])).toEqual([
    ['2025-03-18', '陈股长', '修改'],
    ['2025-03-14', '陈股长', '导入'],
    ['2025-03-10', '李老师', '修改'],
    ['2025-03-10', '李老师', '修改'],
    ['2025-03-03', '李老师', '导入'],
  ]);
  expect(rows.map(({ changes }) => changes.length)).toEqual([1, 2, 1, 1, 0]);
  expect(rows[0]?.changes).toMatchObject([{ title: '联系电话', before: '139****0002', after: '139****0004' }]);
  expect(rows[1]?.changes).toEqual(
    expect.arrayContaining([expect.objectContaining({ title: '班级', before: '1', after: '2' })]),
  );
  expect(JSON.stringify(rows)).not.toMatch(/\d{11}/);
});

test('a number of a past day is shown in clear for a reason, and that too is written down', async () => {
  const registrar = await county.as('registrar');
  const asked = { field: 'phone', reason: '家长问三月初登记的电话', day: '2025-03-05' };
  const { body } = await registrar.post(`/api/pupils/${id}/reveal`, asked);
  expect(body).toEqual({ value: '13837710001' });
});

describe('who has looked', () => {
  test('is known to the head and the county: with office, hour and reason, and without a number', async () => {
    await (await county.as('centralSchool')).get(`/api/pupils/${id}`);
    const head = await county.as('head');
    const { body, text } = await head.get(`/api/pupils/${id}/looks`);
    const looks = body.rows.map((look: Record<string, string>) => [
      look.name,
      look.officeTitle,
      look.title,
      look.reason,
    ]);
    expect(looks).toContainEqual(['李老师', '学籍管理员', '查看号码原文', '家长问三月初登记的电话']);
    expect(looks[0]).toEqual(['郑老师', expect.any(String), '查看学籍', '']);
    expect(looks).toContainEqual(['王校长', expect.any(String), '查看学籍历史', '']);
    expect(text).not.toMatch(/\d{11}/);
    expect((await (await county.as('county')).get(`/api/pupils/${id}/looks`)).body.rows.length).toBe(looks.length);
  });

  test('is not for those who are looked after, and a stranger learns not even that there is a child', async () => {
    expect((await (await county.as('registrar')).get(`/api/pupils/${id}/looks`)).status).toBe(403);
    const never = '00000000-0000-4000-8000-00000000dead';
    const stranger = await county.as('stranger');
    for (const path of ['', '?day=2025-03-10', '/history', '/looks']) {
      const theirs = await stranger.get(`/api/pupils/${id}${path}`);
      expect([theirs.status, theirs.text]).toEqual([404, (await stranger.get(`/api/pupils/${never}${path}`)).text]);
    }
  });

  test('and the auditor finds every deed on the record', async () => {
    const { body } = await (await county.as('auditor')).get(`/api/audit?subject=${id}`);
    const actions = new Set(body.rows.map(({ action }: { action: string }) => action));
    for (const action of ['record.open', 'record.edit', 'record.history', 'record.reveal']) {
      expect(actions).toContain(action);
    }
  });
});

test('a class teacher sees the past of a child only as long as it is in the class', async () => {
  // 赵老师 has 1班; since the fourteenth the child is in 2班.
  const teacher = await county.as('classTeacher');
  expect((await onDay(teacher, '2025-03-10')).status).toBe(404);
});
