import { expect, test } from 'vitest';
import { objectionsToPolicy } from './policy-objections.ts';
import { policyFrom, USUAL_POLICY } from './sign-in-policy.ts';

const fieldsOf = (change: Partial<typeof USUAL_POLICY>) =>
  objectionsToPolicy({ ...USUAL_POLICY, ...change }).map(({ field }) => field);

test('what holds when nothing was set may also be set', () => {
  expect(objectionsToPolicy(USUAL_POLICY)).toEqual([]);
});

test('a password of seven characters, of seventy, or of eight and a half is no policy', () => {
  for (const leastLength of [7, 65, 8.5, 0]) expect(fieldsOf({ leastLength })).toEqual(['leastLength']);
});

test('an account is not sealed over the holidays, nor kept for ten years', () => {
  for (const dormantDays of [7, 3650, undefined]) expect(fieldsOf({ dormantDays })).toEqual(['dormantDays']);
});

test('whoever reaches the whole county is not let off the second factor, and is named', () => {
  const [objection] = objectionsToPolicy({ ...USUAL_POLICY, secondFactor: ['county', 'registrar'] });
  expect(objection).toMatchObject({ field: 'secondFactor' });
  expect(objection?.message).toMatch(/县系统管理员、县审计员/);
});

test('whatever may be set is read back as it was set', () => {
  const strict = {
    profile: 'asvs',
    leastLength: 15,
    secondFactor: ['county', 'county-admin'],
    dormantDays: 60,
  } as const;
  expect(policyFrom(JSON.parse(JSON.stringify(strict)), false)).toEqual({
    ...strict,
    secondFactor: ['county', 'county-admin'],
  });
});
