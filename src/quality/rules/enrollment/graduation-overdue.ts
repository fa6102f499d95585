import { codeOf } from '#src/registry/codes.ts';
import type { GradeReading } from '#src/registry/grade.ts';
import { schoolYearOf } from '#src/registry/school-year.ts';
import { STAGES } from '#src/registry/stage.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule, type Setting } from '../../rule.ts';
import { entryMonthOf, gradeOf } from './enrollment-record.ts';

/**
 * 毕业年级逾期未毕业 — still 在读 in the last grade though the promotion day of the year in which it should have ended is past.
 *
 * A pupil who repeated a year (留级) has one year more. A cohort that should have left, such as 小学2015级, counts as being
 * in the last grade still.
 */
export default defineRule({
  code: 'EN-12',
  title: '毕业年级逾期未毕业',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['grade', 'entryMonth', 'recordStatus', 'changeKind', 'schoolKind', 'schoolCode'],
  needs: ['grade', 'entryMonth', 'recordStatus'],
  remedy: 'graduation',
  advice: '已毕业的办理毕业；仍在校的核对年级和入学年月',
  basis: '通知二（一）（毕业升级）',
  appliesTo: (student, setting) =>
    codeOf('recordStatus', textOf(student, 'recordStatus')) === '01' && endOfStage(student, setting) !== undefined,
  faults: (student, setting) => {
    const end = endOfStage(student, setting);
    if (end === undefined || setting.today <= end) return [];
    return [{ field: 'grade', message: `按入学年月应于${end.slice(0, 4)}年毕业，现仍在毕业年级` }];
  },
  examples: {
    holds: [
      { grade: '六年级', entryMonth: '201909' },
      { grade: '六年级', entryMonth: '201909', setting: { today: '2025-08-10' } },
      { grade: '初三', entryMonth: '202109', changeKind: '留级', schoolKind: '初级中学' },
      { grade: '六年级', entryMonth: '201709', recordStatus: '毕业' },
    ],
    broken: [
      { grade: '六年级', entryMonth: '201909', setting: { today: '2025-08-11' } },
      { grade: '九年级', entryMonth: '202009', schoolKind: '初级中学' },
      { grade: '小学2015级', entryMonth: '201509' },
    ],
  },
});

/** The promotion day on which the pupil should leave the stage; `undefined` when not in its last grade, or entry is not known. */
function endOfStage(student: Student, setting: Setting): string | undefined {
  const entry = entryMonthOf(student, setting);
  const years = yearsWhenLeaving(gradeOf(student, setting), setting);
  if (entry === undefined || years === undefined) return undefined;
  const repeated = codeOf('changeKind', textOf(student, 'changeKind')) === '02' ? 1 : 0;
  return `${schoolYearOf(entry) + years + repeated}-${setting.promotion}`;
}

/** How many years the stage takes whose last grade this is; `undefined` when it is not the last. */
function yearsWhenLeaving(reading: GradeReading | undefined, { today }: Setting): number | undefined {
  if (reading?.stage === undefined) return undefined;
  const { years, mostYears } = STAGES[reading.stage];
  if (reading.grade !== undefined) return reading.grade.year >= years ? reading.grade.year : undefined;
  const isGone = reading.cohort !== undefined && reading.cohort + mostYears <= schoolYearOf(today);
  return isGone ? mostYears : undefined;
}
