import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R19 一月一报告、一季度一复核 — generated from what was written down, signed from below upwards, and never changed afterwards. */
let county: CountyAtWork;

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-14');
  const registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([aChild('张小明', 1), aChild('李小红', 2)]) });
  const student = await registrar.pupil('张小明');
  for (const day of ['2025-03-14', '2025-03-17', '2025-03-18', '2025-03-19', '2025-03-20']) {
    county.goTo(day);
    const body = { unit: PLACES.primaryClass, day, marks: [{ student, reason: 'unexcused' }] };
    const marked = await (await county.as('classTeacher')).put('/api/attendance/class/marks', body);
    if (marked.status !== 200) throw new Error(marked.text);
  }
});
afterAll(() => county.close());

const report = async (desk: AtDesk, period: string, more = '') =>
  (await desk.get(`/api/dropout-reports?period=${period}${more}`)).body;
async function sign(who: 'head' | 'centralSchool' | 'county', period: string) {
  const desk = await county.as(who);
  const { seen } = await report(desk, period);
  return desk.post('/api/dropout-reports', { period, seen, remarks: '情况平稳' });
}

test('the month is counted by the system, and due after working days that skip 清明', async () => {
  county.goTo('2025-04-03');
  const head = await county.as('head');
  expect(await report(head, '2025-03')).toMatchObject({
    ...{ name: '丁河镇中心小学', dueOn: '2025-04-08', daysLeft: 2, maySign: true },
    figures: { whole: { roll: 2, unexcused: 5, unexcusedPupils: 1, suspected: 1, open: 1, returned: 0 } },
  });
  await county.rounds();
  expect((await head.get('/api/notices')).text).toContain('report-two-days');
  expect((await head.get('/api/today')).text).toContain('控辍保学月报告');
  expect(
    (await (await county.as('strangeRegistrar')).get(`/api/dropout-reports?period=2025-03&unit=${PLACES.primary}`))
      .status,
  ).toBe(404);
});

test('the head signs, the central school sums up, and what is written down later changes neither', async () => {
  const early = await sign('centralSchool', '2025-03');
  expect([early.status, early.body.objections[0].code]).toEqual([409, 'below']);
  expect((await sign('head', '2025-03')).status).toBe(201);
  expect((await sign('centralSchool', '2025-03')).status).toBe(201);
  county.goTo('2025-04-07');
  const registrar = await county.as('registrar');
  const [student, day] = [await registrar.pupil('李小红'), '2025-03-31'];
  await registrar.put('/api/attendance/class/marks', {
    unit: PLACES.primaryClass,
    day,
    marks: [{ student, reason: 'sick' }],
  });
  const now = await report(await county.as('head'), '2025-03');
  expect([now.figures.whole.sick, now.history[0].figures.whole.sick]).toEqual([1, 0]);
  const then = await report(await county.as('head'), '2025-03', '&asOf=2025-04-03');
  expect(then.figures).toEqual(now.history[0].figures);
});

test('it goes to the county as a letter, and as a workbook and a PDF wherever it is asked', async () => {
  const central = await county.as('centralSchool');
  const { history } = await report(central, '2025-03');
  const drafted = await central.post(`/api/dropout-reports/${history[0].id}/letter`);
  expect(drafted.status).toBe(201);
  const about = await central.get(`/api/letters/about?kind=dropout-report&id=${history[0].id}`);
  expect(about.body.rows).toMatchObject([{ title: '关于2025年3月控辍保学情况的报告' }]);
  const file = `period=2025-03&id=${history[0].id}`;
  expect((await central.get(`/api/dropout-reports/report.xlsx?${file}`)).status).toBe(200);
  const pdf = await central.get(`/api/dropout-reports/report.pdf?${file}`);
  expect([pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
});

test('the county sees who has not reported, and reviews the quarter once the central schools have', async () => {
  county.goTo('2025-04-16');
  const desk = await county.as('county');
  const { rows } = (await desk.get('/api/dropout-reports/reporters?period=2025-Q1')).body;
  expect(rows).toMatchObject([{ name: '丁河镇中心校', isLate: true }]);
  expect((await sign('county', '2025-Q1')).body.objections).toMatchObject([{ code: 'below' }]);
  expect((await sign('centralSchool', '2025-Q1')).status).toBe(201);
  expect((await sign('county', '2025-Q1')).status).toBe(201);
  expect((await report(desk, '2025-Q1')).history[0].figures.whole).toMatchObject({ roll: 2, suspected: 1 });
});
