import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CastMember } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { type AtDesk, aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R17 十个工作日 — a desk is reminded at half its time, two days before and on the day; then those above it are told. */
let county: CountyAtWork;
let registrar: AtDesk;
let id: string;

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-20');
  registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([aChild('张小明', 1)]) });
  const students = [await registrar.pupil('张小明')];
  id = (await registrar.post('/api/cases', { procedure: 'key-information-change', students })).body.id;
  await registrar.fill(id, { reason: 'name-changed', name: '张晓明' }, 'household-change-certificate');
  expect((await registrar.decide(id, 'submit')).body).toMatchObject({ due: '2025-04-03' });
});
afterAll(() => county.close());

/** What somebody finds of cases among their messages and has not read; it is read then. */
async function told(who: CastMember): Promise<readonly string[]> {
  const desk = await county.as(who);
  const { rows } = (await desk.get('/api/notices?unread=true')).body;
  await desk.post('/api/notices/read', {});
  const ofCases = rows.filter(({ door }: { door: { to: string } }) => door.to.startsWith('/cases'));
  return ofCases.map(({ event }: { event: string }) => event);
}

async function on(day: string): Promise<void> {
  county.goTo(day);
  await county.rounds();
  await county.rounds();
}

test('each reminder comes once to the desk, and to nobody else', async () => {
  expect(await told('head')).toHaveLength(1);
  const days = { '2025-03-26': [], '2025-03-27': ['half-time'], '2025-04-01': ['two-days'], '2025-04-03': ['due'] };
  for (const [day, events] of Object.entries(days)) {
    await on(day);
    expect(await told('head'), day).toEqual(events);
  }
  for (const who of ['centralSchool', 'county', 'neighbour', 'classTeacher'] as const)
    expect(await told(who)).toEqual([]);
});

test('on a holiday nobody is disturbed; on the next working day the level above hears of it', async () => {
  await on('2025-04-04');
  expect(await told('head')).toEqual([]);
  await on('2025-04-07');
  for (const who of ['head', 'centralSchool', 'county'] as const) {
    expect(await told(who), who).toEqual(['overdue']);
  }
  for (const who of ['neighbour', 'stranger', 'strangeRegistrar'] as const) expect(await told(who)).toEqual([]);
});

test('a clock that stands still reminds nobody, and the days of the pause are given back', async () => {
  const office = await county.as('county');
  const paused = await office.post(`/api/cases/${id}/pauses`, { reason: '派出所系统停机，证明无法核对' });
  expect(paused.status).toBe(201);
  await on('2025-04-10');
  expect(await told('head')).toEqual([]);
  await (await county.as('county')).delete(`/api/cases/${id}/pauses`);
  const { steps } = (await (await county.as('registrar')).get(`/api/cases/${id}`)).body;
  expect(steps[0]).toMatchObject({ pausedDays: 3, due: '2025-04-09' });
});

test('the case shows how its day was reckoned', async () => {
  const { steps } = (await (await county.as('county')).get(`/api/cases/${id}`)).body;
  expect(steps[0]).toMatchObject({ startedOn: '2025-03-20', days: 10, calendar: expect.any(String) });
});
