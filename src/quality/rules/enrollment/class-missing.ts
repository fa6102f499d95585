import { isBlank } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/** 班级为空 — a pupil of no class is on nobody's roll call. */
export default defineRule({
  code: 'EN-02',
  title: '班级为空',
  dimension: 'completeness',
  severity: 'error',
  fields: ['className'],
  remedy: 'edit',
  advice: '填写学生所在班级的班号，如“1”或“1.1班”',
  basis: '学生基本信息采集表第23项（班级）',
  faults: (student) => (isBlank(student, 'className') ? [{ field: 'className', message: '班级为空' }] : []),
  examples: {
    holds: [{ className: '1' }, { className: '四(2)班' }],
    broken: [{ className: '' }, { className: '  ' }],
  },
});
