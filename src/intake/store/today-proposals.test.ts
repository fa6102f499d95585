import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#src/organization/office.ts';
import { CAST } from '#test/cast.ts';
import { anIntake, csvOf, type Intake } from '#test/intake.ts';
import { aStudent } from '#test/world.ts';
import { proposalsOfToday } from './today-proposals.ts';

let intake: Intake;

beforeEach(async () => {
  intake = await anIntake();
});
afterEach(() => intake.close());

test('what an import found in key fields is on the day’s page of whoever keeps the record, and of nobody else', async () => {
  const [id = ''] = await intake.register([aStudent()]);
  const files = [{ name: '花名册.csv', bytes: csvOf([aStudent({ name: '张晓明' })]) }];
  const batch = await intake.upload(CAST.registrar, files);
  await intake.commit(CAST.registrar, batch);
  const asked = (actor: Actor) =>
    proposalsOfToday(intake.desk)({ actor, today: intake.desk.clock.today(), since: new Date(0) });
  const section = {
    ...{ key: 'proposed-changes', count: 1, door: { to: '/proposed-changes' } },
    lines: [{ title: '张小明　丁河镇中心小学 四年级1班', door: { params: { id } } }],
  };
  expect(await asked(CAST.registrar)).toMatchObject([section]);
  expect(await asked(CAST.county)).toMatchObject([section]);
  expect(await asked(CAST.neighbour)).toMatchObject([{ count: 0, lines: [] }]);
  expect(await asked(CAST.stranger)).toMatchObject([{ count: 0, lines: [] }]);
  expect(await asked(CAST.head)).toEqual([]);
});
