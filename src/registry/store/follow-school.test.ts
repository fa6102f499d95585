import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { changeUnit } from '#src/organization/store/change-unit.ts';
import type { OrganizationDesk } from '#src/organization/store/organization-desk.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { CAST, COUNTY, PLACES, seedCast, unitId } from '#test/cast.ts';
import { anOrganizationDesk } from '#test/organization-desk.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { aStudent } from '#test/world.ts';
import { createRecords } from './create-records.ts';
import { followSchool } from './follow-school.ts';
import { moveStudents } from './move-students.ts';
import { openRecords } from './open-records.ts';
import { readHistory } from './read-history.ts';
import type { RegisterDesk } from './register-desk.ts';

const NOBODY = { person: undefined, office: undefined };
const [OWN, OTHER] = [PLACES.primary, PLACES.other].map((path) => path.split('/').at(-1) ?? '');
let desk: RegisterDesk & OrganizationDesk;
let [ming, wrong, gang] = ['', '', ''];

beforeEach(async () => {
  const { db, close } = await openTestDatabase();
  await seedCast(db);
  const register = { ...anOrganizationDesk(db), afterChange: async () => {} };
  desk = { ...register, afterMove: [moveStudents, followSchool(register)] };
  [ming, wrong, gang] = [randomUUID(), randomUUID(), randomUUID()];
  const pupil = (id: string, unit: UnitPath, schoolCode: string | undefined, number: string) => ({
    ...{ id, unit },
    cells: aStudent({ ...(schoolCode && { schoolCode }), idNumber: number, nationalNumber: `G${number}` }),
  });
  const drafts = [
    pupil(ming, PLACES.primaryClass, OWN, '411323201503129914'),
    pupil(wrong, PLACES.primaryClass2, '2141009999', '411323201503129930'),
    pupil(gang, PLACES.otherClass, OTHER, '411323201503129957'),
  ];
  await db.transaction().execute((work) => createRecords(desk, work, COUNTY, drafts, NOBODY, { kind: 'seed' }));
  return close;
});

const codesOf = async () => {
  const records = await openRecords(desk.db, desk.seal, COUNTY, [ming, wrong, gang]);
  const codes = new Map(records.map(({ id, cells }) => [id, cells.schoolCode]));
  return [codes.get(ming), codes.get(wrong), codes.get(gang)];
};
const change = (unit: 'primary' | 'primaryClass', into: 'other' | 'primaryClass2') =>
  changeUnit(desk, CAST.admin, unitId(unit), {
    ...{ deed: 'merge', into: unitId(into), effective: '2025-03-20', reason: '县局文件' },
  });

test('pupils of a school that becomes part of another get its code, and their history says why', async () => {
  expect(await change('primary', 'other')).toHaveProperty('done');
  expect(await codesOf()).toEqual([OTHER, '2141009999', OTHER]);
  const [latest] = [...(await readHistory(desk.db, desk.seal, COUNTY, ming))].sort((a, b) => b.revision - a.revision);
  expect(latest).toMatchObject({
    ...{ revision: 2, source: { kind: 'unit' } },
    changes: [{ field: 'schoolCode', before: OWN, after: OTHER }],
  });
});

test('pupils whose class becomes part of another of the same school keep it, and nothing is written', async () => {
  expect(await change('primaryClass', 'primaryClass2')).toHaveProperty('done');
  expect(await codesOf()).toEqual([OWN, '2141009999', OTHER]);
  const changes = await desk.db.selectFrom('student_changes').select('revision').execute();
  expect(changes.every(({ revision }) => revision === 1)).toBe(true);
});
