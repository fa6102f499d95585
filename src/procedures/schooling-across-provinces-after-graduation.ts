import { type Answers, defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { INCOMING_ASKS, INCOMING_CELLS, incomingWrong, recordArrives } from './arriving-record.ts';
import { proofsOfOtherDocument } from './child-asks.ts';
import { gradeAsked } from './grade-of-record.ts';
import { proofOfOther } from './registered-elsewhere.ts';
import { FILE_TAKEN, RECEIVING_SIDE } from './transfer-asks.ts';

const GRADUATED = {
  'primary-6': '六年制小学毕业',
  'primary-5': '五年制小学毕业',
  junior: '初中毕业',
} as const;

/** 入学年级 — the grades in which a graduate may begin; the sixth of primary school only after five years of it. */
const ENTRY_GRADES: Readonly<Record<keyof typeof GRADUATED, readonly string[]>> = {
  'primary-6': ['21'],
  'primary-5': ['16', '21'],
  junior: ['31'],
};

const ASKS = {
  graduated: { title: '毕业学段', kind: 'choice', choices: GRADUATED, required: true },
  fromPlace: { title: '毕业地（省、市、县）', required: true },
  fromSchool: { title: '毕业学校', required: true },
  reason: { title: '接收理由', kind: 'long-text', required: true },
  grade: { title: '入学年级', cell: 'grade', required: true },
  className: { title: '班级', cell: 'className', required: true },
  attendanceMode: { title: '就读方式', cell: 'attendanceMode' },
  ...INCOMING_ASKS,
} as const;

/**
 * 毕业后跨省就学 — a graduate of another province begins the next stage here: no transfer, because the old school is finished. It is
 * begun between 15 August and 14 December or between 1 March and 31 May (handbook 7.1); outside these it is frozen.
 */
export const schoolingAcrossProvincesAfterGraduation = defineProcedure({
  id: 'schooling-across-provinces-after-graduation',
  title: '毕业后跨省就学',
  group: 'transfer',
  summary: '外省小学、初中毕业生到本校升学：由本校申请，县局和毕业地核办，调档后学籍转入',
  basis: ['教育部学籍系统毕业后跨省就学通知（发起期 8.15—12.14、3.1—5.31）', '西峡县教育体育局 2025-03-12 通知 二(一)'],
  about: 'new-child',
  applicant: 'receiving',
  asks: ASKS,
  proofs: (answers) => [...proofsOfOtherDocument(answers), ...proofOfOther(answers)],
  blockedBy: ['frozen'],
  objections: (answers, _, facts) => {
    const grade = gradeAsked(answers.grade);
    return [
      ...when(
        grade !== undefined && !entryGrades(answers).includes(grade.code),
        'entry-grade',
        '入学年级与毕业学段不相接：六年制小学毕业入初中一年级，五年制小学毕业可入小学六年级或初中一年级，初中毕业入高中一年级',
        'grade',
      ),
      ...when(
        grade !== undefined && facts.stages.receiving?.includes(grade.stage) === false,
        'no-such-grade',
        '本校不设这个年级，不能接收',
        'grade',
      ),
      ...incomingWrong(answers, facts),
    ];
  },
  steps: [
    ...RECEIVING_SIDE,
    {
      id: 'graduated-place',
      title: '毕业地教育部门核办',
      by: 'registrar',
      of: 'receiving',
      withinWorkingDays: 10,
      outside: true,
    },
    FILE_TAKEN,
  ],
  writes: INCOMING_CELLS,
  effect: (answers, record, setting) => recordArrives(ASKS, answers, record, setting),
});

function entryGrades({ graduated }: Answers): readonly string[] {
  return ENTRY_GRADES[graduated as keyof typeof GRADUATED] ?? []; // what is answered is one of the choices
}
