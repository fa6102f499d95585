import { privateUseIn, rareCharactersIn, spellOut } from '#src/registry/personal-name.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule, type Fault } from '../../rule.ts';

/**
 * 姓名含自造字或生僻字 — a character made up on one machine is a blank on every other; a rare one of the standard is right
 * and only needs a font.
 *
 * Private use is an error. Any Han character outside U+4E00–U+9FFF, those of compatibility and radicals included, is a
 * notice; 〇 is neither.
 */
export default defineRule({
  code: 'ID-05',
  title: '姓名含自造字或生僻字',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['name'],
  remedy: 'key-information-change',
  advice: '自造字请用支持 GB 18030 的输入法重新录入标准字；标准中的生僻字核对无误即可，注意打印时用能显示它的字体',
  basis: 'GB 18030—2022 信息技术 中文编码字符集',
  appliesTo: (student) => textOf(student, 'name') !== '',
  faults: (student) => {
    const name = student.name ?? '';
    return [...madeUp(privateUseIn(name)), ...rare(rareCharactersIn(name))];
  },
  examples: {
    holds: [{ name: '张小明' }, { name: '李〇一' }, { name: 'Mary' }],
    broken: [{ name: '张\uE001' }, { name: '张𠀀' }, { name: '张㐂明' }],
  },
});

function madeUp(characters: readonly string[]): readonly Fault[] {
  const message = `姓名中有自造字（${spellOut(characters)}），别的电脑上显示不出来，请换成标准字`;
  return characters.length === 0 ? [] : [{ field: 'name', message }];
}

function rare(characters: readonly string[]): readonly Fault[] {
  const message = `姓名中有生僻字${spellOut(characters)}，请对照户口簿核对，无误可保留`;
  return characters.length === 0 ? [] : [{ field: 'name', message, severity: 'notice' }];
}
