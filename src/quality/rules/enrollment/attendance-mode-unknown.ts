import { codeOf } from '#src/registry/codes.ts';
import { textOf } from '#src/registry/student.ts';
import { quote } from '../../quote.ts';
import { defineRule } from '../../rule.ts';

/** 就读方式为空或不在代码表 — boarding subsidies and school buses are reckoned from it. */
export default defineRule({
  code: 'EN-08',
  title: '就读方式为空或不在代码表',
  dimension: 'conformance',
  severity: 'error',
  fields: ['attendanceMode'],
  remedy: 'edit',
  advice: '按实际就读方式填“走读”“住校”“借宿”或“其他”',
  basis: '学生基本信息采集表第26项（就读方式）',
  faults: (student) => {
    const mode = textOf(student, 'attendanceMode');
    if (mode === '') return [{ field: 'attendanceMode', message: '就读方式为空' }];
    if (codeOf('attendanceMode', mode) !== undefined) return [];
    return [{ field: 'attendanceMode', message: `就读方式${quote(mode)}不在代码表中` }];
  },
  examples: {
    holds: [{ attendanceMode: '走读' }, { attendanceMode: '2' }, { attendanceMode: '住校' }],
    broken: [{ attendanceMode: '' }, { attendanceMode: '在家' }, { attendanceMode: '5' }],
  },
});
