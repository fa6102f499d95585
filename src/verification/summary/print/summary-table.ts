import { EVERY_HANDLING, HANDLINGS } from '../../ledger/line-filter.ts';
import type { CampaignSummary, UnitSummary } from '../campaign-summary.ts';
import { EVERY_SECTION, SECTIONS, type SectionName, titleOfFigure } from '../figures.ts';

/** 一张表: a heading, what is counted, the columns and the lines; the last line is the sum. */
export interface SummaryTable {
  readonly title: string;
  readonly text: string;
  readonly headings: readonly string[];
  readonly lines: readonly SummaryLine[];
}

export interface SummaryLine {
  readonly name: string;
  /** Absent where a summary of an older day did not count it. */
  readonly counts: readonly (number | undefined)[];
  /** 王校长 2025-04-08; '' where it is not signed, and absent in tables without that column. */
  readonly signed?: string;
  readonly isSum: boolean;
}

/** The tables of a summary, in the order of the annex: unit by unit, and problem records by kind. For paper and workbook alike. */
export function tablesOf(summary: CampaignSummary, dayOf: (instant: string) => string): readonly SummaryTable[] {
  const sections = EVERY_SECTION.map((section) => tableOf(section, summary, dayOf));
  const at = EVERY_SECTION.indexOf('problems') + 1;
  return [...sections.slice(0, at), ...(summary.problems ? [kindsOf(summary.problems)] : []), ...sections.slice(at)];
}

function tableOf(
  section: SectionName,
  { rows, whole }: CampaignSummary,
  dayOf: (instant: string) => string,
): SummaryTable {
  const { title, text, columns } = SECTIONS[section];
  const isSigned = section === 'sheets';
  const line = (row: UnitSummary, isSum: boolean): SummaryLine => ({
    name: isSum ? '合计' : row.name,
    counts: columns.map((column) => row.counts[column]),
    ...(isSigned && { signed: row.signed === undefined ? '' : `${row.signed.by} ${dayOf(row.signed.at)}` }),
    isSum,
  });
  return {
    title,
    text,
    headings: ['单位', ...columns.map(titleOfFigure), ...(isSigned ? ['签核'] : [])],
    lines: [...rows.map((row) => line(row, false)), line(whole, true)],
  };
}

function kindsOf(problems: NonNullable<CampaignSummary['problems']>): SummaryTable {
  return {
    title: '问题学籍类型',
    text: '学生人数：一名学生有两类问题的，两类都算',
    headings: ['类型', ...EVERY_HANDLING.map((handling) => HANDLINGS[handling])],
    lines: problems.map(({ rule, title, pupils }) => ({
      name: `${title}（${rule}）`,
      counts: EVERY_HANDLING.map((handling) => pupils[handling] ?? 0),
      isSum: false,
    })),
  };
}
