import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CAST, holdingId, PLACES } from '#test/cast.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { aMeeting, seen } from './meetings.ts';

/** R20 常态化培训 — outside any campaign, all the year round: the register of courses, and a yearly figure. */
let at: CountyAtWork;

beforeAll(async () => {
  at = await aCountyAtWork();
});
afterAll(() => at.close());

async function heldOn(day: string, title: string): Promise<string> {
  at.goTo(day, '18:00');
  const center = await at.as('centralSchool');
  const draft = { kind: 'registrars', unit: PLACES.dinghe, title, offices: ['registrar'] };
  const { id, revision } = (await center.post('/api/gatherings', aMeeting(day, draft))).body;
  const marks = [{ person: CAST.registrar.person, presence: 'present', words: '' }];
  await center.put(`/api/gatherings/${id}/attendance`, { revision, marks });
  return id;
}

const yearly = async (year: number) => {
  return (await (await at.as('centralSchool')).get(`/api/gatherings/coverage?year=${year}`)).body;
};

test('a central school trains its registrars in autumn and in spring, in no campaign', async () => {
  const autumn = await heldOn('2025-10-15', '转学业务培训');
  await heldOn('2026-04-10', '毕业升级业务培训');
  expect(await seen(await at.as('centralSchool'), autumn)).toMatchObject({ state: 'held' });
});

test('the year is counted by school year: courses, hours, attendances and who was reached', async () => {
  expect(await yearly(2025)).toMatchObject({
    courses: { count: 2, hours: 3, attendances: 2 },
    whole: { registrar: { trained: 1, total: 1 } },
  });
  expect(await yearly(2024)).toMatchObject({ courses: { count: 0 }, whole: { registrar: { trained: 0, total: 1 } } });
});

test('the register lists them, the latest first, and the registrar finds their own', async () => {
  const titles = async (who: 'centralSchool' | 'registrar', query: string) =>
    (await (await at.as(who)).get(`/api/gatherings?${query}`)).body.rows.map(({ title }: { title: string }) => title);
  expect(await titles('centralSchool', 'year=2025')).toEqual(['毕业升级业务培训', '转学业务培训']);
  expect(await titles('registrar', 'mine=true')).toEqual(['毕业升级业务培训', '转学业务培训']);
  expect(await titles('centralSchool', 'year=2024')).toEqual([]);
});

test('a course that was called off stays in the register with its reason, and trains nobody', async () => {
  const center = await at.as('centralSchool');
  const draft = { kind: 'registrars', unit: PLACES.dinghe, title: '暑期培训', offices: ['registrar'] };
  const { id, revision } = (await center.post('/api/gatherings', aMeeting('2026-07-10', draft))).body;
  expect((await center.post(`/api/gatherings/${id}/cancellation`, { revision, reason: '' })).status).toBe(400);
  const off = await center.post(`/api/gatherings/${id}/cancellation`, { revision, reason: '防汛' });
  expect(off.status).toBe(200);
  expect(await seen(center, id)).toMatchObject({ state: 'cancelled', reason: '防汛' });
  expect((await yearly(2025)).courses.count).toBe(2);
});

describe('the registrars’ register', () => {
  const register = async (who: 'centralSchool' | 'registrar' | 'neighbour', year = 2025) =>
    (await (await at.as(who)).get(`/api/gatherings/registrars?year=${year}`)).body.rows;

  test('says who keeps the register where, since when, and what they came to this year', async () => {
    at.goTo('2026-07-12');
    expect(await register('centralSchool')).toMatchObject([
      {
        ...{ name: '李老师', unitName: '丁河镇中心小学', since: '2024-09-01', hours: 3 },
        courses: [{ title: '转学业务培训' }, { title: '毕业升级业务培训' }],
      },
    ]);
    expect((await register('neighbour')).map(({ name }: { name: string }) => name)).toEqual(['刘老师']);
  });

  test('tells both terms when the office is handed over, and that the new one has not been trained', async () => {
    const admin = await at.as('admin');
    const draft = { account: 'zhang.new', name: '张接任', phone: '13837700009' };
    const handed = await admin.post(`/api/offices/${holdingId('registrar')}/hand-over`, { draft, reason: '轮岗' });
    expect(handed.status, handed.text).toBeLessThan(300);
    expect(await register('centralSchool')).toMatchObject([
      { name: '李老师', until: '2026-07-12', to: '张接任', courses: [{}, {}] },
      { name: '张接任', since: '2026-07-12', from: '李老师', courses: [], hours: 0 },
    ]);
    expect(await register('centralSchool', 2023)).toEqual([]);
  });

  test('goes out as a workbook', async () => {
    const sheet = await (await at.as('centralSchool')).get('/api/gatherings/registrars.xlsx?year=2025');
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });

  test('is nothing to whoever asks about another central school', async () => {
    const asked = await (await at.as('centralSchool')).get(`/api/gatherings/registrars?unit=${PLACES.danshui}`);
    expect(asked.status).toBe(404);
    const beyond = await (await at.as('stranger')).get(`/api/gatherings/registrars?unit=${PLACES.dinghe}`);
    expect(beyond.status).toBe(404);
  });
});
