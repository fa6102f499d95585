import { readMonth } from '#src/kernel/local-date.ts';
import { textOf } from '#src/registry/student.ts';
import { quote } from '../../quote.ts';
import { defineRule } from '../../rule.ts';

/** 入学年月为空或无效 — the month in which the pupil entered the present stage, not the school before it. */
export default defineRule({
  code: 'EN-03',
  title: '入学年月为空或无效',
  dimension: 'conformance',
  severity: 'error',
  fields: ['entryMonth'],
  remedy: 'edit',
  advice: '填写进入当前学段起始年级的年月，六位数字，如“202109”',
  basis: '学生基本信息采集表第24项（入学年月）',
  faults: (student, { today }) => {
    const text = textOf(student, 'entryMonth');
    const month = readMonth(text);
    if (text === '') return [{ field: 'entryMonth', message: '入学年月为空' }];
    if (month === undefined) return [{ field: 'entryMonth', message: `入学年月${quote(text)}不是有效的年月` }];
    return month > today.slice(0, 7) ? [{ field: 'entryMonth', message: `入学年月${quote(text)}晚于今天` }] : [];
  },
  examples: {
    holds: [{ entryMonth: '202109' }, { entryMonth: '2021-09' }, { entryMonth: '2021年9月' }, { entryMonth: '202503' }],
    broken: [{ entryMonth: '' }, { entryMonth: '202113' }, { entryMonth: '2021' }, { entryMonth: '202504' }],
  },
});
