import { codeOf, labelOf } from '#src/registry/codes.ts';
import { gradeAt } from '#src/registry/grade.ts';
import { schoolYearOf } from '#src/registry/school-year.ts';
import { STAGES } from '#src/registry/stage.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';
import { entryMonthOf, gradeOf } from './enrollment-record.ts';

/** 留级 and 跳级: the grade is then not the one that follows from entry. */
const OUT_OF_STEP: ReadonlySet<string | undefined> = new Set(['02', '04']);

/**
 * 入学年月与年级不一致 — school years are counted from September, so a pupil entered in August belongs to the year before.
 *
 * Not asked of a cohort whose stage nobody tells, nor of one that should have left: EN-12 speaks of that.
 */
export default defineRule({
  code: 'EN-04',
  title: '入学年月与年级不一致',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['entryMonth', 'grade', 'changeKind', 'schoolKind', 'schoolCode'],
  needs: ['entryMonth', 'grade'],
  remedy: 'edit',
  advice: '核对年级和进入当前学段的年月；留级、跳级的应有异动记录',
  basis: '学生基本信息采集表第24项（入学年月）',
  appliesTo: (student, setting) =>
    entryMonthOf(student, setting) !== undefined && gradeOf(student, setting)?.grade !== undefined,
  faults: (student, setting) => {
    const entry = entryMonthOf(student, setting);
    const grade = gradeOf(student, setting)?.grade;
    if (entry === undefined || grade === undefined) return [];
    const year = schoolYearOf(setting.today) - schoolYearOf(entry) + 1;
    if (year === grade.year || OUT_OF_STEP.has(codeOf('changeKind', textOf(student, 'changeKind')))) return [];
    const reckoned = gradeAt(grade.stage, year);
    const should = reckoned ? `现应为${labelOf('grade', reckoned.code)}` : `现已读满${STAGES[grade.stage].title}`;
    const month = `${entry.slice(0, 4)}年${Number(entry.slice(5))}月`;
    return [{ field: 'entryMonth', message: `${month}入学，${should}，而年级为${labelOf('grade', grade.code)}` }];
  },
  examples: {
    holds: [
      { entryMonth: '202109', grade: '四年级' },
      { entryMonth: '202309', grade: '初二', schoolKind: '初级中学' },
      { entryMonth: '202009', grade: '四年级', changeKind: '留级' },
      { entryMonth: '201909', grade: '小学2019级' },
    ],
    broken: [
      { entryMonth: '202009', grade: '四年级' },
      { entryMonth: '201509', grade: '六年级' },
      { entryMonth: '202109', grade: '小学2020级' },
    ],
  },
});
