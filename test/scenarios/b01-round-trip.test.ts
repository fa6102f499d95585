import { readXlsx } from 'hucre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIELDS } from '#src/registry/fields.ts';
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

function exported() {
  return { format: 'xlsx', columns: COLUMNS, reason: '与全国学籍系统核对' };
}

async function revisionOf(name: string): Promise<number> {
  return (await registrar.get(`/api/pupils/${await registrar.pupil(name)}`)).body.revision;
}

function cellsIn({ sheets }: Pick<Awaited<ReturnType<typeof readXlsx>>, 'sheets'>) {
  return sheets.map(({ name, rows }) => [name, rows]);
}
