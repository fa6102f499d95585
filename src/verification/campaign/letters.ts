import type { LetterTemplate } from '#src/letters/letter-template.ts';
import { DUTIES, EVERY_DUTY } from './duties.ts';
import type { Plan } from './plan.ts';

/** 印发核查办法的通知 — of the county or of a central school, whoever wrote the plan. */
const noticeOf = (house: 'county' | 'central-school'): LetterTemplate => ({
  ...{ key: `campaign.plan.${house}`, kind: 'notice', house, name: '印发核查办法的通知' },
  title: '关于印发{专项}核查办法的通知',
  addressee: '各学校、教学点',
  body: [
    '根据{依据}，现将{专项}核查办法印发给你们，请遵照执行。',
    '一、核查重点',
    '{核查重点}',
    '二、工作要求',
    '{工作要求}',
    '三、职责分工',
    '各项职责的期限和责任人见附件。核查从{开始}开始，{截止}前完成。',
  ],
  enclosures: ['核查职责分工表'],
  fields: [
    { name: '专项', example: '2025年春季学籍信息质量' },
    { name: '依据', example: '县局关于开展中小学生学籍信息质量核查的通知' },
    { name: '核查重点', example: '身份证件号、姓名、出生日期、家庭成员信息。' },
    { name: '工作要求', example: '逐人核对，谁核对谁签字。' },
    { name: '开始', example: '2025年3月12日' },
    { name: '截止', example: '2025年4月8日' },
  ],
});

export const CAMPAIGN_NOTICES = {
  county: noticeOf('county'),
  'central-school': noticeOf('central-school'),
} as const;

/** 附件: what is to be done, by when, and who answers for it, in the notice's order. */
export function dutyTable({ content }: Plan) {
  const planned = EVERY_DUTY.flatMap((duty) => content.phases.find((phase) => phase.duty === duty) ?? []);
  return {
    title: '核查职责分工表',
    headings: ['职责', '开始', '截止', '责任人'],
    rows: planned.map(({ duty, from, to, person }) => [DUTIES[duty].title, from, to, person]),
  };
}
