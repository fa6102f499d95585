import type { LetterTemplate } from '#src/letters/letter-template.ts';

const FIELDS = [
  { name: '报告期', example: '2025年3月' },
  { name: '单位', example: '丁河镇中心校' },
  { name: '截至', example: '2025年4月3日' },
  { name: '在籍', example: '1286' },
  { name: '无故缺勤', example: '3名学生、7人次' },
  { name: '新列入', example: '2' },
  { name: '劝返', example: '6' },
  { name: '销号', example: '返校1件' },
  { name: '未销号', example: '1件，其中已书面报告0件、没有学籍0件' },
  { name: '说明', example: '各校均已按时签报。' },
] as const;

const BODY = [
  '现将{单位}{报告期}控辍保学工作情况报告如下（数据截至{截至}）。',
  '一、学生在籍和考勤',
  '期末在籍学生{在籍}名。报告期内无故缺勤{无故缺勤}。',
  '二、疑似辍学排查和劝返',
  '报告期内新列入疑似辍学{新列入}件，排查、劝返{劝返}次；销号情况：{销号}。期末未销号{未销号}。',
  '三、情况说明',
  '{说明}',
  '特此报告。',
] as const;

/** 《××年××月控辍保学情况报告》 — of a school that stands directly below the county. */
export const SCHOOL_REPORT: LetterTemplate = {
  key: 'dropout.school-period',
  kind: 'report',
  name: '控辍保学情况报告（学校）',
  house: 'head',
  title: '关于{报告期}控辍保学情况的报告',
  body: BODY,
  fields: FIELDS,
};

/** The same of a central school, which sums up its schools. */
export const CENTRAL_REPORT: LetterTemplate = {
  ...{ key: 'dropout.central-period', kind: 'report', name: '控辍保学情况报告（中心校）', house: 'central-school' },
  ...{ title: '关于{报告期}控辍保学情况的报告', body: BODY, fields: FIELDS },
};

/** 公文模板 of the reports. */
export const REPORT_LETTERS: readonly LetterTemplate[] = [SCHOOL_REPORT, CENTRAL_REPORT];
