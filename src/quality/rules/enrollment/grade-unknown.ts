import { readGrade } from '#src/registry/grade.ts';
import { textOf } from '#src/registry/student.ts';
import { quote } from '../../quote.ts';
import { defineRule } from '../../rule.ts';

/** 年级为空或无法识别 — whatever a child is entitled to follows from its grade. A cohort such as 2019级 names one. */
export default defineRule({
  code: 'EN-01',
  title: '年级为空或无法识别',
  dimension: 'conformance',
  severity: 'error',
  fields: ['grade'],
  remedy: 'edit',
  advice: '按学生现在所在年级填写，如“小学四年级”“七年级”或“小学2021级”',
  basis: '学生基本信息采集表第22项（年级）',
  faults: (student) => {
    const grade = textOf(student, 'grade');
    if (grade === '') return [{ field: 'grade', message: '年级为空' }];
    if (readGrade(grade) !== undefined) return [];
    return [{ field: 'grade', message: `年级${quote(grade)}无法识别` }];
  },
  examples: {
    holds: [
      { grade: '一年级' },
      { grade: '七年级' },
      { grade: '2019级' },
      { grade: '初一' },
      { grade: '1.1班' },
      { grade: '16' },
    ],
    broken: [{ grade: '' }, { grade: '中班' }, { grade: '17' }, { grade: '十三年级' }],
  },
});
