import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { receivingSchool } from './arrival.ts';
import { CARD_ASKS, guardianWrong, proofsOfIdentity, WHO_ASKS } from './child-asks.ts';
import { identityWrong } from './identity-wrong.ts';
import { NEW_RECORD_CELLS, newRecord } from './new-record.ts';
import { OTHER_CHILD, proofOfOther, registeredElsewhere } from './registered-elsewhere.ts';

const PRESCHOOL = {
  matched: '唯一匹配，已接续学前学籍',
  'not-found': '未查到学前学籍，新建',
} as const;

const ASKS = {
  ...WHO_ASKS,
  preschoolMatch: {
    title: '学前学籍识别结果',
    kind: 'choice',
    choices: PRESCHOOL,
    required: true,
    hint: '全国学籍系统“待确认”的，先确认是哪一名学生再填报',
  },
  nationalNumber: {
    title: '临时学籍号',
    cell: 'nationalNumber',
    hint: '全国学籍系统已生成 L 或 J 开头的临时学籍号的填写；还没有的留空，生成后导入名单时补上',
  },
  className: { title: '班级', cell: 'className', required: true },
  entryMonth: { title: '入学年月', cell: 'entryMonth', required: true },
  entryMode: { title: '入学方式', cell: 'entryMode', required: true },
  attendanceMode: { title: '就读方式', cell: 'attendanceMode', required: true },
  ...CARD_ASKS,
  otherChild: OTHER_CHILD,
  note: { title: '说明', kind: 'long-text' },
} as const;

/**
 * 学籍注册 — a child enters primary school and has a record from then on, a temporary one (L) until the state has compared it.
 *
 * The record is a consequence of schooling and no condition of it (教育部 2016 问答); no child has two (notice 一(二)).
 */
export const schoolRegistration = defineProcedure({
  id: 'school-registration',
  title: '学籍注册',
  group: 'enrolment',
  summary: '小学一年级新生入学后，由学校为其建立学籍；先为临时学籍，经全国查重和比对后转为正式',
  basis: ['《中小学生学籍管理办法》', '西峡县教育体育局 2025-03-12 通知 一(二)、二(一)、附件 2'],
  about: 'new-child',
  applicant: 'receiving',
  stages: ['primary'],
  notInStage: '初中新生请办理“新生录取接续”，其他年级请办理“在校生补建学籍”',
  asks: ASKS,
  proofs: (answers) => [...proofsOfIdentity(answers), ...proofOfOther(answers)],
  blockedBy: [],
  objections: (answers, _, facts) => [
    ...when(
      facts.stages.receiving?.includes('primary') === false,
      'no-primary',
      '本校不设小学，不能注册一年级新生；初中新生请办理“新生录取接续”',
    ),
    ...when(
      Boolean(answers.nationalNumber) && !/^[LJ]/i.test(answers.nationalNumber ?? ''),
      'number-formal',
      '新生的临时学籍号以 L 或 J 开头；已有 G 开头学籍号的学生，请用转学转入',
      'nationalNumber',
    ),
    ...identityWrong(answers, facts.today),
    ...guardianWrong(answers),
    ...registeredElsewhere(answers, facts, '请与学籍所在学校联系，办理转学转入'),
  ],
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'receiving', withinWorkingDays: 10 },
    { id: 'county', title: '县局核准', by: 'county', of: 'receiving', withinWorkingDays: 10 },
  ],
  writes: [...NEW_RECORD_CELLS, 'grade'],
  effect: (answers, _, setting) => ({
    kind: 'open',
    school: receivingSchool(setting),
    cells: { ...newRecord(ASKS, answers, setting), grade: '小学一年级' },
  }),
});
