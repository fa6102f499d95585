import exceljs from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvOf } from '#test/intake.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R31 家庭成员导出模板 — taken away, filled in, brought back; what is wrong goes back in the same workbook. */
let county: CountyAtWork;
let registrar: AtDesk;

const MING = aChild('张小明', 1);
const HONG = aChild('李小红', 2);
const GANG = aChild('王小刚', 3);

beforeAll(async () => {
  county = await aCountyAtWork();
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([MING, HONG, GANG]) });
  await (await county.as('neighbour')).bringIn({
    name: '丹水.csv',
    bytes: csvOf([aChild('陈小河', 9, OF_DANSHUI)]),
  });
});
afterAll(() => county.close());

const FULL = { kind: 'family', format: 'xlsx', reason: '集中录入家庭成员' } as const;
let returned: Buffer;
let committed: Awaited<ReturnType<AtDesk['bringIn']>>;

test('two errors go back with their rows, marked; what is right is ready', async () => {
  const { bytes } = await registrar.post('/api/exchange/export-clear', FULL);
  const filled = await fill(bytes, (cell) => {
    cell('张小明', '成员2职务', '护士');
    cell('张小明', '*成员1联系电话', '13937700001');
    cell('李小红', '*成员1关系', '爸爸爸爸');
    cell('王小刚', '成员1身份证件号', '411323198806050000'); // as a spreadsheet leaves a number
  });
  const batch = await registrar.upload({ name: '家庭成员.xlsx', bytes: filled });
  expect(batch).toMatchObject({
    kind: 'family',
    state: 'ready',
    counts: { changed: 1, refused: 2, new: 0, missing: 0 },
  });
  const back = await registrar.get(`/api/imports/${batch.id}/returned.xlsx`);
  returned = back.bytes;
  const sheet = await firstSheet(returned);
  expect(columnOf(sheet, '退回原因')).toBeGreaterThan(0);
  const marked = cellAt(sheet, '李小红', '*成员1关系');
  expect(marked.note).toBeDefined();
  expect(marked.fill).toMatchObject({ pattern: 'solid' });
  expect(cellAt(sheet, '王小刚', '退回原因').text).toContain('成员1身份证件号');
  expect(cellAt(sheet, '李小红', '*成员1关系').dataValidation).toMatchObject({ type: 'list' });
  committed = await registrar.press(batch, 'commit');
  expect(committed).toMatchObject({ state: 'committed', counts: { changed: 1, refused: 2 } });
});

test('mended, the workbook that came back is the template again', async () => {
  const mended = await fill(returned, (cell) => {
    cell('李小红', '*成员1关系', '父亲');
    cell('李小红', '成员1职务', '组长');
    cell('王小刚', '成员1身份证件号', GANG['guardian1.idNumber'] ?? '');
    cell('王小刚', '成员2工作单位', '西峡县人民医院');
  });
  const batch = await registrar.bringIn({ name: '退回的.xlsx', bytes: mended });
  expect(batch).toMatchObject({ kind: 'family', state: 'committed', counts: { changed: 2, refused: 0 } });
  const { body } = await registrar.get(`/api/pupils/${await registrar.pupil('王小刚')}/history`);
  expect(JSON.stringify(body)).toContain('家庭成员模板');
});

test('a name and a number typed over in the template are not written, and nothing is proposed', async () => {
  const { bytes } = await registrar.post('/api/exchange/export-clear', FULL);
  const filled = await fill(bytes, (cell) => {
    cell('张小明', '身份证件号', '411323201503120019');
    cell('张小明', '年级', '六年级');
    cell('张小明', '成员1职务', '会计');
    cell('张小明', '姓名', '张晓明');
  });
  const batch = await registrar.bringIn({ name: '家庭成员.xlsx', bytes: filled });
  expect(batch).toMatchObject({ state: 'committed', proposes: 0, counts: { changed: 1 } });
  expect(batch.withheld).toBeGreaterThan(0);
  await registrar.pupil('张小明');
});

test('a child the register does not know is sent back, and nobody is opened by a template', async () => {
  const { bytes } = await registrar.post('/api/exchange/export-clear', FULL);
  const filled = await fill(bytes, (cell) => {
    for (const column of ['学籍号', '身份证件号']) cell('李小红', column, '');
    cell('李小红', '姓名', '没有这人');
  });
  const batch = await registrar.upload({ name: '家庭成员.xlsx', bytes: filled });
  expect(batch.counts).toMatchObject({ new: 0, refused: 1 });
});

test('taken back, what the template wrote goes, and what was corrected since stays', async () => {
  const id = await registrar.pupil('张小明');
  const { body: before } = await registrar.get(`/api/pupils/${id}`);
  await registrar.patch(`/api/pupils/${id}`, { seen: before.revision, cells: { 'guardian1.phone': '13937700099' } });
  const undone = await registrar.press(committed, 'undo');
  expect(undone).toMatchObject({ state: 'undone', undone: { back: 1, kept: 1 } });
  const { body: after } = await registrar.get(`/api/pupils/${id}`);
  expect(JSON.stringify(after)).toContain('139****0099');
});

test('a roster and a template do not come in one upload', async () => {
  const { bytes } = await registrar.post('/api/exchange/export-clear', FULL);
  const batch = await registrar.upload({ name: '甲.csv', bytes: csvOf([MING]) }, { name: '乙.xlsx', bytes });
  expect(batch).toMatchObject({ state: 'refused', message: expect.stringContaining('分开上传') });
});

test('every export says who, what and why; a stranger takes an empty one', async () => {
  const stranger = await county.as('stranger');
  const { bytes } = await stranger.post('/api/exchange/export-clear', FULL);
  expect((await firstSheet(bytes)).rowCount).toBe(1);
  const seen = await (await county.as('auditor')).get('/api/audit?action=exchange.export');
  expect(JSON.stringify(seen.body)).toContain('集中录入家庭成员');
  expect((await (await county.as('classTeacher')).post('/api/exchange/export', FULL)).status).toBe(403);
});

type Filler = (name: string, heading: string, text: string) => void;

/** As a spreadsheet program does it: open, type, save. A name that is typed over is still found by its first one. */
async function fill(bytes: Buffer, work: (cell: Filler) => void): Promise<Buffer> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as never);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('a workbook has a sheet');
  work((name, heading, text) => {
    cellAt(sheet, name, heading).value = text;
  });
  return Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

async function firstSheet(bytes: Buffer): Promise<exceljs.Worksheet> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as never);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('a workbook has a sheet');
  return sheet;
}

function columnOf(sheet: exceljs.Worksheet, heading: string): number {
  const texts = (sheet.getRow(1).values as readonly unknown[]).map(String);
  return Math.max(texts.indexOf(heading), texts.indexOf(`*${heading}`));
}

function cellAt(sheet: exceljs.Worksheet, name: string, heading: string): exceljs.Cell {
  const names = columnOf(sheet, '姓名');
  for (let row = 2; row <= sheet.rowCount; row += 1) {
    if (sheet.getRow(row).getCell(names).text === name) return sheet.getRow(row).getCell(columnOf(sheet, heading));
  }
  throw new Error(`no row of ${name}`);
}
