import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TODAY } from '#test/world.ts';
import { CODE_TABLES, labelOf } from './codes.ts';
import { gradeAt, overallYear, readGrade } from './grade.ts';
import { EVERY_STAGE, STAGES } from './stage.ts';

const codeIn = (text: string, hints = {}) => readGrade(text, { today: TODAY, ...hints })?.grade?.code;

describe('a grade', () => {
  test.each(CODE_TABLES.grade)('$label is understood by code and by label', ({ code, label }) => {
    expect(codeIn(code)).toBe(code);
    expect(codeIn(label)).toBe(code);
    const grade = readGrade(code)?.grade;
    expect(grade && gradeAt(grade.stage, grade.year)).toEqual(grade);
    expect(labelOf('grade', grade?.code ?? '')).toBe(label);
  });

  test.each([
    ['一年级', '11'],
    ['６年级', '16'],
    ['四 年级', '14'],
    ['七年级', '21'],
    ['7年级', '21'],
    ['初一', '21'],
    ['初中三年级', '23'],
    ['初四', '24'],
    ['高一', '31'],
    ['十二年级', '33'],
    ['1', '11'],
    ['9', '23'],
    ['10', '31'],
    ['11', '11'],
    ['12', '12'],
    ['小学2019级', '16'],
    ['2022级初中', '23'],
    ['高中2024级', '31'],
    ['初中2021级', '24'],
  ])('%s is %s', (text, code) => expect(codeIn(text)).toBe(code));

  test.each(['', '中班', '十三年级', '0', '13年级', '17', '班', '11班', '十一班', '一班', '三好学生', '级', '2019'])(
    '%s is none',
    (text) => expect(readGrade(text)).toBeUndefined(),
  );

  test.each([
    ['1.1班', '11', '1'],
    ['七(1)班', '21', '1'],
    ['七（2）班', '21', '2'],
    ['四年级2班', '14', '2'],
    ['一年级三班', '11', '三'],
    ['七一班', '21', '一'],
    ['高一3班', '31', '3'],
    ['初二(十)班', '22', '十'],
    ['小学2021级1班', '14', '1'],
  ])('%s is %s, class %s', (text, code, className) => {
    expect(readGrade(text, { today: TODAY })).toMatchObject({ grade: { code }, className });
  });

  test('given as a number is counted within the school that runs one later stage only', () => {
    expect(codeIn('1.1班', { schoolKind: '311' })).toBe('21');
    expect(codeIn('2', { schoolKind: '342' })).toBe('32');
    expect(codeIn('7', { schoolKind: '311' })).toBe('21');
    expect(codeIn('1.1班', { schoolKind: '312' })).toBe('11');
    expect(codeIn('一年级', { schoolKind: '311' })).toBe('11');
  });

  test('counts from one to twelve, and the fourth year of junior high is the ninth', () => {
    const years = EVERY_STAGE.flatMap((stage) =>
      Array.from({ length: STAGES[stage].mostYears }, (_, at) => gradeAt(stage, at + 1)),
    ).map((grade) => grade && overallYear(grade));
    expect(years).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 10, 11, 12]);
  });
});

describe('a cohort', () => {
  test('without a stage has that of a school which runs only one', () => {
    expect(codeIn('2021级', { schoolKind: '211' })).toBe('14');
    expect(codeIn('2023级', { schoolKind: '311' })).toBe('22');
  });

  test('without a stage in a school of several has that of the age at entry', () => {
    expect(codeIn('2023级', { schoolKind: '312', birthDate: '2017-03-01' })).toBe('12');
    expect(codeIn('2023级', { schoolKind: '312', birthDate: '2010-03-01' })).toBe('22');
    expect(codeIn('2023级', { birthDate: '2008-03-01' })).toBe('32');
  });

  test('is understood though nobody tells its stage', () => {
    expect(readGrade('2019级')).toMatchObject({ cohort: 2019, grade: undefined, stage: undefined });
    expect(codeIn('2019级')).toBeUndefined();
  });

  test('that should have left, or is yet to come, is in no grade now', () => {
    expect(readGrade('小学2015级', { today: TODAY })).toMatchObject({
      cohort: 2015,
      stage: 'primary',
      grade: undefined,
    });
    expect(codeIn('小学2025级')).toBeUndefined();
    expect(codeIn('小学2025级', { today: '2025-09-01' })).toBe('11');
    expect(codeIn('小学2024级', { today: '2025-08-31' })).toBe('11');
  });
});

test('reading never throws, and what it reads is a grade of the table', () => {
  const wording = fc.stringMatching(/^[一二三七十初高小学中年级班\d().]{0,9}$/);
  fc.assert(
    fc.property(fc.oneof(wording, fc.string({ unit: 'binary' })), (text) => {
      const grade = readGrade(text, { today: TODAY, birthDate: '2015-03-12' })?.grade;
      if (grade !== undefined) expect(CODE_TABLES.grade.map(({ code }) => code)).toContain(grade.code);
    }),
  );
});
