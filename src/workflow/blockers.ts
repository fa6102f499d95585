import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { codeOf, labelOf } from '#src/registry/codes.ts';
import { readGrade } from '#src/registry/grade.ts';
import { isLive } from '#src/registry/live-record.ts';
import type { Cells } from '#src/registry/record.ts';
import { STAGES } from '#src/registry/stage.ts';
import type { Blocker } from './blocker-titles.ts';
import type { Facts } from './facts.ts';

/** `cells` are the record's; of a child without one, those of the form. */
type Finding = (cells: Cells, facts: Facts) => string | undefined;

/**
 * 不予受理的情形 — what stands in the way of a case whoever asks, told before it is submitted. The first three are what the
 * national platform answers as 2002, 2003 and 2001 (handbook 1.4 F3).
 */
export const BLOCKERS = {
  'other-case': (_, { openCase }) =>
    openCase && `该生已有在办业务（${openCase.title}，${openCase.since} 发起，现在${openCase.where}），办结后才能再办`,
  'problem-record': (_, { problems }) =>
    problems.length > 0
      ? `该生是问题学籍（${problems.map(({ title }) => title).join('、')}），请先办理问题学籍的删除、变更或佐证`
      : undefined,
  'data-wrong': (_, { faults }) =>
    faults.length > 0 ? `该生学籍信息有误（${faults.map(({ title }) => title).join('、')}），请先更正` : undefined,
  'on-leave': (cells) =>
    codeOf('recordStatus', cells.recordStatus ?? '') === '02' ? '该生正在休学，请先办理复学' : undefined,
  'not-in-school': (cells) => {
    const status = codeOf('recordStatus', cells.recordStatus ?? '') ?? '01';
    return status === '01' || status === '02'
      ? undefined
      : `该生的学籍状态是“${labelOf('recordStatus', status)}”，不是在校学生；已经返校的，请先由学籍所在学校恢复学籍`;
  },
  ended: (cells) => (isLive(cells) ? undefined : '该生学籍已经终止，不能再办理此业务'),
  discipline: (_, { underDiscipline }) => underDiscipline && `该生处分期到 ${underDiscipline.until}，处分期内不予办理`,
  frozen: (cells, { frozen, today, submittedOn = today }) => {
    const window = frozen.find(
      ({ from, until, graduatingOnly }) =>
        from <= submittedOn && submittedOn <= until && (graduatingOnly !== true || isGraduating(cells, today)),
    );
    return window && `${window.from} 至 ${window.until} 是${window.title}，期间暂停发起此业务，请在此之后提交`;
  },
} as const satisfies Readonly<Record<Blocker, Finding>>;

/** What stands in the way of this pupil, of the blockers a procedure names. */
export function blockersOf(
  blockedBy: readonly Blocker[],
  cells: Cells,
  facts: Facts,
): readonly (Objection & { readonly code: Blocker })[] {
  return blockedBy.flatMap((code) => {
    const finding: Finding = BLOCKERS[code];
    const message = finding(cells, facts);
    return message === undefined ? [] : [{ code, message }];
  });
}

/** 毕业年级 — the usual last year of the pupil's stage, or a year after it. */
function isGraduating(cells: Cells, today: LocalDate): boolean {
  const grade = readGrade(cells.grade ?? '', { today, schoolKind: cells.schoolKind })?.grade;
  return grade !== undefined && grade.year >= STAGES[grade.stage].years;
}
