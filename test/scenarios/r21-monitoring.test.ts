import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CastMember, PLACES } from '#test/cast.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';

/** R21, TM-03 — daily login, school by school, on working days only: over Spring Festival and the days worked instead. */
let county: CountyAtWork;

beforeAll(async () => {
  county = await aCountyAtWork();
});
afterAll(() => county.close());

const boardOf = async (who: CastMember, day: string) => (await county.as(who)).get(`/api/monitoring?day=${day}`);
const figuresOn = async (day: string) => (await boardOf('county', day)).body.lines[0].figures;

test('of two schools one signed in: the other stands on the list of those who did not', async () => {
  county.goTo('2025-01-24');
  await county.as('registrar');
  expect((await figuresOn('2025-01-24'))['daily-login']).toEqual({ part: 1, whole: 2 });
  const { body } = await (await county.as('county')).get('/api/monitoring/items?figure=daily-login');
  expect(body).toMatchObject({ total: 1, rows: [{ school: '丹水镇中心小学', door: { to: '/figures' } }] });
});

test('on a Sunday worked for the festival everybody is expected; on a Saturday off nobody is', async () => {
  county.goTo('2025-01-26');
  await county.as('neighbour');
  expect((await figuresOn('2025-01-26'))['daily-login']).toEqual({ part: 1, whole: 2 });
  expect((await figuresOn('2025-01-25'))['daily-login']).toBeUndefined();
});

test('during the festival there is no figure, not even for whoever signs in', async () => {
  county.goTo('2025-01-30');
  await county.as('registrar');
  const { body } = await boardOf('county', '2025-01-30');
  expect(body.lines[0].figures['daily-login']).toBeUndefined();
});

test('the month counts worked days only, and a worked Saturday after the festival among them', async () => {
  county.goTo('2025-02-08');
  await county.as('registrar');
  const { 'daily-login': day, 'login-days': month } = await figuresOn('2025-02-08');
  expect(day).toEqual({ part: 1, whole: 2 });
  // From 1月10日 to 2月8日: 10, 13–17, 20–24, 26, 27, 2月5–8日 are seventeen days of two schools; three of them with a login.
  expect(month).toEqual({ part: 3, whole: 34 });
});

test('its course has no point on a day off, and one on each day that was worked instead', async () => {
  county.goTo('2025-02-10');
  await county.rounds();
  const trend = await (await county.as('county')).get('/api/monitoring/trend?figure=daily-login&days=20');
  const days = trend.body.days.map(({ day }: { day: string }) => day);
  expect(days).not.toContain('2025-01-29');
  expect(days).toContain('2025-01-26');
  expect(days).toContain('2025-02-08');
});

test('a school sees itself', async () => {
  const { body } = await (await county.as('head')).get('/api/monitoring');
  expect(body.unit.path).toBe(PLACES.primary);
  expect(body.lines).toHaveLength(1);
});
