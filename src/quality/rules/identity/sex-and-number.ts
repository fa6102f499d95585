import { codeOf, labelOf } from '#src/registry/codes.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';
import { residentNumberOf } from './resident-number.ts';

/** 性别与身份证号不一致 — odd at the seventeenth place is 男, even 女. Asked of 男 and 女 only; ID-21 tells otherwise. */
export default defineRule({
  code: 'ID-15',
  title: '性别与身份证号不一致',
  dimension: 'conformance',
  severity: 'error',
  fields: ['sex', 'idType', 'idNumber'],
  remedy: 'key-information-change',
  advice: '对照户口簿，看是性别还是身份证号录错，走“关键信息变更”更正错的一项',
  basis: 'GB 11643—1999 公民身份号码',
  appliesTo: (student) => residentNumberOf(student) !== undefined && ['1', '2'].includes(sexOf(student) ?? ''),
  faults: (student) => {
    const sex = residentNumberOf(student)?.sex;
    if (sex === undefined || sex === sexOf(student)) return [];
    const message = `性别填的是${textOf(student, 'sex')}，按身份证号第 17 位应为${labelOf('sex', sex)}`;
    return [{ field: 'sex', message }];
  },
  examples: {
    holds: [
      { sex: '男', idNumber: '411323201503129914' },
      { sex: '2', idNumber: '411323201503129922' },
    ],
    broken: [
      { sex: '女', idNumber: '411323201503129914' },
      { sex: '1', idNumber: '411323201503129922' },
    ],
  },
});

function sexOf(student: Student): string | undefined {
  return codeOf('sex', textOf(student, 'sex'));
}
