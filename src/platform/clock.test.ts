import { expect, test } from 'vitest';
import { momentInBeijing, today } from './clock.ts';

test('the day begins when it begins in Beijing, wherever the server stands', () => {
  expect(today(new Date('2025-03-19T15:59:59Z'))).toBe('2025-03-19');
  expect(today(new Date('2025-03-19T16:00:00Z'))).toBe('2025-03-20');
});

test('a moment is said by the clock in Beijing', () => {
  expect(momentInBeijing(new Date('2025-03-19T16:05:59Z'))).toBe('2025-03-20 00:05');
});
