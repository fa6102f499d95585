import { codeOf } from '#src/registry/codes.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';
import { isDayPupil } from '../enrollment/enrollment-record.ts';

/** 走读而享受寄宿补助 — 一补 is the living allowance of poor boarders. */
export default defineRule({
  code: 'SP-05',
  title: '走读而享受寄宿补助',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['attendanceMode', 'boardingSubsidy'],
  remedy: 'edit',
  advice: '核对就读方式和是否享受一补（寄宿生生活补助）',
  basis: '学生基本信息采集表第45项（是否享受一补）',
  appliesTo: isDayPupil,
  faults: (student) =>
    codeOf('yesNo', textOf(student, 'boardingSubsidy')) === '1'
      ? [{ field: 'boardingSubsidy', message: '就读方式为走读，又填享受一补' }]
      : [],
  examples: {
    holds: [{ attendanceMode: '走读' }, { attendanceMode: '住校', boardingSubsidy: '是' }],
    broken: [
      { attendanceMode: '走读', boardingSubsidy: '是' },
      { attendanceMode: '1', boardingSubsidy: '1' },
    ],
  },
});
