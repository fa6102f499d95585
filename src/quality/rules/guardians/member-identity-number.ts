import { codeOf } from '#src/registry/codes.ts';
import { titleOf } from '#src/registry/fields.ts';
import { readIdentityNumber } from '#src/registry/identity-number.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule, type Setting } from '../../rule.ts';
import { FAMILY, numberOf, ofBothMembers } from './family-members.ts';

/** 家庭成员身份证号错误 — as ID-10, ID-11 and ID-12 of the pupil's own. No number at all is another matter: GU-11. */
export default defineRule({
  code: 'GU-07',
  title: '家庭成员身份证号错误',
  dimension: 'conformance',
  severity: 'error',
  fields: ofBothMembers('idType', 'idNumber'),
  needs: [],
  remedy: 'edit',
  advice: '对照身份证或户口簿逐位核对后更正',
  basis: 'GB 11643—1999 公民身份号码',
  appliesTo: (student) => membersAsked(student).length > 0,
  faults: (student, setting) =>
    membersAsked(student).flatMap(({ idNumber: field }) => {
      const complaint = complaintOf(student[field] ?? '', setting);
      return complaint ? [{ field, message: `${titleOf(field)}${complaint}` }] : [];
    }),
  examples: {
    holds: [
      { 'guardian1.idNumber': '11010519491231002x' },
      { 'guardian1.idNumber': '' },
      { 'guardian2.idType': '护照', 'guardian2.idNumber': 'E12345678' },
    ],
    broken: [
      { 'guardian1.idNumber': '110105194912310021' },
      { 'guardian2.idNumber': '110105491231002' },
      { 'guardian1.idNumber': '110105194913310027' },
    ],
  },
});

function membersAsked(student: Student) {
  return FAMILY.filter(
    (fields) => numberOf(student, fields) !== '' && codeOf('idType', textOf(student, fields.idType)) === '1',
  );
}

function complaintOf(text: string, { today }: Setting): string | undefined {
  const number = readIdentityNumber(text);
  if (number === undefined) return '不是17位数字加一位数字或X';
  if (number.birthDate === undefined) return '中的出生日期无效';
  if (number.birthDate > today) return '中的出生日期晚于今天';
  return number.checksumHolds ? undefined : '末位校验码不符，可能有一位录错';
}
