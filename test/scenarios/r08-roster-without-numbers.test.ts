import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CastMember } from '#test/cast.ts';
import { PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { pathwaySteps } from './pathway-steps.ts';

/** R08 花名册 — the pupils who have no identity number, by school, to take to the police station. */
let county: CountyAtWork;

const WITHOUT = { idType: '其他', idNumber: '', nationalNumber: '' } as const;

beforeAll(async () => {
  county = await aCountyAtWork();
  const dinghe = [
    aChild('张小明', 1),
    aChild('王无号', 3, WITHOUT),
    aChild('赵待办', 5, { ...WITHOUT, idNumber: '待办' }),
    aChild('李坏号', 7, { idNumber: '4.11323E+17', nationalNumber: '' }),
  ];
  const danshui = [aChild('刘无号', 9, { ...WITHOUT, ...OF_DANSHUI }), aChild('陈有号', 11, OF_DANSHUI)];
  const brought = [
    await (await county.as('registrar')).bringIn({ name: '丁河.csv', bytes: csvOf(dinghe) }),
    await (await county.as('neighbour')).bringIn({ name: '丹水.csv', bytes: csvOf(danshui) }),
  ];
  expect(brought.map(({ state, counts }) => [state, counts.new])).toEqual([
    ['committed', 4],
    ['committed', 2],
  ]);
});
afterAll(() => county.close());

const namesSeenBy = async (who: CastMember, more: object = {}): Promise<readonly string[]> => {
  const { body } = await (await county.as(who)).post('/api/pupils/search', { withoutNumber: true, ...more });
  return body.rows.map(({ name }: { name: string }) => name).sort();
};

test('the school lists its own: an empty cell and a remark are no number, a damaged number is one', async () => {
  expect(await namesSeenBy('registrar')).toEqual(['王无号', '赵待办'].sort());
  expect(await namesSeenBy('neighbour')).toEqual(['刘无号']);
  expect(await namesSeenBy('head', { words: 'wang' })).toEqual(['王无号']);
});

test('the county lists everybody, and one school at a time', async () => {
  expect(await namesSeenBy('county')).toEqual(['刘无号', '王无号', '赵待办'].sort());
  expect(await namesSeenBy('county', { unit: PLACES.other })).toEqual(['刘无号']);
});

test('a number that a file brings takes nobody off the roster: it is proposed first', async () => {
  const neighbour = await county.as('neighbour');
  const told = aChild('刘无号', 9, { ...OF_DANSHUI, nationalNumber: '' });
  const batch = await neighbour.bringIn({ name: '丹水.csv', bytes: csvOf([told]) });
  expect(batch).toMatchObject({ proposes: 1, counts: { changed: 0, new: 0 } });
  expect(await namesSeenBy('neighbour')).toEqual(['刘无号']);
});

describe('to Excel', () => {
  const COLUMNS = ['schoolName', 'grade', 'className', 'name', 'sex', 'birthDate', 'idType', 'guardian1.name'];

  test('by school, with what the police will ask for, and written down', async () => {
    const officer = await county.as('county');
    const filter = { withoutNumber: true, format: 'xlsx', columns: [...COLUMNS, 'policeCheck'] };
    const answer = await officer.post('/api/pupils/export-clear', { ...filter, reason: '送县公安局户政科核对' });
    expect(answer.status).toBe(200);
    const { sheets } = await readXlsx(answer.bytes);
    const [head = [], ...rows] = sheets[0]?.rows ?? [];
    const at = (heading: string) => head.indexOf(heading);
    expect(rows.map((row) => [row[at('学校名称')], row[at('姓名')], row[at('出生日期')]])).toEqual([
      ['丹水镇中心小学', '刘无号', '20150312'],
      ['丁河镇中心小学', '王无号', '20150312'],
      ['丁河镇中心小学', '赵待办', '20150312'],
    ]);
    expect(head).toContain('公安比对结果');
    const auditor = await county.as('auditor');
    const { body } = await auditor.get('/api/audit?action=record.export');
    expect(body.rows[0]).toMatchObject({
      name: '陈股长',
      reason: '送县公安局户政科核对',
      detail: { rows: 3, clear: true },
    });
  });

  test('a stranger takes away an empty roster, and the city inspector none', async () => {
    const asked = { withoutNumber: true, format: 'ndjson', columns: COLUMNS };
    const theirs = await (await county.as('stranger')).post('/api/pupils/export', asked);
    expect(theirs.text.trim()).toBe('{"complete":true,"rows":0}');
    expect((await (await county.as('inspector')).post('/api/pupils/export', asked)).status).toBe(403);
    expect(await namesSeenBy('stranger')).toEqual([]);
  });
});

describe('each with the state of its household check', () => {
  const named = (rows: readonly { readonly name: string; readonly standing: string; readonly checkedOn?: string }[]) =>
    Object.fromEntries(rows.map(({ name, standing, checkedOn }) => [name, [standing, checkedOn]]));

  test('in the list, narrowed by unit and by state, a page at a time', async () => {
    const registrar = await county.as('registrar');
    const today = county.clock.today();
    expect(named((await registrar.get('/api/pathway')).body.rows)).toEqual({
      王无号: ['unchecked', undefined],
      赵待办: ['unchecked', undefined],
    });
    const steps = pathwaySteps(registrar, await registrar.pupil('王无号'), () => today);
    await steps.check('no-number');
    const officer = await county.as('county');
    const first = (await officer.get('/api/pathway?limit=2')).body;
    const second = (await officer.get(`/api/pathway?limit=2&next=${first.next}`)).body;
    expect(second.next).toBeUndefined();
    expect(named([...first.rows, ...second.rows])).toEqual({
      王无号: ['waiting', today],
      赵待办: ['unchecked', undefined],
      刘无号: ['unchecked', undefined],
    });
    const waiting = await officer.get(`/api/pathway?standing=waiting&unit=${PLACES.primary}`);
    expect(Object.keys(named(waiting.body.rows))).toEqual(['王无号']);
    const one = await officer.get(`/api/pathway?student=${await registrar.pupil('赵待办')}`);
    expect(Object.keys(named(one.body.rows))).toEqual(['赵待办']);
  });

  test('by school, adding up, from the county down', async () => {
    const { body } = await (await county.as('county')).get('/api/pathway/figures');
    expect(body.whole).toMatchObject({ total: 3, counts: { unchecked: 2, waiting: 1 } });
    expect(body.rows.map(({ path, total }: { path: string; total: number }) => [path, total])).toEqual([
      [PLACES.danshui, 1],
      [PLACES.dinghe, 2],
    ]);
    const school = (await (await county.as('head')).get('/api/pathway/figures')).body;
    expect(school.whole).toMatchObject({ name: '丁河镇中心小学', counts: { unchecked: 1, waiting: 1 } });
    const elsewhere = await (await county.as('neighbour')).get(`/api/pathway/figures?unit=${PLACES.primary}`);
    expect(elsewhere.status).toBe(404);
    expect((await (await county.as('stranger')).get('/api/pathway')).body.rows).toEqual([]);
  });

  test('in a workbook that goes to the police station and comes back, each row with what became of it', async () => {
    const registrar = await county.as('registrar');
    const { sheets } = await readXlsx((await registrar.get('/api/pathway.xlsx')).bytes);
    const [, , head = [], ...rows] = (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')));
    const at = (heading: string) => head.findIndex((cell) => cell.startsWith(heading));
    expect(rows.map((row) => [row[at('姓名')], row[at('核实进度')]])).toEqual([
      ['王无号', '确无证件号，待办户籍'],
      ['赵待办', '待核实户籍'],
    ]);
    const filled = rows.map((row) => {
      const isDai = row[at('姓名')] === '赵待办';
      return head.map((_, i) => {
        if (i === at('户籍核实结果')) return isDai ? '确无证件号' : '不清楚';
        return i === at('核实日期') ? county.clock.today().replaceAll('-', '') : (row[i] ?? '');
      });
    });
    const bytes = Buffer.from([head, ...filled].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'));
    const upload = { name: '花名册.csv', declared: 'text/csv', bytes };
    const taken = await registrar.send('/api/pathway/imports', {}, upload);
    expect(taken.body).toMatchObject({ recorded: 1, unchanged: 0, refused: 1 });
    expect(taken.body.lines).toMatchObject([
      { name: '王无号', is: 'refused', words: expect.stringContaining('确无证件号') },
      { name: '赵待办', is: 'recorded' },
    ]);
    expect((await (await county.as('neighbour')).send('/api/pathway/imports', {}, upload)).body).toMatchObject({
      ...{ recorded: 0, refused: 2 },
    });
    expect((await (await county.as('county')).send('/api/pathway/imports', {}, upload)).status).toBe(403);
  });
});

test('a child on the roster is found as a query, which leads to the guided pathway', async () => {
  const registrar = await county.as('registrar');
  const { body } = await registrar.post('/api/findings/search', { rule: 'ID-09' });
  expect(body.rows.map(({ name }: { name: string }) => name)).toContain('王无号');
  expect(body.rows[0].way).toMatchObject({
    kind: 'procedure',
    label: '无身份证件号核查流程',
    door: { to: '/pathway/$id' },
  });
});
