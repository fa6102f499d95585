import { readDate } from '#src/kernel/local-date.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

/** 死亡 — the record ends within ten working days of the death: three at the school, seven at the county (handbook 7.1). */
export const death = defineProcedure({
  id: 'death',
  title: '死亡',
  group: 'departure',
  summary: '学生死亡，学校凭证明申请注销学籍，十个工作日内办结',
  basis: ['《中小学生学籍管理办法》', '西峡县教育体育局 2025-03-12 通知 二(一)'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    diedOn: { title: '死亡日期', kind: 'date', required: true, hint: '自这一天起十个工作日内注销学籍' },
    note: { title: '说明', kind: 'long-text', hint: '不写与注销无关的细节' },
  },
  proofs: () => [{ anyOf: ['death-certificate', 'household-cancellation-certificate'] }],
  blockedBy: ['other-case', 'ended'],
  objections: ({ diedOn }, record, { today }) => {
    const died = readDate(diedOn ?? '');
    const born = readDate(record?.cells.birthDate ?? '');
    return [
      ...when(died !== undefined && died > today, 'died-later', '死亡日期晚于今天', 'diedOn'),
      ...when(
        died !== undefined && born !== undefined && died < born,
        'died-before',
        '死亡日期早于出生日期，请对照证明核对',
        'diedOn',
      ),
    ];
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 3 },
    { id: 'county', title: '县局注销', by: 'county', of: 'holding', withinWorkingDays: 7 },
  ],
  writes: ['recordStatus', 'changeKind', 'leaveEnd'],
  effect: () => ({ kind: 'change', cells: { recordStatus: '死亡', changeKind: '死亡', leaveEnd: '' } }),
});
