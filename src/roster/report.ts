import { type Cell, linesOf, type Sheet, type SheetRow } from '#src/kernel/sheet.ts';
import { SEVERITIES, SEVERITY_LABELS, worse } from '#src/quality/labels.ts';
import { type FieldName, fieldOf, titleOf } from '#src/registry/fields.ts';
import { PROBLEM_HEADING } from './heading.ts';
import type { Layout } from './recognize.ts';
import type { ReportContent, ReportedFinding, ReportedTable } from './report-content.ts';
import { summarySheet } from './report-summary.ts';
import { ReportTally } from './report-tally.ts';
import { isPupilRow } from './rows.ts';

/**
 * 核查报告 — the rosters as they came, every row and column in its place, with the faulty cells marked and the problems
 * written out in a last column; in front of them a summary. Mended and saved, the same workbook can be checked again.
 */
export function reportSheets(content: ReportContent): readonly Sheet[] {
  const tally = new ReportTally(content.tables.length);
  const rosters = content.tables.map((table, i) => rosterSheet(table, i, content, tally));
  return [summarySheet(content, tally), ...rosters];
}

function rosterSheet(table: ReportedTable, index: number, content: ReportContent, tally: ReportTally): Sheet {
  const { layout } = table;
  const problem = { at: layout.problemColumn ?? layout.headings.length, isNew: layout.problemColumn === undefined };
  const widths = layout.headings.map((heading, column) => widthOf(layout.columns[column], heading));
  widths[problem.at] = PROBLEM_WIDTH;
  const name = layout.columns.indexOf('name');
  return {
    name: nameOf(table, content.tables),
    widths,
    rows: rosterRows(table, index, content, tally, problem),
    frozen: { rows: layout.headerRow, columns: name < FROZEN_AT_MOST ? name + 1 : 0 },
    filterRow: layout.headerRow,
    pagesWide: Math.max(1, Math.round(widths.reduce((sum, width) => sum + width, 0) / PAGE_WIDTH)),
  };
}

const PROBLEM_WIDTH = 90;

/** So much of a roster's width can be read on one printed page; seventy columns on one could not. */
const PAGE_WIDTH = 220;

/** A name further right than this would leave no room to scroll beside it. */
const FROZEN_AT_MOST = 4;

/** By the sheet's name where it says something, by the file's where several files have come or it is a mere Sheet1. */
function nameOf({ file, sheet }: ReportedTable, tables: readonly ReportedTable[]): string {
  const base = file.replace(/\.[^.]*$/, '');
  if (
    sheet === undefined ||
    (/^sheet\s*\d*$/i.test(sheet) && tables.filter((other) => other.file === file).length === 1)
  ) {
    return base;
  }
  return tables.every((other) => other.file === file) ? sheet : `${base} ${sheet}`;
}

async function* rosterRows(
  { layout, rows, findingsOf }: ReportedTable,
  table: number,
  { ruleOf }: ReportContent,
  tally: ReportTally,
  problem: ProblemColumn,
): AsyncGenerator<SheetRow> {
  const at = { code: layout.columns.indexOf('schoolCode'), name: layout.columns.indexOf('schoolName') };
  const firstHeaderRow = layout.headerRow - layout.headerLines + 1;
  let number = 0;
  for await (const cells of rows) {
    number += 1;
    if (number < firstHeaderRow) yield { cells: cells.map((value) => ({ value, look: 'aside' })) };
    else if (number <= layout.headerRow) yield headerLine(cells, number === layout.headerRow, problem);
    else {
      const findings = findingsOf(number).toSorted(bySeverity);
      if (isPupilRow(cells, layout)) {
        const schoolCode = cells[at.code]?.trim() ?? '';
        tally.add({ table, schoolCode, schoolName: cells[at.name]?.trim() ?? '', findings });
      }
      yield pupilRow(cells, findings, layout, ruleOf, problem);
    }
  }
}

function bySeverity(a: ReportedFinding, b: ReportedFinding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

function headerLine(cells: readonly string[], isLast: boolean, problem: ProblemColumn): SheetRow {
  const line = placeProblem(cells, isLast ? PROBLEM_HEADING : '', problem);
  return { cells: line.map((value): Cell => ({ value, look: 'heading' })), lines: 2 };
}

function pupilRow(
  cells: readonly string[],
  findings: readonly ReportedFinding[],
  { columns }: Layout,
  ruleOf: ReportContent['ruleOf'],
  problem: ProblemColumn,
): SheetRow {
  if (findings.length === 0) return { cells: cells.length <= problem.at ? cells : placeProblem(cells, '', problem) };
  const sentences = findings.map(({ field, code, severity, message }, i) => {
    return `${i + 1}.【${SEVERITY_LABELS[severity]}】${titleOf(field)}：${message}；处理：${ruleOf(code).advice}`;
  });
  const marked: (string | Cell)[] = placeProblem(cells, '', problem);
  for (const column of new Set(findings.map(({ field }) => columns.indexOf(field)))) {
    if (column < 0) continue;
    const here = findings.filter(({ field }) => columns.indexOf(field) === column);
    const look = here.map(({ severity }) => severity).reduce(worse);
    marked[column] = {
      value: cells[column] ?? '',
      look,
      note: here.map((finding) => noteOf(finding, ruleOf)).join('\n'),
    };
  }
  marked[problem.at] = { value: sentences.join('\n'), look: 'problem' };
  const lines = sentences.reduce((sum, sentence) => sum + linesOf(sentence, PROBLEM_WIDTH), 0);
  return { cells: marked, lines };
}

function noteOf({ severity, message, code }: ReportedFinding, ruleOf: ReportContent['ruleOf']): string {
  return `【${SEVERITY_LABELS[severity]}】${message}\n处理：${ruleOf(code).advice}`;
}

interface ProblemColumn {
  readonly at: number;
  /** Had the table none before? Then it comes behind the last heading, and what stood there, under no heading, moves on. */
  readonly isNew: boolean;
}

function placeProblem(cells: readonly string[], text: string, { at, isNew }: ProblemColumn): string[] {
  const before = Array.from({ length: at }, (_, i) => cells[i] ?? '');
  return [...before, text, ...cells.slice(isNew ? at : at + 1)];
}

/** By what the column holds; a heading nobody knows by its own length. */
function widthOf(field: FieldName | undefined, heading: string): number {
  const byHeading = Math.min(22, Math.max(9, heading.length * 1.6 + 2));
  if (field === undefined) return byHeading;
  const wide = WIDTHS.find(({ fields }) => fields.test(field));
  return wide?.width ?? (fieldOf(field).kind === 'region' ? 15 : Math.min(13, byHeading));
}

const WIDTHS = [
  { fields: /idNumber$|nationalNumber|idValidity/, width: 22 },
  { fields: /[aA]ddress$|workplace$/, width: 30 },
  { fields: /schoolName/, width: 24 },
  { fields: /phone$|schoolCode|provincialNumber/, width: 14 },
  { fields: /Date$|registeredOn|leaveEnd/, width: 12 },
  { fields: /email|homepage/, width: 20 },
  { fields: /^name$|\.name$|formerName/, width: 12 },
] as const;
