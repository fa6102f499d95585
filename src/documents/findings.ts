/** What a reader noticed about a document beside its cells. */
export interface Findings {
  /** What the file is, in the registrar's words. */
  readonly format: string;
  /** Sheets that are hidden, but read all the same. */
  readonly hidden?: readonly string[];
  /** Cells that hold a formula: the value kept with it was taken. */
  readonly formulas?: number;
  /** The workbook carries a macro project, which was not looked at. */
  readonly hasMacros?: boolean;
}

/** The findings as sentences for the registrar. */
export function warningsOf(findings: Findings, written: readonly string[]): string[] {
  const hidden = (findings.hidden ?? []).filter((name) => written.includes(name));
  const formulas = findings.formulas ?? 0;
  return [
    ...hidden.map((name) => `工作表“${name}”是隐藏的，也一并读取；如不需要，请删除后再检查。`),
    ...(formulas > 0
      ? [`有 ${formulas} 个单元格是公式，按文件保存时的结果读取；如结果已过时，请重新计算并保存。`]
      : []),
    ...(findings.hasMacros ? ['工作簿含有宏，宏没有运行，只读取了单元格。'] : []),
  ];
}
