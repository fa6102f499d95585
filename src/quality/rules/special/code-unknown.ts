import { CODE_TABLES, type CodeTable, codeOf } from '#src/registry/codes.ts';
import { FIELDS, type FieldName, titleOf } from '#src/registry/fields.ts';
import { textOf } from '#src/registry/student.ts';
import { quote } from '../../quote.ts';
import { defineRule } from '../../rule.ts';

/** Coded fields that have a rule of their own for values that are not in the table. */
const COVERED_ELSEWHERE: ReadonlySet<FieldName> = new Set<FieldName>([
  'sex', // ID-21
  'ethnicity', // ID-25
  'idType', // ID-06
  'grade', // EN-01
  'attendanceMode', // EN-08
  'guardian1.relation', // GU-04
  'guardian2.relation',
]);

/** So many labels can be read in a sentence. */
const MOST_LABELS = 8;

const CODED = FIELDS.flatMap(({ name, kind }) =>
  typeof kind === 'object' && !COVERED_ELSEWHERE.has(name) ? [{ name, table: kind.code }] : [],
);

/** 代码项不在代码表 — a value the national system will not take. An empty cell is left to SP-07. */
export default defineRule({
  code: 'SP-06',
  title: '代码项不在代码表',
  dimension: 'conformance',
  severity: 'error',
  fields: CODED.map(({ name }) => name),
  needs: [],
  cellByCell: true,
  remedy: 'edit',
  advice: '改为代码表中的名称',
  basis: '全国学籍系统代码表（JY/T 1001）',
  appliesTo: (student) => CODED.some(({ name }) => student[name] !== undefined),
  faults: (student) =>
    CODED.flatMap(({ name, table }) => {
      const text = textOf(student, name);
      if (text === '' || codeOf(table, text) !== undefined) return [];
      return [{ field: name, message: `${titleOf(name)}${quote(text)}不在代码表中${choicesOf(table)}` }];
    }),
  examples: {
    holds: [{ politicalStatus: '少先队员' }, { health: '10' }, { travelMode: '' }, { nationality: 'CHN' }],
    broken: [
      { politicalStatus: '学生' },
      { leftBehind: '是' },
      { orphan: '不详' },
      { 'guardian2.isGuardian': '母亲' },
      { householdType: '河南' },
    ],
  },
});

function choicesOf(table: CodeTable): string {
  const labels = CODE_TABLES[table].map(({ label }) => label);
  return labels.length > MOST_LABELS ? '' : `，可填${labels.join('、')}`;
}
