import { defineRule } from '../../rule.ts';
import { ageMessage, agePastUsual } from './usual-age.ts';

/** 年龄偏高 — more than two years older than is usual (EN-05 says how it is reckoned): left out of school, or a wrong date. */
export default defineRule({
  code: 'EN-06',
  title: '年龄偏高',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['birthDate', 'grade', 'schoolKind', 'schoolCode'],
  needs: ['birthDate', 'grade'],
  remedy: 'explain',
  advice: '核对出生日期和年级；确属晚入学、休学或留级的，写明情况',
  basis: '义务教育法第十一条；领域手册4.5（年龄与年级偏差）',
  appliesTo: (student, setting) => agePastUsual(student, setting) !== undefined,
  faults: (student, setting) =>
    (agePastUsual(student, setting) ?? 0) >= 3 ? [{ field: 'birthDate', message: ageMessage(student, setting) }] : [],
  examples: {
    holds: [
      { birthDate: '20150312', grade: '四年级' },
      { birthDate: '20120901', grade: '四年级' },
      { birthDate: '2012-09-01', grade: '小学2021级' },
      {
        birthDate: '20111020',
        grade: '1.1班',
        schoolKind: '',
        setting: { schools: new Map([['2141000001', { code: '2141000001', name: '县一中', kind: '311' }]]) },
      },
    ],
    broken: [
      { birthDate: '20120831', grade: '四年级' },
      { birthDate: '20080101', grade: '小学2021级' },
      { birthDate: '20060831', grade: '初三', schoolKind: '初级中学' },
    ],
  },
});
