import { isCredible, isOfPermit, readIdentityNumber } from '#src/registry/identity-number.ts';
import { isTemporary, readNationalNumber } from '#src/registry/national-number.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/**
 * 临时学籍已有身份证号未转正 — the pupil got a number, and the record was not made formal.
 *
 * A valid number is a citizen's: right province, check character and date. Permits to stay (81, 82, 83, 91) become no
 * formal number, so those children are not asked. Whatever 身份证件类型 says: ID-20 tells where it does not fit.
 */
export default defineRule({
  code: 'RN-03',
  title: '临时学籍已有身份证号未转正',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['nationalNumber', 'idNumber'],
  remedy: 'formalisation',
  advice: '在原学籍上核对姓名和身份证号，申请转为正式学籍，不要重新建籍',
  basis: '西峡县核查通知 一（二）',
  appliesTo: (student) => {
    const number = readNationalNumber(textOf(student, 'nationalNumber'));
    return number !== undefined && isTemporary(number);
  },
  faults: (student, { today }) => {
    const number = readIdentityNumber(student.idNumber ?? '');
    return number?.provinceHolds && isCredible(number, today) && !isOfPermit(number)
      ? [{ field: 'nationalNumber', message: '学生已有有效的身份证号，学籍号还是临时的，应申请转正' }]
      : [];
  },
  examples: {
    holds: [
      { nationalNumber: 'G411323201503129914' },
      { nationalNumber: 'L411323201503120001', idNumber: '' },
      { nationalNumber: 'L411323201503120001', idNumber: '810000201503129917' },
    ],
    broken: [{ nationalNumber: 'L411323201503120001' }, { nationalNumber: 'J411323201503120039' }],
  },
});
