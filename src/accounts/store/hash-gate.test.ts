import { expect, test } from 'vitest';
import { BUSY, gate } from './hash-gate.ts';

test('so many run at once, so many wait, the rest is turned away, and the gate is open again afterwards', async () => {
  const through = gate(2, 3);
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    return 'done';
  };
  const answers = await Promise.all(Array.from({ length: 8 }, () => through(work)));
  expect(most).toBe(2);
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(5);
  expect(answers.filter((answer) => answer === BUSY)).toHaveLength(3);
  expect(await through(work)).toBe('done');
});

test('work that fails gives its place back', async () => {
  const through = gate(1, 1);
  await expect(through(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await through(async () => 'done')).toBe('done');
});
