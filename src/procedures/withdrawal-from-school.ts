import { readDate } from '#src/kernel/local-date.ts';
import { stageOfRecord } from '#src/workflow/application.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

const REASONS = {
  guardian: '监护人自愿申请',
  absence: '连续旷课超过十五天，或一学期累计四十五天',
  'leave-over': '休学期满一个月以上未复学',
  'too-short': '学习不满一年，中途离校',
} as const;

/** 退学 — senior high only: in compulsory schooling there is no leaving (义务教育法 5). */
export const withdrawalFromSchool = defineProcedure({
  id: 'withdrawal-from-school',
  title: '退学',
  group: 'departure',
  summary: '普通高中学生由监护人申请，或有规定的情形，经核准退学；义务教育阶段不办理',
  basis: ['《义务教育法》第五条', '《中小学生学籍管理办法》', '普通高中学籍管理的省级规定'],
  about: 'own-pupil',
  applicant: 'holding',
  stages: ['senior'],
  notInStage:
    '义务教育阶段不办理退学。《义务教育法》第五条：适龄儿童、少年的父母或者其他法定监护人应当依法保证其按时入学接受并完成义务教育；第二十七条：对违反学校管理制度的学生，学校应当予以批评教育，不得开除',
  asks: {
    reason: { title: '退学原因', kind: 'choice', choices: REASONS, required: true },
    leftOn: { title: '离校日期', kind: 'date', required: true },
    note: { title: '说明', kind: 'long-text' },
  },
  proofs: ({ reason }) => (reason === 'guardian' ? ['guardian-request'] : ['guardian-request', 'school-statement']),
  blockedBy: ['other-case', 'not-in-school'],
  standing: (record, facts) =>
    when(
      record !== undefined && stageOfRecord(record, facts) === undefined,
      'stage-unknown',
      '看不出该生的学段；退学只用于普通高中，请先更正年级',
    ),
  objections: ({ leftOn }, _, facts) => {
    const left = readDate(leftOn ?? '');
    return [...when(left !== undefined && left > facts.today, 'left-later', '离校日期晚于今天', 'leftOn')];
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
    { id: 'city', title: '市局核准', by: 'county', of: 'holding', withinWorkingDays: 10, outside: true },
  ],
  writes: ['recordStatus', 'changeKind', 'leaveEnd'],
  effect: () => ({ kind: 'change', cells: { recordStatus: '退学', changeKind: '退学', leaveEnd: '' } }),
});
