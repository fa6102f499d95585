import { readDate } from '#src/kernel/local-date.ts';
import { stageOfRecord } from '#src/workflow/application.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

/** 开除学籍 — senior high only, after a hearing: in compulsory schooling no school may expel (义务教育法 27). */
export const expulsion = defineProcedure({
  id: 'expulsion',
  title: '开除学籍',
  group: 'departure',
  summary: '普通高中学生严重违纪，经听证、告知申诉权后开除学籍；义务教育阶段不得开除',
  basis: ['《义务教育法》第二十七条', '《未成年人保护法》第二十八条', '普通高中学籍管理的省级规定'],
  about: 'own-pupil',
  applicant: 'holding',
  stages: ['senior'],
  notInStage:
    '《义务教育法》第二十七条：对违反学校管理制度的学生，学校应当予以批评教育，不得开除。义务教育阶段不办理开除学籍',
  asks: {
    decision: { title: '处分决定文号', required: true },
    decidedOn: { title: '处分决定日期', kind: 'date', required: true },
    heard: { title: '是否听取了学生和监护人的陈述、申辩，并告知申诉权利', kind: 'yes-no', required: true },
    note: { title: '说明', kind: 'long-text' },
  },
  proofs: () => ['punishment-decision'],
  blockedBy: ['other-case', 'ended'],
  standing: (record, facts) =>
    when(
      record !== undefined && stageOfRecord(record, facts) === undefined,
      'stage-unknown',
      '看不出该生的学段；开除学籍只用于普通高中，请先更正年级',
    ),
  objections: ({ decidedOn, heard }, _, facts) => {
    const decided = readDate(decidedOn ?? '');
    return [
      ...when(heard === '否', 'not-heard', '处分前须听取学生和监护人的陈述、申辩，并告知申诉权利', 'heard'),
      ...when(decided !== undefined && decided > facts.today, 'decided-later', '处分决定日期晚于今天', 'decidedOn'),
    ];
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
    { id: 'city', title: '市局核准', by: 'county', of: 'holding', withinWorkingDays: 10, outside: true },
  ],
  writes: ['recordStatus', 'changeKind', 'leaveEnd'],
  effect: () => ({ kind: 'change', cells: { recordStatus: '开除', changeKind: '开除学籍', leaveEnd: '' } }),
});
