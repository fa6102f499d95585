import { normalizeName } from '#src/registry/personal-name.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/** 曾用名与姓名相同 — then it is none. Blanks, width and the kind of dot make no other name. */
export default defineRule({
  code: 'ID-27',
  title: '曾用名与姓名相同',
  dimension: 'plausibility',
  severity: 'notice',
  fields: ['formerName', 'name'],
  remedy: 'edit',
  advice: '没有改过名的，把曾用名清空',
  basis: '曾用名只填户口簿登记过的其他姓名（手册 4.3）',
  appliesTo: (student) => textOf(student, 'formerName') !== '',
  faults: (student) =>
    normalized(student, 'formerName') === normalized(student, 'name')
      ? [{ field: 'formerName', message: '曾用名与现在的姓名相同，没有改过名的请清空' }]
      : [],
  examples: {
    holds: [{ formerName: '' }, { formerName: '张晓明', name: '张小明' }],
    broken: [
      { formerName: '张小明', name: '张小明' },
      { formerName: '张 小明', name: '张小明' },
    ],
  },
});

function normalized(student: Student, field: 'formerName' | 'name'): string {
  return normalizeName(textOf(student, field));
}
