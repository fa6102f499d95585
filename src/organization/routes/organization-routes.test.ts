import { beforeEach, expect, test } from 'vitest';
import { makeApp } from '#src/platform/http/make-app.ts';
import { CAST, holdingId, PLACES, seedCast, unitId } from '#test/cast.ts';
import { anOrganizationDesk } from '#test/organization-desk.ts';
import { openTestDatabase } from '#test/test-database.ts';
import type { Actor } from '../office.ts';
import { organizationRoutes } from './organization-routes.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
let ask: (
  actor: Actor,
  method: Method,
  url: string,
  payload?: object,
) => Promise<{ status: number; body: string; json: () => ReturnType<typeof JSON.parse> }>;
let desk: ReturnType<typeof anOrganizationDesk>;

/** The gate is another folder's; here somebody else says who asks. */
beforeEach(async () => {
  const database = await openTestDatabase();
  await seedCast(database.db);
  desk = anOrganizationDesk(database.db);
  const app = await makeApp({ version: 'test' });
  let asking: Actor = CAST.admin;
  app.decorateRequest('actor', { getter: () => asking });
  organizationRoutes(app, desk);
  await app.ready();
  ask = async (actor, method, url, payload) => {
    asking = actor;
    const headers = { 'x-requested-with': 'renji', origin: 'http://localhost:80', host: 'localhost:80' };
    const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body, json: () => JSON.parse(answer.body) };
  };
  return async () => {
    await app.close();
    await database.close();
  };
});

const { admin, registrar, stranger } = CAST;
const namesOf = (rows: readonly { title: string }[]) => rows.map(({ title }) => title);

test('the tree opens from the unit of the office, grades called by what they are this year', async () => {
  expect(namesOf((await ask(admin, 'GET', '/api/units')).json().rows)).toEqual(['丹水镇中心校', '丁河镇中心校']);
  expect(namesOf((await ask(registrar, 'GET', '/api/units')).json().rows)).toEqual(['四年级']);
  const then = await ask(admin, 'GET', `/api/units?under=${PLACES.primary}&at=2022-10-01`);
  expect(namesOf(then.json().rows)).toEqual(['二年级']);
  const schools = await ask(admin, 'GET', '/api/units?depth=schools');
  expect(schools.json().rows).toHaveLength(6);
});

test('a unit is shown with its history and its people; to a stranger it does not exist', async () => {
  desk.asked.pupils = [PLACES.primaryClass];
  const url = `/api/units/${unitId('primary')}`;
  expect((await ask(admin, 'GET', url)).json()).toMatchObject({
    unit: { name: '丁河镇中心小学' },
    pupils: 1,
    below: { grade: 1, class: 2 },
    history: [{ title: '设立' }],
    people: [{ name: '王校长' }, { name: '李老师' }],
  });
  const foreign = await ask(stranger, 'GET', url);
  const nowhere = await ask(admin, 'GET', '/api/units/00000000-0000-4000-8000-000000000000');
  expect([foreign.status, foreign.body]).toEqual([404, nowhere.body]);
});

test('a school is renamed with a day and a reason; without a reason it is not', async () => {
  const url = `/api/units/${unitId('primary')}/rename`;
  const change = { name: '丁河镇第一小学', effective: '2025-03-20', reason: '县局文件' };
  expect((await ask(admin, 'POST', url, { ...change, reason: '' })).status).toBe(400);
  expect((await ask(stranger, 'POST', url, change)).status).toBe(404);
  const refused = await ask(admin, 'POST', url, { ...change, effective: '2025-04-01' });
  expect([refused.status, refused.json().objections[0].field]).toEqual([409, 'effective']);
  expect((await ask(admin, 'POST', url, change)).json()).toMatchObject({ name: '丁河镇第一小学' });
});

test('a person is made, given an office, and handed over; the codes are shown once', async () => {
  const made = await ask(admin, 'POST', '/api/people', { name: '马老师', account: 'ma.laoshi', phone: '13837700009' });
  expect([made.status, made.json().code.code]).toEqual([201, 'ABCD-EFGH-JKLM']);
  const { id } = made.json();
  const office = { office: 'head', unit: unitId('other'), reason: '任命' };
  expect((await ask(admin, 'POST', `/api/people/${id}/offices`, office)).status).toBe(201);
  const over = { person: id, reason: '退休' };
  expect((await ask(admin, 'POST', `/api/offices/${holdingId('neighbour')}/hand-over`, over)).json()).toMatchObject({
    successor: id,
    predecessorIdle: true,
  });
  const person = (await ask(admin, 'GET', `/api/people/${id}`)).json();
  expect(person.offices.map(({ title }: { title: string }) => title).sort()).toEqual(['学校领导', '学籍管理员']);
  expect(person.phone).toBe('1*********9');
  expect((await ask(stranger, 'GET', `/api/people/${id}`)).status).toBe(404);
  expect((await ask(stranger, 'POST', `/api/people/${id}/phone`)).status).toBe(404);
  expect((await ask(admin, 'POST', `/api/people/${id}/phone`)).json()).toEqual({ phone: '13837700009' });
  expect(desk.asked.deeds.at(-1)).toMatchObject({ action: 'person.phone', subject: id });
});

test('a name is put right and a phone changed; what was changed is written down, the number is not', async () => {
  const url = `/api/people/${registrar.person}`;
  const { revision } = (await ask(admin, 'GET', url)).json();
  const refused = await ask(admin, 'PATCH', url, { phone: '12345', revision });
  expect([refused.status, refused.json().objections[0].field]).toEqual([409, 'phone']);
  expect((await ask(stranger, 'PATCH', url, { name: '某某', revision })).status).toBe(404);
  const changed = await ask(admin, 'PATCH', url, { name: '李建国', phone: '13837700008', revision });
  expect(changed.json()).toMatchObject({ name: '李建国', phone: '1*********8', revision: revision + 1 });
  const deed = desk.asked.deeds.at(-1);
  expect(deed).toMatchObject({ action: 'person.change', detail: { name: { after: '李建国' } } });
  expect(JSON.stringify(deed)).not.toContain('13837700008');
  const without = await ask(admin, 'PATCH', url, { phone: '', revision: revision + 1 });
  expect(without.json().phone).toBeUndefined();
});

test('a class teacher is listed with the school and the grade of this year', async () => {
  const { rows } = (await ask(admin, 'POST', '/api/people/search', { unit: PLACES.primary })).json();
  const places = rows.map((row: { offices: { unit: { name: string } }[] }) => row.offices[0]?.unit.name);
  expect(places.sort()).toEqual(['丁河镇中心小学', '丁河镇中心小学', '丁河镇中心小学四年级1班']);
});

test('the template and the list of people are workbooks', async () => {
  for (const url of ['/api/organization/template.xlsx', '/api/people/export.xlsx']) {
    const answer = await ask(admin, 'GET', url);
    expect([answer.status, answer.body.slice(0, 2)]).toEqual([200, 'PK']);
  }
});
