import { randomUUID } from 'node:crypto';
import { readXlsx } from 'hucre';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countsOf, type EVERY_SECTION, type FigureName, SECTIONS } from '#src/verification/summary/figures.ts';
import { PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { onLines, SPRING_2025 } from './campaign-steps.ts';
import { aChild, OF_DANSHUI } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R34 汇总上报 — sheets, problem records, numbers, key changes, roll calls: by unit, every number opens its list, frozen when signed. */
let county: CountyAtWork;
let registrar: AtDesk;
let head: AtDesk;
let campaign: string;
let late: Awaited<ReturnType<AtDesk['bringIn']>>;

const TWIN = { ...OF_DANSHUI, idType: '其他', idNumber: '', nationalNumber: '' };
const NO_NUMBER = { idType: '其他', idNumber: '', nationalNumber: '' };

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-12');
  registrar = await county.as('registrar');
  head = await county.as('head');
  const roster = ['张小明', '李小红', '王小军', '赵小丽'].map((name, at) => aChild(name, at + 1));
  const wang = aChild('王双双', 11);
  const li = aChild('孙无号', 21, NO_NUMBER);
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([...roster, wang, li]) });
  late = await registrar.bringIn({ name: '补.csv', bytes: csvOf([aChild('钱后来', 41)]) });
  await (await county.as('neighbour')).bringIn({ name: '丹水.csv', bytes: csvOf([aChild('王双双', 31, TWIN)]) });
  const officer = await county.as('county');
  const draft = { ...SPRING_2025, content: { ...SPRING_2025.content, units: [PLACES.dinghe] } };
  campaign = (await officer.post('/api/campaigns', draft)).body.id;
  await officer.post(`/api/campaigns/${campaign}/opening`, { revision: 1 });
});
afterAll(() => county.close());

const at = (path: string) => `/api/campaigns/${campaign}/${path}`;
const summary = async (desk: AtDesk, query = '') => (await desk.get(at(`summary${query}`))).body;
const everybody = { filter: { unit: PLACES.primary } };

/** How many the list of a figure shows, asked for just as the page's link asks. */
async function listed(figure: FigureName, unit: string): Promise<number> {
  const counted = countsOf(figure);
  if (counted.of === 'cases') {
    const state = counted.state === undefined ? '' : `&state=${counted.state}`;
    const query = `scope=all&procedure=key-information-change&filed=2025-03-12&unit=${unit}${state}`;
    return (await registrar.get(`/api/cases?${query}`)).body.total;
  }
  if (counted.of === 'roll-calls') return called(figure, counted.word, unit);
  const said = Object.entries(counted.filter).map(([name, value]) => [
    name,
    typeof value === 'boolean' ? word(value) : value,
  ]);
  const { body, text } = await registrar.post(at('lines/search'), { ...Object.fromEntries(said), unit });
  if (body.total === undefined) throw new Error(text);
  return body.total;
}

/** Of roll calls the children by name; of classes there is the table of the tab itself. */
async function called(figure: FigureName, said: string | undefined, unit: string): Promise<number> {
  const query = `campaign=${campaign}&unit=${unit}`;
  if (said === 'unlisted') {
    const open = figure === 'unlistedOpen' ? 'yes' : 'no';
    return (await registrar.get(`/api/roll-call/unlisted?${query}&open=${open}`)).body.rows.length;
  }
  if (said !== undefined) return (await registrar.get(`/api/roll-call/pupils?${query}&is=${said}`)).body.total;
  const { whole } = (await registrar.get(`/api/roll-call/units?${query}`)).body;
  return figure === 'listed' ? whole.counts.listed : whole[figure];
}

const word = (yes: boolean) => (yes ? 'yes' : 'no');

async function opensEveryList(about: (typeof EVERY_SECTION)[number]): Promise<void> {
  const { whole, rows } = await summary(registrar, `?about=${about}&unit=${PLACES.primaryGrade}`);
  for (const row of [whole, ...rows]) {
    for (const figure of SECTIONS[about].columns) {
      expect([row.name, figure, row.counts[figure]]).toEqual([row.name, figure, await listed(figure, row.path)]);
    }
  }
}

test('the head sees each class, the central school each school, the county each central school', async () => {
  expect(await summary(head)).toMatchObject({
    whole: { name: '丁河镇中心小学', kind: 'school', counts: { roll: 7, notIssued: 7, unsettled: 7 } },
    rows: [{ kind: 'grade', counts: { roll: 7 } }],
    above: [],
  });
  expect(await summary(await county.as('centralSchool'))).toMatchObject({ rows: [{ name: '丁河镇中心小学' }] });
  expect(await summary(await county.as('county'))).toMatchObject({ rows: [{ name: '丁河镇中心校' }] });
  expect((await summary(await county.as('county'), `?unit=${PLACES.primary}`)).above).toMatchObject([
    { name: '西峡县' },
    { name: '丁河镇中心校' },
  ]);
});

test('sheets: what is done and what is left, and why some cannot come back; each number opens its list', async () => {
  await onLines(registrar, campaign, { deed: 'issue' }, everybody);
  const { rows } = (await registrar.post(at('lines/search'), {})).body;
  const [one, two, ...others] = rows.map(({ student }: { student: string }) => student);
  await onLines(registrar, campaign, { deed: 'cannot', reason: 'out-of-reach', note: '' }, { students: [one] });
  await onLines(registrar, campaign, { deed: 'change' }, { students: [two] });
  await onLines(registrar, campaign, { deed: 'confirm' }, { students: others });
  const { whole } = await summary(head);
  expect(whole.counts).toMatchObject({
    handedOut: 7,
    cameBack: 6,
    confirmed: 5,
    withChanges: 1,
    cannot: 1,
    settled: 6,
  });
  await opensEveryList('sheets');
  await opensEveryList('reasons');
});

test('问题学籍: what is not dealt with, and what was proven', async () => {
  expect((await summary(head, '?about=problems')).whole.counts).toMatchObject({ problemOpen: 1, problemEvidenced: 0 });
  const students = [await registrar.pupil('王双双')];
  const { id } = (await registrar.post('/api/cases', { procedure: 'problem-record-evidence', students })).body;
  const answers = { problem: 'same-child', foundBy: 'here', note: '与丹水镇中心小学的同名学生不是同一人' };
  await registrar.fill(id, answers, 'enrolment-certificate', 'household-book');
  for (const [desk, action] of [
    [registrar, 'submit'],
    [head, 'approve'],
    [await county.as('county'), 'approve'],
  ] as const) {
    expect((await desk.decide(id, action)).status).toBe(201);
  }
  const { whole, problems } = await summary(head, '?about=problems');
  expect(whole.counts).toMatchObject({ problemOpen: 0, problemEvidenced: 1 });
  expect(problems).toContainEqual(expect.objectContaining({ rule: 'DUP-02', pupils: { evidenced: 1 } }));
  await opensEveryList('problems');
});

test('无证件号 and 关键信息变更: who has none, who applied, and how far it is', async () => {
  expect((await summary(head, '?about=numbers')).whole.counts).toMatchObject({ withoutNumber: 1, numberGot: 0 });
  await opensEveryList('numbers');
  const students = [await registrar.pupil('赵小丽')];
  const { id } = (await registrar.post('/api/cases', { procedure: 'key-information-change', students })).body;
  await registrar.fill(id, { reason: 'name-changed', name: '赵晓丽' }, 'household-change-certificate');
  expect((await summary(head, '?about=keys')).whole.counts).toMatchObject({ keyApplied: 0 });
  expect((await registrar.decide(id, 'submit')).status).toBe(201);
  expect((await summary(head, '?about=keys')).whole.counts).toMatchObject({ keyApplied: 1, keyInHand: 1 });
  await opensEveryList('keys');
});

test('逐班核实: the class is called, and the figures are those that were signed', async () => {
  expect((await summary(head, '?about=presence')).whole.counts).toMatchObject({ classes: 1, called: 0, absent: 0 });
  const teacher = await county.as('classTeacher');
  const { id } = (await teacher.post('/api/roll-calls', { unit: PLACES.primaryClass })).body;
  const { list } = (await teacher.get(`/api/roll-call/class?unit=${PLACES.primaryClass}`)).body;
  const answers = list.map(({ student, name }: { student: string; name: string }) =>
    name === '王小军'
      ? { student, is: 'absent', which: 'unknown', note: '三月起未到校' }
      : { student, is: 'present', which: '' },
  );
  expect((await teacher.put(`/api/roll-calls/${id}/answers`, { answers })).status).toBe(200);
  await teacher.put(`/api/roll-calls/${id}/unlisted/${randomUUID()}`, { name: '周小禾' });
  expect((await teacher.post(`/api/roll-calls/${id}/signature`)).status).toBe(200);
  expect((await summary(head, '?about=presence')).whole.counts).toMatchObject({
    ...{ classes: 1, called: 1, listed: 7, present: 6, absent: 1, differs: 0, unlisted: 1, unlistedOpen: 1 },
  });
  await opensEveryList('presence');
});

const pdfText = async (bytes: Buffer) => {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  const last = await (await document.getPage(document.numPages)).getTextContent();
  await document.destroy();
  const texts = [...items, ...last.items].map((item) => ('str' in item ? item.str : ''));
  return texts.join('').replace(/\s/g, '');
};

test('as a workbook it has a sheet for each section and every class; as a paper it says that it is not signed', async () => {
  const workbook = await head.get(at('summary.xlsx'));
  const { sheets } = await readXlsx(workbook.bytes);
  expect(sheets.map(({ name }) => name)).toEqual([
    ...['核对表', '无法回收', '问题学籍', '问题学籍类型', '无证件号', '关键信息变更', '逐班核实', '逐班'],
  ]);
  expect(JSON.stringify(sheets.at(-1)?.rows)).toContain('四年级1班');
  const paper = await head.get(at('summary.pdf'));
  expect(paper.headers['content-type']).toBe('application/pdf');
  expect(await pdfText(paper.bytes)).toContain('未签核');
  expect((await (await county.as('classTeacher')).get(at('summary.pdf'))).status).toBe(403);
});

test('signed by the head, the central school and the county it is frozen: a pupil who leaves changes nothing in it', async () => {
  const { rows } = (await registrar.post(at('lines/search'), { state: 'changed' })).body;
  await onLines(
    registrar,
    campaign,
    { deed: 'confirm' },
    { students: rows.map(({ student }: { student: string }) => student) },
  );
  for (const who of ['head', 'centralSchool', 'county'] as const) {
    const desk = await county.as(who);
    const { seen, objections } = (await desk.get(at('signing'))).body;
    expect(objections).toEqual([]);
    expect((await desk.post(at('sign-offs'), { seen })).status).toBe(201);
  }
  const officer = await county.as('county');
  const [signed] = (await officer.get(at('sign-offs'))).body.rows;
  expect(signed).toMatchObject({ level: 'county', signer: '陈股长', office: '县局基础教育股' });
  const before = await officer.get(at(`sign-offs/${signed.id}`));
  expect(before.body).toMatchObject({
    isIntact: true,
    summary: { whole: { counts: { roll: 7, problemEvidenced: 1 } } },
  });
  county.goTo('2025-05-20');
  await (await county.as('registrar')).press(late, 'undo');
  const today = await county.as('county');
  expect((await summary(today)).whole.counts).toMatchObject({ roll: 6, left: 1 });
  const after = await today.get(at(`sign-offs/${signed.id}`));
  expect(after.body.summary).toEqual(before.body.summary);
  const text = await pdfText((await today.get(at(`sign-offs/${signed.id}/summary.pdf`))).bytes);
  expect(text).toContain(signed.digest);
  expect(text).toContain('县局基础教育股陈股长');
  expect(text).not.toContain('未签核');
  expect((await today.get(at(`sign-offs/${signed.id}/summary.xlsx`))).status).toBe(200);
});

test('a neighbour sees nothing of it, and the city sees the figures and no list', async () => {
  const neighbour = await county.as('neighbour');
  for (const path of ['summary', 'behind', 'comparison', 'sign-offs', 'summary.pdf']) {
    expect((await neighbour.get(at(`${path}?unit=${PLACES.primary}`))).status).toBe(404);
  }
  const inspector = await county.as('inspector');
  expect((await summary(inspector, `?unit=${PLACES.county}&about=problems`)).whole.counts).toMatchObject({ roll: 6 });
  expect((await inspector.post(at('lines/search'), {})).status).toBe(403);
  expect((await inspector.get(at('signing'))).status).toBe(403);
});
