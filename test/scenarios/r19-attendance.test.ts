import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R19 控辍保学 — absence is marked by the teacher or brought in by the school, and counted over holidays until somebody has to act. */
let county: CountyAtWork;
const unit = PLACES.primaryClass;

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-04-01');
  const registrar = await county.as('registrar');
  const class1 = [aChild('张小明', 1), aChild('李小红', 2), aChild('王小刚', 3)];
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf(class1) });
});
afterAll(() => county.close());

async function mark(day: string, student: string, reason: string) {
  county.goTo(day);
  return (await county.as('classTeacher')).put('/api/attendance/class/marks', {
    unit,
    day,
    marks: [{ student, reason }],
  });
}
const dropouts = async (who: 'head' | 'registrar' = 'head') =>
  (await (await county.as(who)).get('/api/attendance/streaks?level=suspect')).body.rows;
const suspected = async (desk: AtDesk) => (await desk.get('/api/notices')).text.includes('dropout-suspected');

test('the teacher taps who is not there, and finds the rest marked when the day is confirmed', async () => {
  const ming = await (await county.as('registrar')).pupil('张小明');
  expect((await mark('2025-04-01', ming, 'sick')).body).toEqual({ saved: 1, gone: [] });
  const teacher = await county.as('classTeacher');
  expect((await teacher.post('/api/attendance/class/confirmation', { unit, day: '2025-04-01' })).status).toBe(200);
  const { body } = await teacher.get(`/api/attendance/class?unit=${unit}`);
  expect(body).toMatchObject({
    day: '2025-04-01',
    confirmedBy: '赵老师',
    recent: [{ away: 1, isConfirmed: true }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
  });
  expect((await (await county.as('neighbour')).get(`/api/attendance/class?unit=${unit}`)).status).toBe(404);
});

test('five school days without leave, 清明 and 五一 between, are a suspected dropout on the fifth and not before', async () => {
  const hong = await (await county.as('registrar')).pupil('李小红');
  // 4 April is 清明; 27 April is a Sunday that is worked, 1 to 5 May is the holiday.
  expect((await mark('2025-04-04', hong, 'unexcused')).body.objections).toMatchObject([{ code: 'day-off' }]);
  for (const day of ['2025-04-27', '2025-04-28', '2025-04-29', '2025-04-30']) await mark(day, hong, 'unexcused');
  expect(await dropouts()).toEqual([]);
  await mark('2025-05-06', hong, 'unexcused');
  expect(await dropouts()).toMatchObject([{ name: '李小红', days: 5, first: '2025-04-27', last: '2025-05-06' }]);
  expect(await suspected(await county.as('registrar'))).toBe(true);
  const figures = (await (await county.as('county')).get('/api/attendance/units')).body;
  expect(figures.whole.rows).toEqual({ follow: 1, report: 1, suspect: 1 });
});

test('a school’s own list is looked through, written at once, and undone as a whole', async () => {
  county.goTo('2025-05-07');
  const registrar = await county.as('registrar');
  const file = (text: string) => ({ name: '考勤.csv', declared: 'text/csv', bytes: Buffer.from(text) });
  const heading = '年级,班级,姓名,学籍号,日期,原因\n';
  const send = (text: string, commit: boolean) =>
    registrar.send(`/api/attendance/imports${commit ? '?commit=yes' : ''}`, {}, file(heading + text));
  const wrong = await send('四年级,1班,王小刚,,2025-05-06,病假\n四年级,1班,没有人,,2025-05-06,病假\n', true);
  expect(wrong.body).toMatchObject({ refused: 1, lines: [{ outcome: 'new' }, { row: 3, outcome: 'refused' }] });
  expect(wrong.body.committed).toBeUndefined();
  const right = await send('四年级,1班,王小刚,,2025-05-06,病假\n', true);
  expect(right.body).toMatchObject({ absences: 1, committed: expect.any(String) });
  const list = '/api/attendance/absences?reason=sick&from=2025-05-06&until=2025-05-06';
  expect((await registrar.get(list)).body.rows).toMatchObject([{ name: '王小刚' }]);
  expect((await registrar.post(`/api/attendance/imports/${right.body.committed}/undo`)).body).toEqual({ absences: 1 });
  expect((await registrar.get(list)).body.rows).toEqual([]);
});
