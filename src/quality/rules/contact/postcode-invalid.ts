import { toHalfWidth } from '#src/kernel/text.ts';
import { textOf } from '#src/registry/student.ts';
import { quote } from '../../quote.ts';
import { defineRule } from '../../rule.ts';

/** 邮政编码格式错误 — six digits. An empty cell is left to SP-07. */
export default defineRule({
  code: 'CO-04',
  title: '邮政编码格式错误',
  dimension: 'conformance',
  severity: 'error',
  fields: ['postcode'],
  remedy: 'edit',
  advice: '填6位邮政编码，如西峡县“474550”',
  basis: '学生基本信息采集表第32项（邮政编码）',
  appliesTo: (student) => textOf(student, 'postcode') !== '',
  faults: (student) => {
    const postcode = textOf(student, 'postcode');
    if (/^\d{6}$/.test(toHalfWidth(postcode))) return [];
    return [{ field: 'postcode', message: `邮政编码${quote(postcode)}不是6位数字` }];
  },
  examples: {
    holds: [{ postcode: '474550' }, { postcode: '４７４５５０' }, { postcode: '' }],
    broken: [{ postcode: '47455' }, { postcode: '4745500' }, { postcode: '不详' }],
  },
});
