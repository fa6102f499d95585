import { expect, test } from 'vitest';
import { STANDINGS, type Standing } from './standings.ts';
import { stepStates, WAY_STEPS } from './way.ts';

const EVERY = Object.keys(STANDINGS) as readonly Standing[]; // the keys of a literal object

test('at every standing one step is to be done, and none after it is', () => {
  for (const standing of EVERY) {
    const states = Object.values(stepStates(standing, { household: {}, national: {} }));
    expect(states).toHaveLength(Object.keys(WAY_STEPS).length);
    expect(states.filter((state) => state === 'now')).toHaveLength(1);
    const last = standing === 'to-await-roster' ? states.slice(3) : states.slice(states.indexOf('now') + 1);
    expect(last).not.toContain('done');
  }
});

test('an application that was begun without the way says of no step that it was done', () => {
  const { household, register, national } = stepStates('in-case', {});
  expect([household, register, national]).toEqual(['none', 'none', 'none']);
  expect(stepStates('in-case', { household: {}, national: {} })).toMatchObject({ register: 'done', national: 'done' });
});
