import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R19 适龄儿童台账 — the police station's list against the register and the class; what does not agree is looked for from door to door. */
let county: CountyAtWork;
const MING = aChild('张小明', 1);

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-04-01');
  await (await county.as('registrar')).bringIn({ name: '丁河.csv', bytes: csvOf([MING]) });
});
afterAll(() => county.close());

const central = () => county.as('centralSchool');
const lines = async (body: object = {}) => (await (await central()).post('/api/households/search', body)).body.rows;
const LIST = [
  '姓名,性别,身份证号,出生日期,住址,村,户主',
  `张小明,男,${MING.idNumber},,丁河村1组,丁河村,张大山`,
  '周小禾,男,,20160105,简村3组,简村,周大田',
  '吴小小,女,,20220105,简村4组,简村,吴大林',
  ',女,,20160105,简村5组,简村,没有名字',
];

test('the list is read in the background, wrong rows are named, and it is in the ledger once it is confirmed', async () => {
  const desk = await central();
  const file = { name: '户籍.csv', declared: 'text/csv', bytes: Buffer.from(LIST.join('\n')) };
  const sent = await desk.send('/api/households/lists?asOf=20250331', {}, file);
  expect(sent.status).toBe(201);
  await county.settled();
  const at = `/api/households/lists/${sent.body.id}`;
  expect((await desk.get(at)).body).toMatchObject({ state: 'read', rows: 3, asOf: '2025-03-31', faults: [{ row: 5 }] });
  expect(await lines()).toEqual([]);
  expect((await desk.post(`${at}/commit`)).status).toBe(200);
  expect((await lines()).map((row: { name: string; state: string }) => [row.name, row.state]).sort()).toEqual([
    ['吴小小', 'young'],
    ['周小禾', 'none'],
    ['张小明', 'here'],
  ]);
  expect((await (await county.as('neighbour')).post('/api/households/search', {})).body.rows).toEqual([]);
  expect((await (await county.as('stranger')).get(at)).status).toBe(404);
});

test('who has no record is given to a school, visited, and becomes a case the same day', async () => {
  const [hei] = await lines({ state: 'none' });
  const given = { ids: [hei.id], unit: '/41/4113/411323/dinghe/2141000001', checker: '赵老师' };
  expect((await (await central()).post('/api/households/assignment', given)).body).toEqual({ assigned: 1 });
  const registrar = await county.as('registrar');
  const seen = (await registrar.get(`/api/households/${hei.id}`)).body;
  expect(seen).toMatchObject({ name: '周小禾', address: '简村3组', checker: '赵老师', mayCheck: true });
  const visit = {
    seen: seen.revision,
    answer: 'none',
    on: '2025-04-01',
    visitor: '赵老师',
    words: '随爷爷在家，没有上学',
  };
  expect((await registrar.put(`/api/households/${hei.id}/answer`, visit)).status).toBe(200);
  expect((await registrar.post(`/api/households/${hei.id}/dropout`, { seen: seen.revision + 1 })).status).toBe(200);
  expect((await registrar.get(`/api/households/${hei.id}`)).body.dropout).toEqual(expect.any(String));
  expect((await (await central()).get('/api/notices')).text).toContain('dropout-suspected');
});

test('what goes out names no number; the paper for the door is a PDF', async () => {
  const desk = await central();
  expect((await desk.post('/api/households/ledger.xlsx', {})).status).toBe(200);
  const paper = await desk.post('/api/households/door.pdf', { village: '简村' });
  expect([paper.status, paper.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  expect((await desk.post('/api/households/door.pdf', { village: '没有的村' })).body.objections).toMatchObject([
    { code: 'nobody' },
  ]);
});
