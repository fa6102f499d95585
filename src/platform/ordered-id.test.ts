import { expect, test } from 'vitest';
import { orderedId } from './ordered-id.ts';

test('what is opened later has the higher id, and of one moment each has its own', () => {
  const moments = [0, 1, 255, 1_742_436_000_000, 1_742_436_000_001].map((at) => new Date(at));
  const ids = moments.map(orderedId);
  expect([...ids].sort()).toEqual(ids);
  expect(ids[3]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(Array.from({ length: 100 }, () => orderedId(new Date(0)))).size).toBe(100);
});
