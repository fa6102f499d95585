import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysIn,
  type LocalDate,
  localDate,
  readDate,
  readMonth,
  weekdayOf,
  yearsBetween,
} from './local-date.ts';

/** From the first day whose serial number has five digits. */
const anyDay = fc
  .date({ min: new Date('1927-05-18T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10) as LocalDate);

describe('a date', () => {
  test('is the same day in every form a roster writes it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [year = '', month = '', date = ''] = day.split('-');
        const [m, d] = [Number(month), Number(date)];
        const forms = [
          `${year}${month}${date}`,
          day,
          `${year}/${m}/${d}`,
          `${year}.${m}.${d}`,
          `${year}年${m}月${d}日`,
          `${year}年 ${m} 月 ${d} 日`,
          `${day} 00:00:00`,
          `${year}/${month}/${date} 8:30`,
          ` ${day} `,
          [...day].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(''),
          String(serialOf(day)),
          `${serialOf(day)}.5`,
        ];
        for (const form of forms) expect([form, readDate(form)]).toEqual([form, day]);
      }),
    );
  });

  test.each(['20150229', '20151301', '2015-00-10', '2015-4-31', '201503', '2015', '昨天', '', '12/3/2015', '60000000'])(
    '%s names no day',
    (text) => expect(readDate(text)).toBeUndefined(),
  );

  test('of the leap day exists in leap years only, and 1900 was none', () => {
    expect(readDate('20000229')).toBe('2000-02-29');
    expect(readDate('19000229')).toBeUndefined();
    expect(localDate(2024, 2, 29)).toBe('2024-02-29');
  });

  test('never makes the reader throw, whatever the cell holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readDate(text);
        readMonth(text);
      }),
    );
  });
});

describe('a month', () => {
  test.each(['201509', '2015-09', '2015/9', '2015.9', '2015年9月', '20150901', '2015-09-01', '２０１５０９'])(
    '%s is September 2015',
    (text) => expect(readMonth(text)).toBe('2015-09'),
  );

  test.each(['201513', '201500', '2015', '九月', ''])('%s is none', (text) => expect(readMonth(text)).toBeUndefined());
});

describe('an age', () => {
  test('grows by one on each birthday and on no other day', () => {
    expect(yearsBetween('2018-08-31', '2024-08-30')).toBe(5);
    expect(yearsBetween('2018-08-31', '2024-08-31')).toBe(6);
    expect(yearsBetween('2018-09-01', '2024-08-31')).toBe(5);
  });

  test('is less than nothing before birth', () => expect(yearsBetween('2018-08-31', '2018-08-30')).toBe(-1));
});

describe('a time limit in months', () => {
  test('ends on the same day of the month, or on its last', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-03-20', 12)).toBe('2025-03-20');
    expect(addMonths('2025-01-15', -1)).toBe('2024-12-15');
  });

  test('always ends within the month it should', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const end = addMonths(day, months);
        const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
        const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
        expect(end).toBe(localDate(year, month, Math.min(Number(day.slice(8)), daysIn(year, month))));
      }),
    );
  });
});

describe('so many days later', () => {
  test('is the day a spreadsheet would count to', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 4000 }), (day, days) => {
        expect(serialOf(addDays(day, days))).toBe(serialOf(day) + days);
        expect(weekdayOf(addDays(day, 7 * days))).toBe(weekdayOf(day));
      }),
    );
  });

  test('20 March 2025 was a Thursday', () => expect(weekdayOf('2025-03-20')).toBe(4));
});

/** The day's number in a spreadsheet; 25,569 is 1 January 1970. */
function serialOf(day: LocalDate): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
}
