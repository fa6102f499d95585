import { addMonths, type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { ageAtStartOf, schoolYearOf } from '#src/registry/school-year.ts';
import { type Answers, type Ask, defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { gradeNow } from './grade-of-record.ts';

const REASONS = { illness: '因病', disability: '残疾', weak: '身体发育迟缓', persuaded: '经联合劝返仍未入学' } as const;

const ASKS = {
  reason: { title: '延缓原因', kind: 'choice', choices: REASONS, required: true },
  until: { title: '延缓到', kind: 'date', required: true, hint: '一次不超过一学年；到期仍不能入学的重新申请' },
  note: { title: '说明', kind: 'long-text' },
} as const satisfies Readonly<Record<string, Ask>>;

const STEPS = [
  { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
  { id: 'county', title: '县局批准', by: 'county', of: 'holding', withinWorkingDays: 10 },
] as const;

const BASIS = ['《义务教育法》第十一条', '西峡县教育体育局 2025-03-12 通知 二(二)'];

/** 延缓入学 — a child of school age that cannot begin yet and has no record: approved, and kept in the list of such children. */
export const deferredEntry = defineProcedure({
  id: 'deferred-entry',
  title: '延缓入学',
  group: 'leave',
  summary: '适龄儿童因身体状况不能按时入学，由监护人申请，经批准延缓入学；不建学籍，列入台账',
  basis: BASIS,
  about: 'new-child',
  applicant: 'holding',
  asks: {
    name: { title: '姓名', cell: 'name', required: true },
    sex: { title: '性别', cell: 'sex', required: true },
    birthDate: { title: '出生日期', cell: 'birthDate', required: true },
    idType: { title: '身份证件类型', cell: 'idType', required: true },
    idNumber: { title: '身份证件号', cell: 'idNumber' },
    ...ASKS,
  },
  proofs: (answers) => ['guardian-request', { anyOf: ['household-book', 'identity-card'] }, ...medicalProofs(answers)],
  blockedBy: [],
  objections: (answers, _, { today, sameNumber, sameChild }) => {
    const born = readDate(answers.birthDate ?? '');
    return [
      ...when(
        born !== undefined && ageAtStartOf(yearOfEntry(today), born) < 6,
        'too-young',
        '该儿童到入学当年 8 月 31 日不满六周岁，还不到入学年龄，不需要申请延缓',
        'birthDate',
      ),
      ...when(
        sameNumber.length + sameChild.length > 0,
        'already-registered',
        '该儿童已建有学籍，请在其学籍上办理“延缓入学（已建学籍）”',
      ),
      ...untilWrong(answers, today),
    ];
  },
  steps: STEPS,
  effect: () => ({ kind: 'none' }),
});

/** 延缓入学（已建学籍） — the same for a child of grade one that has been registered already: noted on the record as a leave. */
export const deferredEntryOfPupil = defineProcedure({
  id: 'deferred-entry-of-pupil',
  title: '延缓入学（已建学籍）',
  group: 'leave',
  summary: '一年级新生建了学籍而因身体状况没有入学，经批准延缓入学，学籍保留',
  basis: BASIS,
  about: 'own-pupil',
  applicant: 'holding',
  stages: ['primary'],
  notInStage: '延缓入学只用于小学一年级；其他学生不能到校的，请办理休学',
  asks: ASKS,
  proofs: (answers) => ['guardian-request', ...medicalProofs(answers)],
  blockedBy: ['other-case', 'on-leave', 'not-in-school'],
  standing: (record, { today }) =>
    when(
      record !== undefined && gradeNow(record, today)?.code !== '11',
      'grade',
      '只有小学一年级新生可以延缓入学；其他学生不能到校的，请办理休学',
    ),
  objections: (answers, _, { today }) => untilWrong(answers, today),
  steps: STEPS,
  writes: ['recordStatus', 'changeKind', 'leaveEnd'],
  effect: ({ until }) => ({
    kind: 'change',
    cells: { recordStatus: '休学', changeKind: '保留学籍', leaveEnd: until?.replaceAll('-', '') },
  }),
});

function medicalProofs({ reason }: Answers) {
  if (reason === 'persuaded') return ['school-statement'];
  return [{ anyOf: ['diagnosis-certificate', 'disability-certificate'] }];
}

function untilWrong({ until: answer }: Answers, today: LocalDate) {
  const until = readDate(answer ?? '');
  return [
    ...when(until !== undefined && until <= today, 'until', '延缓到的日期须在今天之后', 'until'),
    ...when(
      until !== undefined && until > `${yearOfEntry(today) + 1}-09-01`,
      'too-long',
      '一次延缓不超过一学年；到期仍不能入学的重新申请',
      'until',
    ),
  ];
}

/** The school year that is meant: from March on the coming one, for which children are being registered. */
function yearOfEntry(today: LocalDate): number {
  return schoolYearOf(addMonths(today, 6));
}
