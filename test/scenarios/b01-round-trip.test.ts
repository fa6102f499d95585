import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIELDS } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { NATIONAL_TEMPLATE } from '#src/roster/template.ts';
import { csvOf } from '#test/intake.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** B01 往返 — what the register gives out in the national template, it takes back without finding anything new. */
let county: CountyAtWork;
let registrar: AtDesk;

const DINGHE = [
  aChild('张小明', 1),
  aChild('阿卜杜热合曼·阿卜杜克热木', 3, { ethnicity: '维吾尔族', formerName: '热合曼' }),
  aChild('王𬭎', 5, {
    idType: '其他',
    idNumber: '',
    nationalNumber: '',
    email: 'a@example.com',
    schoolDistanceKm: '0.5',
  }),
  aChild('赵休学', 7, {
    recordStatus: '休学',
    leaveEnd: '20250901',
    attendanceMode: '住校',
    provincialNumber: '00123',
  }),
];
const COLUMNS = FIELDS.map(({ name }) => name);

beforeAll(async () => {
  county = await aCountyAtWork();
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(DINGHE) });
  await (await county.as('neighbour')).bringIn({
    name: '丹水.csv',
    bytes: csvOf([aChild('陈小河', 9, OF_DANSHUI), aChild('陈小溪', 10, OF_DANSHUI)]),
  });
});
afterAll(() => county.close());

const NOTHING_NEW = { new: 0, changed: 0, missing: 0, refused: 0 };

test('a school exports its register in clear, imports the workbook again, and nothing has changed', async () => {
  const before = await registrar.post('/api/pupils/export-clear', exported());
  const { sheets } = await readXlsx(before.bytes);
  expect(sheets[0]?.rows[0]?.slice(0, NATIONAL_TEMPLATE.length)).toEqual(
    NATIONAL_TEMPLATE.map(({ heading }) => heading),
  );
  const batch = await registrar.bringIn({ name: '学籍名册.xlsx', bytes: before.bytes });
  expect(batch).toMatchObject({
    state: 'committed',
    counts: { ...NOTHING_NEW, unchanged: 4 },
    proposes: 0,
    withheld: 0,
  });
  const after = await registrar.post('/api/pupils/export-clear', exported());
  expect(cellsIn(await readXlsx(after.bytes))).toEqual(cellsIn({ sheets }));
  for (const { name } of DINGHE) expect(await revisionOf(name ?? '')).toBe(1);
});

test('the county takes back the register of all its schools at once, and nothing has changed', async () => {
  const officer = await county.as('county');
  const { bytes } = await officer.post('/api/pupils/export-clear', exported());
  const batch = await officer.bringIn({ name: '全县.xlsx', bytes });
  expect(batch).toMatchObject({
    state: 'committed',
    counts: { ...NOTHING_NEW, unchanged: 6 },
    proposes: 0,
    withheld: 0,
  });
});

test('one cell corrected in the workbook is the one thing that comes back', async () => {
  const pupils = DINGHE.map((pupil) => (pupil.name === '张小明' ? { ...pupil, phone: '13937700001' } : pupil));
  const batch = await registrar.upload({ name: '丁河.csv', bytes: csvOf(pupils) });
  expect(batch.counts).toEqual({ ...NOTHING_NEW, changed: 1, unchanged: 3 });
  const { body } = await registrar.get(`/api/imports/${batch.id}/rows?outcome=changed`);
  expect(body.rows).toMatchObject([{ name: '张小明', changes: [{ title: '联系电话', before: '138****0001' }] }]);
});

test('the export in stars, imported by mistake, overwrites nothing with stars and townships, and proposes nothing', async () => {
  const { bytes } = await registrar.post('/api/pupils/export', { format: 'xlsx', columns: COLUMNS });
  const batch = await registrar.bringIn({ name: '遮掩的名册.xlsx', bytes });
  expect(batch).toMatchObject({ counts: { ...NOTHING_NEW, unchanged: 4 }, proposes: 0, withheld: 0 });
  const elsewhere = await (await county.as('strangeRegistrar')).upload({ name: '遮掩的名册.xlsx', bytes });
  expect(elsewhere.counts).toMatchObject({ new: 0, refused: 4 });
});

test('a stranger may neither see the batch nor take the register away', async () => {
  const batch = await registrar.upload({ name: '丁河.csv', bytes: csvOf(DINGHE) });
  const stranger = await county.as('stranger');
  expect((await stranger.get(`/api/imports/${batch.id}`)).status).toBe(404);
  const { bytes } = await stranger.post('/api/pupils/export-clear', exported());
  expect((await readXlsx(bytes)).sheets[0]?.rows).toHaveLength(1);
});

describe('the national system’s next export answers item by item', () => {
  const [MING = {}, ABDU = {}, WANG = {}, ZHAO = {}] = DINGHE;
  let ming = '';

  test('what was corrected here is waited for, and a full file taken there is on record', async () => {
    county.goTo('2025-03-21');
    registrar = await county.as('registrar');
    ming = await registrar.pupil('张小明');
    await correct('张小明', { phone: '13937700001' });
    await correct('阿卜杜热合曼·阿卜杜克热木', { speciality: '摔跤', mailingAddress: '西峡县丁河镇简村9号' });
    await correct('赵休学', { speciality: '书法' });
    await registrar.post('/api/exchange/export-clear', { kind: 'roster', format: 'xls', reason: '带到全国系统' });
    const { body } = await registrar.get('/api/exchange/templates');
    expect(body.rows.find(({ kind }: { kind: string }) => kind === 'roster')).toMatchObject({
      count: 4,
      last: { rows: 4, clear: true },
    });
  });

  test('arrived, not yet, different, changed there, and whom no list speaks of', async () => {
    county.goTo('2025-03-24');
    registrar = await county.as('registrar');
    const theirs = [
      { ...MING, phone: '13937700001', name: '张小明' },
      { ...ABDU, speciality: '歌舞', mailingAddress: ABDU.mailingAddress },
      { ...ZHAO, email: 'zhao@example.com' },
      aChild('李在那边', 21),
    ];
    const summary = await read('第一次.csv', theirs, '20250324');
    expect(summary.counts).toEqual({ arrived: 1, waiting: 2, different: 1, elsewhere: 3, unread: 0 });
    expect(await items('outcome=arrived')).toMatchObject([{ name: '张小明', title: '联系电话' }]);
    expect(await items('outcome=waiting')).toMatchObject([
      { name: '赵休学', title: '特长', ours: '书法', before: '' },
      { name: ABDU.name, title: '通信地址', taken: true, owner: '李老师' },
    ]);
    expect(await items('outcome=different')).toMatchObject([{ title: '特长', ours: '摔跤', theirs: '歌舞' }]);
    const elsewhere = await items('outcome=elsewhere');
    expect(elsewhere.map(({ name, title }: { name: string; title: string }) => `${name} ${title}`).sort()).toEqual(
      ['李在那边 不应在那边的名单里', `${WANG.name} 应在那边的名单里`, '赵休学 电子信箱'].sort(),
    );
  });

  test('nothing of it was written into a record', async () => {
    expect((await registrar.get(`/api/pupils/${ming}`)).body.revision).toBe(2);
  });

  test('what has not arrived after ten working days presses today, and the next export closes it or opens it again', async () => {
    county.goTo('2025-04-10');
    registrar = await county.as('registrar');
    const { body } = await registrar.get('/api/today');
    const section = body.sections.find(({ key }: { key: string }) => key === 'exchange-overdue');
    expect(section).toMatchObject({ title: '全国系统过期未到位', count: 6 });
    const theirs = [
      { ...MING, phone: MING.phone ?? '', name: '张小明' },
      { ...ABDU, speciality: '摔跤', mailingAddress: '西峡县丁河镇简村9号' },
      { ...ZHAO, speciality: '书法', email: '' },
      WANG,
    ];
    const summary = await read('第二次.csv', theirs, '20250410');
    expect(summary).toMatchObject({ reopened: 1, counts: { arrived: 5, waiting: 0, different: 0 } });
    const [again] = await items('reopened=1');
    expect(again).toMatchObject({ name: '张小明', outcome: 'elsewhere', isOpen: true });
    const settle = { number: again.number, note: '家长来电，按本系统的为准' };
    expect((await registrar.post(`/api/exchange/readings/${again.reading}/settle`, settle)).status).toBe(204);
    expect((await registrar.post(`/api/exchange/readings/${again.reading}/settle`, settle)).status).toBe(409);
    expect((await items('reopened=1&open=1')).length).toBe(0);
    const list = await registrar.get('/api/exchange/items.xlsx?open=1');
    expect(list.status).toBe(200);
  });

  test('an older list than the last is not read, and a list in stars tells nothing of numbers', async () => {
    const older = await read('旧的.csv', [MING], '20250401');
    expect(older).toMatchObject({ schools: 0, skipped: [{ lastOn: '2025-04-10' }] });
    expect(
      (await registrar.send('/api/exchange/readings?exportedOn=20990101', {}, file('未来.csv', [MING]))).status,
    ).toBe(409);
  });

  test('a stranger sees neither the reading nor an item of it', async () => {
    const { body } = await registrar.get('/api/exchange/readings');
    const [{ id }] = body.rows;
    const stranger = await county.as('stranger');
    expect((await stranger.get(`/api/exchange/readings/${id}`)).status).toBe(404);
    expect((await stranger.get('/api/exchange/items')).body.rows).toEqual([]);
    expect((await stranger.get('/api/exchange/readings')).body.rows).toEqual([]);
    expect((await stranger.get('/api/exchange/exports')).body.rows).toEqual([]);
    const settle = { number: 1, note: '没有这回事' };
    expect((await stranger.post(`/api/exchange/readings/${id}/settle`, settle)).status).toBe(404);
    const neighbour = await county.as('neighbour');
    expect((await neighbour.get('/api/exchange/items')).body.rows).toEqual([]);
  });

  async function correct(name: string, cells: object) {
    const id = await registrar.pupil(name);
    const { revision: seen } = (await registrar.get(`/api/pupils/${id}`)).body;
    expect((await registrar.patch(`/api/pupils/${id}`, { seen, cells })).status).toBe(200);
  }

  function file(name: string, pupils: readonly Student[]) {
    return { name, declared: 'text/csv', bytes: Buffer.from(csvOf(pupils)) };
  }

  async function read(name: string, pupils: readonly Student[], exportedOn: string) {
    const sent = await registrar.send(`/api/exchange/readings?exportedOn=${exportedOn}`, {}, file(name, pupils));
    expect(sent.status).toBe(201);
    await county.settled();
    const { body } = await registrar.get(`/api/exchange/readings/${sent.body.id}`);
    expect(body.state).toBe('done');
    return body.summary;
  }

  async function items(query: string) {
    return (await registrar.get(`/api/exchange/items?${query}`)).body.rows;
  }
});

function exported() {
  return { format: 'xlsx', columns: COLUMNS, reason: '与全国学籍系统核对' };
}

async function revisionOf(name: string): Promise<number> {
  return (await registrar.get(`/api/pupils/${await registrar.pupil(name)}`)).body.revision;
}

function cellsIn({ sheets }: Pick<Awaited<ReturnType<typeof readXlsx>>, 'sheets'>) {
  return sheets.map(({ name, rows }) => [name, rows]);
}
