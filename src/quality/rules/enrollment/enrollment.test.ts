import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { CODE_TABLES } from '#src/registry/codes.ts';
import type { Student } from '#src/registry/student.ts';
import { aStudent, TODAY } from '#test/world.ts';
import { inspect } from '../../inspect.ts';
import { type Setting, settingOn } from '../../rule.ts';
import { RULES } from '../index.ts';

const ENROLLMENT = RULES.filter(({ code }) => code.startsWith('EN-'));

function findingsOf(over: Student, setting: Partial<Setting> = {}) {
  const when = settingOn(setting.today ?? TODAY, setting);
  return inspect([aStudent(over)], { rules: ENROLLMENT, registerRules: [] }, when).findings;
}

const codesBrokenBy = (over: Student, setting: Partial<Setting> = {}) =>
  findingsOf(over, setting).map(({ code }) => code);

describe('a child who entered at six and moved up every year', () => {
  const STEPS = [
    ...[1, 2, 3, 4, 5, 6].map((year) => ({ grade: `1${year}`, kind: '小学', entered: 2024 - year + 1, year })),
    ...[1, 2, 3].map((year) => ({ grade: `2${year}`, kind: '初级中学', entered: 2024 - year + 1, year: year + 6 })),
    ...[1, 2, 3].map((year) => ({ grade: `3${year}`, kind: '高级中学', entered: 2024 - year + 1, year: year + 9 })),
  ];

  test.each(STEPS)('is in order in grade $grade', ({ grade, kind, entered, year }) => {
    const entryMode = grade.startsWith('3') ? '21' : '11';
    const pupil = {
      grade,
      entryMode,
      schoolKind: kind,
      entryMonth: `${entered}09`,
      birthDate: `${2024 - 6 - year + 1}0831`,
    };
    expect(codesBrokenBy(pupil)).toEqual([]);
    expect(codesBrokenBy({ ...pupil, birthDate: `${2024 - 7 - year + 1}0901` })).toEqual([]);
    expect(codesBrokenBy({ ...pupil, birthDate: `${2024 - 4 - year + 1}0831` })).toEqual(['EN-05']);
    expect(codesBrokenBy({ ...pupil, birthDate: `${2024 - 9 - year + 1}0831` })).toEqual(['EN-06']);
    expect(codesBrokenBy({ ...pupil, entryMonth: `${entered - 1}09` })).toContain('EN-04');
  });

  test('is in order on every day of the school year, and a year behind on its first after it', () => {
    expect(codesBrokenBy({}, { today: '2024-09-01' })).toEqual([]);
    expect(codesBrokenBy({}, { today: '2025-08-31' })).toEqual([]);
    expect(codesBrokenBy({}, { today: '2025-09-01' })).toEqual(['EN-04']);
  });
});

describe('a grade written as a cohort', () => {
  test.each(['2021级', '小学2021级', '小学2021级2班'])('%s is judged like 四年级', (grade) => {
    expect(codesBrokenBy({ grade })).toEqual([]);
    expect(codesBrokenBy({ grade, entryMonth: '202009' })).toEqual(['EN-04']);
    expect(codesBrokenBy({ grade, birthDate: '20090101' })).toEqual(['EN-06']);
  });

  test('whose stage nobody tells is left in peace', () => {
    expect(codesBrokenBy({ grade: '2019级', schoolKind: '', birthDate: '' })).toEqual([]);
  });
});

test('a pupil entered in August belongs to the school year before', () => {
  expect(codesBrokenBy({ entryMonth: '202108' })).toEqual(['EN-04']);
});

test.each(['留级', '跳级'])('%s explains a grade out of step', (changeKind) => {
  expect(codesBrokenBy({ entryMonth: '202009', changeKind })).toEqual([]);
  expect(codesBrokenBy({ entryMonth: '202009', changeKind: undefined })).toEqual(['EN-04']);
});

test('what cannot be understood is told by its own rule alone', () => {
  expect(codesBrokenBy({ grade: '大班' })).toEqual(['EN-01']);
  expect(codesBrokenBy({ entryMonth: '202613' })).toEqual(['EN-03']);
  expect(codesBrokenBy({ entryMonth: '202609' })).toEqual(['EN-03']);
  expect(codesBrokenBy({ birthDate: '20991231' })).toEqual([]);
});

describe('a school', () => {
  const RUNS: Readonly<Record<string, string>> = {
    '211': '1',
    '218': '1',
    '219': '1',
    '311': '2',
    '312': '12',
    '341': '23',
    '342': '3',
    '345': '123',
  };

  test.each(CODE_TABLES.schoolKind)(
    'of the kind $label runs the grades of its stages and no other',
    ({ code: schoolKind }) => {
      for (const { code: grade } of CODE_TABLES.grade) {
        const runs = (RUNS[schoolKind] ?? '123').includes(grade[0] ?? '');
        expect([grade, codesBrokenBy({ grade, schoolKind }).includes('EN-10')]).toEqual([grade, !runs]);
      }
    },
  );

  test('of a kind nobody knows is not asked', () => {
    expect(codesBrokenBy({ schoolKind: '', grade: '四年级' })).toEqual([]);
    expect(codesBrokenBy({ schoolKind: undefined, grade: '四年级' }, { schools: new Map() })).toEqual([]);
  });
});

describe('the end of a stage', () => {
  const overdue = (over: Student, today: LocalDate, promotion = '08-10') =>
    codesBrokenBy({ schoolKind: '', ...over }, { today, promotion }).includes('EN-12');

  test('is the promotion day that the county has set', () => {
    const pupil = { grade: '初三', entryMonth: '202209' };
    expect(overdue(pupil, '2025-08-10')).toBe(false);
    expect(overdue(pupil, '2025-08-11')).toBe(true);
    expect(overdue(pupil, '2025-07-02', '07-01')).toBe(true);
  });

  test('comes a year later in the fourth year of junior high, and for who repeated a year', () => {
    expect(overdue({ grade: '初四', entryMonth: '202109' }, '2025-08-10')).toBe(false);
    expect(overdue({ grade: '初四', entryMonth: '202109' }, '2025-08-11')).toBe(true);
    expect(overdue({ grade: '初三', entryMonth: '202109', changeKind: '留级' }, '2025-08-10')).toBe(false);
    expect(overdue({ grade: '初三', entryMonth: '202109', changeKind: '留级' }, '2025-08-11')).toBe(true);
  });

  test('is asked of nobody before the last grade, nor of who has left', () => {
    expect(overdue({ grade: '五年级', entryMonth: '201009' }, TODAY)).toBe(false);
    expect(overdue({ grade: '六年级', entryMonth: '201009', recordStatus: '休学' }, TODAY)).toBe(false);
    expect(overdue({ grade: '六年级', entryMonth: '' }, TODAY)).toBe(false);
  });
});

test('ages are judged alike however the birth date is written', () => {
  const day = fc.date({
    min: new Date('2005-01-01T00:00:00Z'),
    max: new Date('2020-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, (date) => {
      const birthDate = date.toISOString().slice(0, 10);
      expect(findingsOf({ birthDate: birthDate.replaceAll('-', '/') })).toEqual(findingsOf({ birthDate }));
    }),
  );
});

test('a message names both ages and the grade, so that the registrar need not reckon', () => {
  expect(findingsOf({ birthDate: '20120831' })[0]?.message).toBe('2024年8月31日满12周岁，小学四年级一般为9周岁');
  expect(findingsOf({ entryMonth: '202009' })[0]?.message).toBe('2020年9月入学，现应为小学五年级，而年级为小学四年级');
  expect(findingsOf({ entryMonth: '201009' })[0]?.message).toBe('2010年9月入学，现已读满小学，而年级为小学四年级');
});
