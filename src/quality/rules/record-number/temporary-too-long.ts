import { addMonths, readDate } from '#src/kernel/local-date.ts';
import { isTemporary, readNationalNumber } from '#src/registry/national-number.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/** 临时学籍超期 — a record that stays temporary for years is a child nobody has looked after. Not asked without 建籍日期. */
export default defineRule({
  code: 'RN-04',
  title: '临时学籍超期',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['nationalNumber', 'registeredOn'],
  remedy: 'formalisation',
  advice: '核实户口办理情况：已有身份证号的申请转正；仍没有的，提醒家长办理并更新佐证材料',
  basis: '西峡县核查通知 一（二）；期限由县里设定，默认 12 个月',
  appliesTo: (student) => isOfTemporary(student) && readDate(textOf(student, 'registeredOn')) !== undefined,
  faults: (student, { today, temporaryMonths }) => {
    const since = readDate(textOf(student, 'registeredOn'));
    return since !== undefined && addMonths(since, temporaryMonths) < today
      ? [{ field: 'nationalNumber', message: `临时学籍建于 ${since}，已超过 ${temporaryMonths} 个月` }]
      : [];
  },
  examples: {
    holds: [
      { nationalNumber: 'G411323201503129914', registeredOn: '20210915' },
      { nationalNumber: 'L411323201503120001', registeredOn: '20240915' },
      { nationalNumber: 'L411323201503120001', registeredOn: '20210915', setting: { temporaryMonths: 60 } },
    ],
    broken: [
      { nationalNumber: 'L411323201503120001', registeredOn: '20210915' },
      { nationalNumber: 'J411323201503120039', registeredOn: '2024-09-15', setting: { temporaryMonths: 6 } },
    ],
  },
});

function isOfTemporary(student: Student): boolean {
  const number = readNationalNumber(textOf(student, 'nationalNumber'));
  return number !== undefined && isTemporary(number);
}
