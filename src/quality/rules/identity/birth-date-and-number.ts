import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';
import { residentNumberOf } from './resident-number.ts';

/** 出生日期与身份证号不一致 — one of the two was mistyped. Asked where both can be read; ID-12 and ID-22 tell otherwise. */
export default defineRule({
  code: 'ID-14',
  title: '出生日期与身份证号不一致',
  dimension: 'conformance',
  severity: 'error',
  fields: ['birthDate', 'idType', 'idNumber'],
  remedy: 'key-information-change',
  advice: '对照户口簿，看是出生日期还是身份证号录错，走“关键信息变更”更正错的一项',
  basis: 'GB 11643—1999 公民身份号码',
  appliesTo: (student, { today }) =>
    birthOf(student, today) !== undefined && readDate(textOf(student, 'birthDate')) !== undefined,
  faults: (student, { today }) => {
    const birth = birthOf(student, today);
    const written = readDate(textOf(student, 'birthDate'));
    if (birth === written) return [];
    return [{ field: 'birthDate', message: `出生日期填的是 ${written}，身份证号里是 ${birth}` }];
  },
  examples: {
    holds: [
      { birthDate: '20150312', idNumber: '411323201503129914' },
      { birthDate: '2015年3月12日', idNumber: '411323201503129914' },
      { birthDate: '20150312', idNumber: '411323201503329916' },
    ],
    broken: [
      { birthDate: '20150321', idNumber: '411323201503129914' },
      { birthDate: '2014-03-12', idNumber: '411323201503129914' },
    ],
  },
});

/** The date of the number where ID-12 holds. */
function birthOf(student: Student, today: LocalDate): LocalDate | undefined {
  const birth = residentNumberOf(student)?.birthDate;
  return birth === undefined || birth > today ? undefined : birth;
}
