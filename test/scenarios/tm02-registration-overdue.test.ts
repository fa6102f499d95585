import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CastMember, PLACES } from '#test/cast.ts';
import { csvOf } from '#test/intake.ts';
import { aChild } from './children.ts';
import { aCountyAtWork, type CountyAtWork } from './county-at-work.ts';
import { theClass } from './roll-caller.ts';

/** TM-02 建籍超期 — a child who sits in class without a record for longer than the county allows. */
let county: CountyAtWork;

beforeAll(async () => {
  county = await aCountyAtWork();
  county.goTo('2025-03-12');
  const registrar = await county.as('registrar');
  await registrar.bringIn({ name: '丁河.csv', bytes: csvOf([aChild('张小明', 1)]) });
  const roll = await theClass(await county.as('classTeacher'), PLACES.primaryClass);
  const child = { name: '周小禾', sex: '女', birthDate: '20150312', number: '', formerSchool: '外地小学' };
  expect((await roll.child(randomUUID(), child)).status).toBe(200);
  await roll.rest();
  await roll.sign();
});
afterAll(() => county.close());

async function figure(who: CastMember) {
  return (await (await county.as(who)).get('/api/monitoring')).body.lines[0].figures['without-record'];
}

test('for a month it is one of those without a record, and not yet too late', async () => {
  county.goTo('2025-04-10');
  expect(await figure('county')).toEqual({ part: 0, whole: 1 });
});

test('the county may set another limit, counted by from then on; nobody else may, and no limit is no number', async () => {
  expect((await (await county.as('head')).put('/api/monitoring/terms', { registrationDays: 20 })).status).toBe(403);
  const desk = await county.as('county');
  expect((await desk.put('/api/monitoring/terms', { registrationDays: 0 })).text).toContain('1 至 120 天');
  expect((await desk.put('/api/monitoring/terms', { registrationDays: 20 })).status).toBe(200);
  expect((await (await county.as('registrar')).get('/api/monitoring/terms')).body).toEqual({ registrationDays: 20 });
  expect(await figure('registrar')).toEqual({ part: 1, whole: 1 });
  expect(await figure('neighbour')).toBeUndefined();
});

test('where the county goes back to a month, a month it is', async () => {
  await (await county.as('county')).put('/api/monitoring/terms', { registrationDays: 30 });
  expect(await figure('county')).toEqual({ part: 0, whole: 1 });
  county.goTo('2025-04-11');
  expect(await figure('county')).toEqual({ part: 1, whole: 1 });
});
