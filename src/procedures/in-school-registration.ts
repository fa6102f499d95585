import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { receivingSchool } from './arrival.ts';
import { CARD_ASKS, guardianWrong, proofsOfIdentity, WHO_ASKS } from './child-asks.ts';
import { gradeAsked } from './grade-of-record.ts';
import { identityWrong } from './identity-wrong.ts';
import { NEW_RECORD_CELLS, newRecord } from './new-record.ts';
import { OTHER_CHILD, registeredElsewhere } from './registered-elsewhere.ts';

const ASKS = {
  ...WHO_ASKS,
  grade: { title: '就读年级', cell: 'grade', required: true, hint: '一年级新生办理“学籍注册”' },
  className: { title: '班级', cell: 'className', required: true },
  entryMonth: { title: '入学年月', cell: 'entryMonth', required: true, hint: '进入现在这个学段的年月' },
  entryMode: { title: '入学方式', cell: 'entryMode', required: true },
  attendanceMode: { title: '就读方式', cell: 'attendanceMode', required: true },
  ...CARD_ASKS,
  reason: {
    title: '一直没有学籍的原因',
    kind: 'long-text',
    required: true,
    hint: '写明何时到本校、此前在哪里就读、为什么没有学籍',
  },
  otherChild: OTHER_CHILD,
} as const;

/**
 * 在校生补建学籍 — a pupil sits in class and has no record anywhere: found by the roll call of the notice (附件 2). Because most of
 * them do have one, the whole country is searched before a new one is made; where it is found, the answer is a transfer.
 */
export const inSchoolRegistration = defineProcedure({
  id: 'in-school-registration',
  title: '在校生补建学籍',
  group: 'enrolment',
  summary: '非一年级的在校生在全国都查不到学籍时，由学校申请补建；查到的一律转学转入',
  basis: [
    '《中小学生学籍管理办法》',
    '西峡县教育体育局 2025-03-12 通知 一(二)、附件 2',
    '全国学籍系统在校生注册功能说明',
  ],
  about: 'new-child',
  applicant: 'receiving',
  asks: ASKS,
  proofs: (answers) => [...proofsOfIdentity(answers), 'school-statement', 'national-lookup'],
  blockedBy: [],
  objections: (answers, _, facts) => {
    const grade = gradeAsked(answers.grade);
    return [
      ...when(grade?.code === '11', 'first-grade', '一年级新生请办理“学籍注册”', 'grade'),
      ...when(
        grade !== undefined && facts.stages.receiving?.includes(grade.stage) === false,
        'grade',
        '本校不设这个年级，请核对',
        'grade',
      ),
      ...identityWrong(answers, facts.today),
      ...guardianWrong(answers),
      ...registeredElsewhere(answers, facts, '请办理转学，将查到的学籍转入本校'),
    ];
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'receiving', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'receiving', withinWorkingDays: 10 },
    { id: 'city', title: '市局审核', by: 'county', of: 'receiving', withinWorkingDays: 10, outside: true },
    { id: 'province', title: '省厅审核', by: 'county', of: 'receiving', withinWorkingDays: 10, outside: true },
    { id: 'national', title: '全国查重', by: 'county', of: 'receiving', withinWorkingDays: 10, outside: true },
  ],
  writes: NEW_RECORD_CELLS,
  effect: (answers, _, setting) => ({
    kind: 'open',
    school: receivingSchool(setting),
    cells: newRecord(ASKS, answers, setting),
  }),
});
