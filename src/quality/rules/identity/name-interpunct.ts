import { spellOut, wrongDotsIn } from '#src/registry/personal-name.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/**
 * 姓名间隔号不规范 — a dot of another kind between the parts of a minority name makes it another name to every machine.
 *
 * A wrong dot that does not stand between Han characters is reported here too, since ID-02 passes over it.
 */
export default defineRule({
  code: 'ID-03',
  title: '姓名间隔号不规范',
  dimension: 'conformance',
  severity: 'error',
  fields: ['name'],
  remedy: 'key-information-change',
  advice: '把间隔号改成“·”（中文输入法下按键盘左上角的键），两边不留空格；多余的点删去',
  basis: '少数民族姓名间隔号统一用 U+00B7（手册 4.3）',
  appliesTo: (student) => textOf(student, 'name') !== '',
  faults: (student) => {
    const dots = wrongDotsIn(student.name ?? '');
    return dots.length === 0 ? [] : [{ field: 'name', message: `姓名中的间隔号写成了${spellOut(dots)}，应为“·”` }];
  },
  examples: {
    holds: [{ name: '阿依古丽·买买提' }, { name: '张小明' }],
    broken: [{ name: '阿依古丽•买买提' }, { name: '阿依古丽.买买提' }, { name: '买买提。' }],
  },
});
