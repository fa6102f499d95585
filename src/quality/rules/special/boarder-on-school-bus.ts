import { codeOf } from '#src/registry/codes.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';
import { isBoarder } from '../enrollment/enrollment-record.ts';

/** 住校而需乘校车 — seats on the bus are counted by the day; a boarder may want one on Fridays. */
export default defineRule({
  code: 'SP-03',
  title: '住校而需乘校车',
  dimension: 'plausibility',
  severity: 'notice',
  fields: ['attendanceMode', 'schoolBus'],
  remedy: 'edit',
  advice: '核对就读方式和是否需要乘坐校车',
  basis: '学生基本信息采集表第26项、第48项',
  appliesTo: isBoarder,
  faults: (student) =>
    codeOf('yesNo', textOf(student, 'schoolBus')) === '1'
      ? [{ field: 'schoolBus', message: '就读方式为住校，又填需要乘坐校车' }]
      : [],
  examples: {
    holds: [{ attendanceMode: '住校' }, { attendanceMode: '走读', schoolBus: '是' }],
    broken: [
      { attendanceMode: '住校', schoolBus: '是' },
      { attendanceMode: '2', schoolBus: '1' },
    ],
  },
});
