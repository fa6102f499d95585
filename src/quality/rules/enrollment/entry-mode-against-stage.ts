import { codesOf } from '#src/registry/codes.ts';
import { STAGES } from '#src/registry/stage.ts';
import { textOf } from '#src/registry/student.ts';
import { quote } from '../../quote.ts';
import { defineRule } from '../../rule.ts';
import { gradeOf } from './enrollment-record.ts';

const COMPULSORY_ONLY: readonly string[] = ['11', '12'];
const SENIOR_ONLY: readonly string[] = ['21', '22', '23'];

/**
 * 入学方式与学段不符 — compulsory schooling admits by neighborhood, senior high by examination.
 *
 * 其他 is code 12 of the one and 99 of the other, so the word alone is right in both.
 */
export default defineRule({
  code: 'EN-07',
  title: '入学方式与学段不符',
  dimension: 'conformance',
  severity: 'error',
  fields: ['entryMode', 'grade', 'schoolKind', 'schoolCode'],
  needs: ['entryMode', 'grade'],
  remedy: 'edit',
  advice: '小学、初中填“就近入学”或“其他”；高中填“统一招生考试/普通入学”“体育特招”“艺术特招”或“其他”',
  basis: '学生基本信息采集表第25项（入学方式）；义务教育法第十二条',
  appliesTo: (student, setting) =>
    codesOf('entryMode', textOf(student, 'entryMode')).length > 0 && gradeOf(student, setting)?.stage !== undefined,
  faults: (student, setting) => {
    const stage = gradeOf(student, setting)?.stage;
    const mode = textOf(student, 'entryMode');
    const wrong = stage === 'senior' ? COMPULSORY_ONLY : SENIOR_ONLY;
    if (stage === undefined || !codesOf('entryMode', mode).every((code) => wrong.includes(code))) return [];
    return [{ field: 'entryMode', message: `${STAGES[stage].title}学生的入学方式不应为${quote(mode)}` }];
  },
  examples: {
    holds: [
      { entryMode: '就近入学', grade: '四年级' },
      { entryMode: '其他', grade: '高一' },
      { entryMode: '统一招生考试/普通入学', grade: '高中2024级' },
    ],
    broken: [
      { entryMode: '就近入学', grade: '高一' },
      { entryMode: '体育特招', grade: '初二' },
      { entryMode: '12', grade: '33' },
    ],
  },
});
