import { expect, test } from 'vitest';
import { CAST } from '#test/cast.ts';
import { anIntake } from '#test/intake.ts';
import { addFile, openBatch } from './batches.ts';
import { objectionsToUpload } from './upload-quota.ts';

test('a school may hand in sixty files a day; the county and the school beside it are not held up by them', async () => {
  const { desk, close } = await anIntake();
  const { registrar, strangeRegistrar, county } = CAST;
  const batch = await openBatch(desk, registrar);
  const file = (number: number) => ({ number, name: `${number}.csv`, bytes: Buffer.from('姓名') });
  for (let number = 1; number < 60; number++) await addFile(desk, registrar.county, batch, file(number));
  expect(await objectionsToUpload(desk, registrar)).toEqual([]);

  await addFile(desk, registrar.county, batch, file(60));
  expect(await objectionsToUpload(desk, registrar)).toMatchObject([{ code: 'quota' }]);
  for (const other of [strangeRegistrar, county]) expect(await objectionsToUpload(desk, other)).toEqual([]);

  const tomorrow = {
    ...desk,
    clock: { ...desk.clock, now: () => new Date(desk.clock.now().getTime() + 25 * 3_600_000) },
  };
  expect(await objectionsToUpload(tomorrow, registrar)).toEqual([]);
  await close();
});
