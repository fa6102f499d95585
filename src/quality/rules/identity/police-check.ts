import { textOf } from '#src/registry/student.ts';
import { defineRule, type Fault } from '../../rule.ts';

/** 公安比对不一致 — the population register knows no such number, knows it under another name, or has replaced it. */
export default defineRule({
  code: 'ID-26',
  title: '公安比对不一致',
  dimension: 'conformance',
  severity: 'error',
  fields: ['name', 'idNumber', 'policeCheck'],
  remedy: 'key-information-change',
  advice: '请家长持户口簿核对：录错的走“关键信息变更”；确属本人的，到派出所开具证明后佐证',
  basis: '国家人口基础信息库比对结果（手册 4.1）',
  appliesTo: (student) => textOf(student, 'policeCheck') !== '',
  faults: (student) => {
    const fault = FAULTS.get(textOf(student, 'policeCheck').replace(/\s+/g, ''));
    return fault === undefined ? [] : [fault];
  },
  examples: {
    holds: [{ policeCheck: '一致' }, { policeCheck: '未比对' }, { policeCheck: '' }],
    broken: [{ policeCheck: '身份证号不存在' }, { policeCheck: '姓名与身份证号不匹配' }, { policeCheck: '已变更' }],
  },
});

const FAULTS: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  ['身份证号不存在', { field: 'idNumber', message: '公安比对结果：身份证号不存在' }],
  ['姓名与身份证号不匹配', { field: 'name', message: '公安比对结果：姓名与身份证号不匹配' }],
  ['已变更', { field: 'idNumber', message: '公安比对结果：身份证号已变更，应改用新号' }],
]);
