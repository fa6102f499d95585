import type { FieldName } from '#src/registry/fields.ts';

/** 模板种类 — the files that go to the national system, or come filled in from a school. */
export const TEMPLATE_KINDS = {
  roster: '学籍花名册（全国模板）',
  family: '家庭成员导出模板',
  'no-number': '无身份证件号花名册',
  problems: '问题学籍名单',
  'key-changes': '关键信息变更清单',
} as const;

export type TemplateKind = keyof typeof TEMPLATE_KINDS;

export const EVERY_TEMPLATE_KIND = Object.keys(TEMPLATE_KINDS) as readonly TemplateKind[]; // the keys of a literal object

/** What a line tells that is no cell of the record: where the pupil is, what is wrong, what became of it. */
export type Fact =
  | 'school'
  | 'class'
  | 'household'
  | 'checkedOn'
  | 'problem'
  | 'problemSays'
  | 'problemAdvice'
  | 'problemState'
  | 'due'
  | 'changed'
  | 'before'
  | 'after'
  | 'changedOn'
  | 'case';

/** One column: what its heading says, and what stands below it. */
export type TemplateColumn = { readonly heading: string; readonly width?: number } & (
  | {
      readonly field: FieldName;
      /** Filled in by whoever has the file; all others are only read by, to know the pupil again. */
      readonly entry?: true;
    }
  | { readonly fact: Fact }
);

/** 模板 — declared once: the same columns write the workbook and read the filled one. */
export interface Template {
  readonly kind: TemplateKind;
  /** 版本年度: in force from this year on, until a later one of its kind. */
  readonly year: number;
  readonly columns: readonly TemplateColumn[];
  /** 填写说明, a sentence to a line. */
  readonly notes: readonly string[];
}

/** The template of a kind in force in a year; before the first, the first. */
export function inForce(templates: readonly Template[], kind: TemplateKind, year: number): Template | undefined {
  const ofKind = templates.filter((template) => template.kind === kind).sort((a, b) => a.year - b.year);
  return ofKind.findLast((template) => template.year <= year) ?? ofKind[0];
}
