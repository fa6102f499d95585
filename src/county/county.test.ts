import { expect, test } from 'vitest';
import { checkCharacterOf } from '#src/registry/identity-number.ts';
import type { LabelledRecord } from './labels.ts';
import type { Plan } from './plan.ts';
import { generate, pupilsOf } from './pupils.ts';

const PLAN: Plan = { pupils: 2000, seed: 1, errorsPerMille: 80, today: '2025-03-20' };

test('the same plan gives the same register on every machine', () => {
  expect(fingerprint(pupilsOf(PLAN))).toBe('249f49fa');
  expect(fingerprint(pupilsOf(PLAN))).toBe(fingerprint(pupilsOf(PLAN)));
});

test('another seed gives another register', () => {
  expect(fingerprint(pupilsOf({ ...PLAN, seed: 2 }))).not.toBe(fingerprint(pupilsOf(PLAN)));
});

test.each([1, 2, 17, 300, 81_000])('a plan for %i pupils gives as many records, each in its place', (pupils) => {
  let count = 0;
  for (const { place } of pupilsOf({ ...PLAN, pupils })) {
    if (place.inAll !== count) throw new Error(`record ${count} says it is ${place.inAll}`);
    count += 1;
  }
  expect(count).toBe(pupils);
});

test('twins have one birth date, one household and two names', () => {
  const records = [...pupilsOf({ ...PLAN, pupils: 20_000, errorsPerMille: 0 })];
  const families = familiesOf(records);
  const twins = families.filter((family) => new Set(family.map(born)).size < family.length);
  expect(twins.length).toBeGreaterThan(40);
  for (const family of twins) {
    expect(new Set(family.map(({ student }) => student.homeAddress)).size).toBe(1);
    expect(new Set(family.map(({ student }) => student.name)).size).toBe(family.length);
  }
});

test('brothers and sisters go to school in different grades, and more than a third of the pupils have one there', () => {
  const records = [...pupilsOf({ ...PLAN, pupils: 20_000, errorsPerMille: 0 })];
  const families = familiesOf(records);
  const withSiblings = families.filter((family) => family.length > 1);
  expect(withSiblings.flat().length).toBeGreaterThan(20_000 / 3);
  expect(
    withSiblings.filter((family) => new Set(family.map(({ student }) => student.entryMonth)).size > 1).length,
  ).toBeGreaterThan(2000);
});

test('the usual county has nineteen townships, about 180 schools and classes of real sizes', () => {
  const [only] = [...generate({ ...PLAN, pupils: 80_000 })];
  if (only === undefined) throw new Error('no county');
  expect(only.county.townships).toHaveLength(19);
  expect(only.county.schools.length).toBeGreaterThan(165);
  expect(only.county.schools.length).toBeLessThan(200);
  const sizes = only.classes.map(({ first, end }) => end - first);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(75);
  const points = only.classes.filter(({ school }) => only.county.schools[school]?.kind === '218');
  const small = points.filter(({ first, end }) => end - first >= 3 && end - first <= 25);
  expect(small.length).toBeGreaterThan(points.length * 0.95);
});

test('no two pupils of several counties share a number, and every number is plainly made up', () => {
  const numbers = new Set<string>();
  let cards = 0;
  for (const { student } of pupilsOf({ ...PLAN, pupils: 165_000, errorsPerMille: 0 })) {
    if (student.idType !== '居民身份证') continue;
    const number = student.idNumber ?? '';
    if (!/^419[1-9]/.test(number) || checkCharacterOf(number) !== number[17]) throw new Error(number);
    numbers.add(number);
    cards += 1;
  }
  expect(numbers.size).toBe(cards);
});

test('a second record names the first, and both are of one pupil', () => {
  const records = [...pupilsOf(PLAN)];
  const seconds = records.filter(({ sameChildAs }) => sameChildAs !== undefined);
  expect(seconds.length).toBeGreaterThan(15);
  for (const { sameChildAs, pupil } of seconds) expect(records[sameChildAs?.inAll ?? -1]?.pupil).toBe(pupil);
});

function familiesOf(records: readonly LabelledRecord[]): readonly (readonly LabelledRecord[])[] {
  const families = new Map<string, LabelledRecord[]>();
  for (const record of records) {
    const father = record.student['guardian1.idNumber'] ?? '';
    families.set(father, [...(families.get(father) ?? []), record]);
  }
  return [...families.values()];
}

function born({ student }: LabelledRecord): string {
  return student.idNumber?.slice(6, 14) ?? '';
}

/** FNV-1a over every cell and label: one changed character changes it. */
function fingerprint(records: Iterable<LabelledRecord>): string {
  let hash = 0x811c9dc5;
  for (const { student, labels, pupil } of records) {
    const text = JSON.stringify([student, labels, pupil]);
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
