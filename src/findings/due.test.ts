import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate, weekdayOf } from '#src/kernel/local-date.ts';
import { dueOf, workingDaysAfter, workingDaysLeft } from './due.ts';

describe('working days', () => {
  test('pass over the weekend', () => {
    expect(workingDaysAfter('2025-03-20', 1)).toBe('2025-03-21');
    expect(workingDaysAfter('2025-03-20', 2)).toBe('2025-03-24');
    expect(workingDaysAfter('2025-03-22', 1)).toBe('2025-03-24');
  });

  test('are counted back as they were counted forth', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 60 }), (day, days) => {
        const due = workingDaysAfter(day, days);
        expect(weekdayOf(due)).toBeLessThanOrEqual(5);
        expect(workingDaysLeft(day, due)).toBe(days);
      }),
    );
  });

  test('are fewer than none once it is overdue', () => {
    expect(workingDaysLeft('2025-03-25', '2025-03-21')).toBe(-2);
    expect(workingDaysLeft('2025-03-21', '2025-03-21')).toBe(0);
  });
});

test('an error is due in ten working days, a notice never', () => {
  expect(dueOf('error', '2025-03-20')).toBe('2025-04-03');
  expect(dueOf('notice', '2025-03-20')).toBeUndefined();
});

const aDay = fc.integer({ min: 0, max: 20_000 }).map((days): LocalDate => addDays('2000-01-01', days));
