import { describe, expect, test } from 'vitest';
import { countyCalendar } from '#src/calendar/county-days.ts';
import { objectionToDay, readReason, schoolDays } from './absence.ts';
import { attendanceLines, meaningOf } from './import-lines.ts';
import { termKey, termOf, termsBegun, termTitle } from './terms.ts';

const calendar = { calendar: countyCalendar([], 0).calendar, terms: [] };

describe('which day may be marked', () => {
  test('a day off is none of school, and a Saturday that is worked is one', () => {
    expect(objectionToDay('2025-04-04', '2025-04-08', calendar, 'class-teacher')).toMatchObject({ code: 'day-off' });
    expect(objectionToDay('2025-01-26', '2025-02-05', calendar, 'class-teacher')).toBeUndefined();
  });

  test('a teacher puts right a fortnight, the registrar a term, and nobody writes what is to come', () => {
    expect(objectionToDay('2025-03-03', '2025-03-20', calendar, 'class-teacher')).toMatchObject({ code: 'too-late' });
    expect(objectionToDay('2025-03-03', '2025-03-20', calendar, 'registrar')).toBeUndefined();
    expect(objectionToDay('2025-03-21', '2025-03-20', calendar, 'registrar')).toMatchObject({ code: 'future' });
  });

  test('between two days only the days of school are counted, over the Spring Festival as well', () => {
    expect(schoolDays('2025-01-24', '2025-02-05', calendar)).toEqual([
      '2025-01-24',
      '2025-01-26',
      '2025-01-27',
      '2025-02-05',
    ]);
  });
});

describe('a school’s own list', () => {
  const HEADING = ['年级', '班级', '姓名', '学籍号', '日期', '原因'];

  test('is read below its heading, with the words that schools use', () => {
    const lines = attendanceLines([
      ['三月考勤'],
      HEADING,
      ['四年级', '1班', '张小明', '', '2025/3/18', '旷课'],
      ['', '', ''],
    ]);
    expect(lines).toMatchObject([{ row: 3, name: '张小明', reason: '旷课' }]);
    expect(lines.map(meaningOf)).toEqual([{ is: 'absent', day: '2025-03-18', reason: 'unexcused' }]);
  });

  test('says of a class that everybody was there by one line without a name', () => {
    const [line] = attendanceLines([HEADING, ['四年级', '1班', '', '', '2025-03-18', '全勤']]);
    expect(line && meaningOf(line)).toEqual({ is: 'all-present', day: '2025-03-18' });
  });

  test('what cannot be understood is named, never guessed', () => {
    const meanings = attendanceLines([
      HEADING,
      ['四年级', '1班', '张小明', '', '三月', '病假'],
      ['四年级', '1班', '张小明', '', '2025-03-18', '迟到'],
      ['四年级', '1班', '', '', '2025-03-18', '病假'],
      ['', '', '张小明', '', '2025-03-18', '病假'],
    ]).map(meaningOf);
    expect(meanings.map(({ is }) => is)).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
  });

  test.each([
    ['病假', 'sick'],
    ['因事', 'personal'],
    [' 旷 课 ', 'unexcused'],
    ['迟到', undefined],
  ])('%s', (text, reason) => {
    expect(readReason(text)).toBe(reason);
  });
});

test('a term is named by its half of the year, and asked about while it lasts', () => {
  const spring = { from: '2025-02-17', until: '2025-07-04' } as const;
  const autumn = { from: '2024-09-02', until: '2025-01-17' } as const;
  expect([termKey(spring.from), termKey(autumn.from), termTitle('2024-2')]).toEqual([
    '2025-1',
    '2024-2',
    '2024年秋季学期',
  ]);
  expect([termOf('2025-02-16', [spring]), termOf('2025-02-17', [spring])]).toEqual([undefined, spring]);
  expect(termsBegun('2025-03-20', [autumn, spring])).toEqual([spring, autumn]);
});
