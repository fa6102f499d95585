import { lengthOf } from '#src/kernel/text.ts';
import { hanIn, hasInterpunct } from '#src/registry/personal-name.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/**
 * 姓名长度异常 — one character is a slip; seven without an interpunct are two names, or a name and a remark.
 *
 * A dot of another kind is no interpunct: a long name with one breaks this rule besides ID-03, until the dot is mended.
 */
export default defineRule({
  code: 'ID-04',
  title: '姓名长度异常',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['name'],
  remedy: 'key-information-change',
  advice: '对照户口簿核对姓名是否录全、是否混入了别的内容；确实如此的说明情况',
  basis: '户口簿登记姓名（手册 4.3）',
  appliesTo: (student) => textOf(student, 'name') !== '',
  faults: (student) => {
    const why = whyOdd(textOf(student, 'name'));
    return why === undefined ? [] : [{ field: 'name', message: `${why}，请对照户口簿核对` }];
  },
  examples: {
    holds: [{ name: '张明' }, { name: '欧阳小明' }, { name: '阿卜杜热合曼·阿卜杜拉' }, { name: '𠀀明' }],
    broken: [{ name: '明' }, { name: '张小明李小红王小' }, { name: 'Maria Anastasia Konstantinova' }],
  },
});

function whyOdd(name: string): string | undefined {
  if (lengthOf(name) < 2) return '姓名只有一个字';
  if (lengthOf(name) > 25) return '姓名超过 25 个字符';
  if (hanIn(name) > 6 && !hasInterpunct(name)) return '姓名超过 6 个汉字而没有间隔号';
  return undefined;
}
