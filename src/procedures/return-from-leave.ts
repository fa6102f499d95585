import type { LocalDate } from '#src/kernel/local-date.ts';
import { readGradeCode } from '#src/organization/class-path.ts';
import { codeOf } from '#src/registry/codes.ts';
import { type Grade, gradeAt } from '#src/registry/grade.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import { schoolYearOf } from '#src/registry/school-year.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { gradeAsked, gradeNow } from './grade-of-record.ts';

const REASONS = { recovered: '身体康复', ended: '休学期满（不是因病、因伤休学）' } as const;

/**
 * 复学 — a pupil on leave comes back, into the grade its class is in by now or into the next lower one; which, the school
 * decides by how the pupil does (handbook 1.3 #12).
 */
export const returnFromLeave = defineProcedure({
  id: 'return-from-leave',
  title: '复学',
  group: 'leave',
  summary: '休学期满或身体康复，学生回校就读，编入原年级或下一年级',
  basis: ['西峡县教育体育局 2025-03-12 通知 一(三)', '《中小学生学籍管理办法》'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    reason: { title: '复学原因', kind: 'choice', choices: REASONS, required: true },
    returnedOn: { title: '复学日期', kind: 'date', required: true },
    grade: { title: '编入年级', cell: 'grade', required: true },
    className: { title: '编入班级', cell: 'className', required: true },
    hospital: {
      title: '出具康复证明的医院',
      required: true,
      hint: '县级（含）以上医院',
      onlyIf: ({ reason }) => reason === 'recovered',
    },
    note: { title: '说明', kind: 'long-text' },
  },
  begins: ({ cells: { className } }) => ({ className }),
  proofs: ({ reason }) => ['application-form', reason === 'ended' ? 'school-statement' : 'recovery-certificate'],
  blockedBy: ['other-case', 'ended', 'frozen'],
  standing: (record) =>
    when(record !== undefined && !isOnLeave(record), 'not-on-leave', '该生现在没有休学，不需要复学'),
  objections: ({ grade: asked }, record, { today }) => {
    if (record === undefined || !isOnLeave(record)) return [];
    const left = gradeNow(record, today);
    const grade = gradeAsked(asked);
    const fits =
      left === undefined || (grade !== undefined && isOpenTo(grade, left, classmatesOf(record, left, today)));
    return when(!fits, 'grade', '复学只能编入原年级（原班同学现在的年级）或下一年级，不得跳级', 'grade');
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  writes: ['recordStatus', 'changeKind', 'leaveEnd'],
  effect: ({ grade, className }) => ({
    kind: 'change',
    cells: { recordStatus: '在读', changeKind: '复学', leaveEnd: '', grade, className },
  }),
});

/** From the grade in which the pupil left, or one below where the class has not moved on, up to where the class is now. */
function isOpenTo(grade: Grade, left: Grade, now: Grade): boolean {
  if (grade.stage !== left.stage) return false;
  return grade.year >= Math.min(left.year, now.year - 1) && grade.year <= now.year;
}

/** The grade in which those are now with whom the pupil was in a class. */
function classmatesOf({ unit }: PupilRecord, left: Grade, today: LocalDate): Grade {
  const cohort = unit
    .split('/')
    .map(readGradeCode)
    .find((code) => code !== undefined);
  const year = cohort && schoolYearOf(today) - cohort.entryYear + 1;
  return year !== undefined && year > left.year ? (gradeAt(left.stage, year) ?? left) : left;
}

function isOnLeave({ cells }: PupilRecord): boolean {
  return codeOf('recordStatus', cells.recordStatus ?? '') === '02';
}
