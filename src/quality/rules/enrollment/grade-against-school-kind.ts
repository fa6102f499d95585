import { labelOf } from '#src/registry/codes.ts';
import { type GradeReading, readGrade } from '#src/registry/grade.ts';
import { STAGES, stagesOf } from '#src/registry/stage.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule, type Setting } from '../../rule.ts';
import { schoolKindOf } from '../../school-of-pupil.ts';

/**
 * 年级与办学类型不符 — a teaching point runs no junior high. The kind is the roster's own, else the list of schools'.
 *
 * Schools of special education and 专门学校 may run any grade.
 */
export default defineRule({
  code: 'EN-10',
  title: '年级与办学类型不符',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['grade', 'schoolKind', 'schoolCode'],
  needs: ['grade'],
  remedy: 'edit',
  advice: '核对年级；年级无误的，核对学校标识码和办学类型',
  basis: 'JY/T 1001 学校（机构）类型',
  appliesTo: (student, setting) =>
    stagesOf(schoolKindOf(student, setting)) !== undefined && readingOf(student, setting)?.stage !== undefined,
  faults: (student, setting) => {
    const kind = schoolKindOf(student, setting);
    const reading = readingOf(student, setting);
    if (kind === undefined || reading?.stage === undefined || stagesOf(kind)?.includes(reading.stage)) return [];
    const grade = reading.grade ? labelOf('grade', reading.grade.code) : STAGES[reading.stage].title;
    return [{ field: 'grade', message: `学校为${labelOf('schoolKind', kind)}，没有${grade}` }];
  },
  examples: {
    holds: [
      { grade: '四年级', schoolKind: '小学' },
      { grade: '九年级', schoolKind: '九年一贯制学校' },
      { grade: '初一', schoolKind: '培智学校' },
      { grade: '1.1班', schoolKind: '初级中学' },
    ],
    broken: [
      { grade: '七年级', schoolKind: '小学教学点' },
      { grade: '高一', schoolKind: '312' },
      {
        grade: '四年级',
        schoolKind: '',
        setting: { schools: new Map([['2141000001', { code: '2141000001', name: '县一高', kind: '342' }]]) },
      },
    ],
  },
});

function readingOf(student: Student, setting: Setting): GradeReading | undefined {
  return readGrade(textOf(student, 'grade'), { today: setting.today, schoolKind: schoolKindOf(student, setting) });
}
