import { defineRule } from '../../rule.ts';
import { ageMessage, agePastUsual } from './usual-age.ts';

/**
 * 年龄偏低 — reckoned on 31 August before the present school year; the usual age is six full years in grade one, and one
 * more in each grade after it. One year younger is left alone: a child may have been let in early.
 */
export default defineRule({
  code: 'EN-05',
  title: '年龄偏低',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['birthDate', 'grade', 'schoolKind', 'schoolCode'],
  needs: ['birthDate', 'grade'],
  remedy: 'explain',
  advice: '核对出生日期和年级；确属早入学或跳级的，写明情况',
  basis: '义务教育法第十一条（年满六周岁入学）',
  appliesTo: (student, setting) => agePastUsual(student, setting) !== undefined,
  faults: (student, setting) =>
    (agePastUsual(student, setting) ?? 0) <= -2 ? [{ field: 'birthDate', message: ageMessage(student, setting) }] : [],
  examples: {
    holds: [
      { birthDate: '20150312', grade: '四年级' },
      { birthDate: '20160831', grade: '四年级' },
      { birthDate: '20180831', grade: '小学一年级' },
    ],
    broken: [
      { birthDate: '20160901', grade: '四年级', idNumber: '' },
      { birthDate: '20150312', grade: '初一' },
    ],
  },
});
