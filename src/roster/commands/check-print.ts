import stringWidth from 'string-width';
import type { Terminal } from '#src/platform/command.ts';
import { SEVERITIES, SEVERITY_LABELS, worse } from '#src/quality/labels.ts';
import type { Severity } from '#src/quality/rule.ts';
import { RULE_BOOK } from '#src/quality/rules/index.ts';
import { type FieldName, titleOf } from '#src/registry/fields.ts';
import type { CheckOptions } from './check-options.ts';
import type { FindingBook, RosterFinding } from './finding-book.ts';
import type { InspectionResult } from './inspection.ts';
import { type OpenedFile, shortName } from './opened-rosters.ts';

const SHOWN_ON_TERMINAL = 200;

const RULES = new Map([...RULE_BOOK.rules, ...RULE_BOOK.registerRules].map((rule) => [rule.code, rule]));

/** 核查结果 — for a person to read: a line of totals, a table by rule, a table by school, then the findings, worst first. */
export async function printResult(
  terminal: Terminal,
  files: readonly OpenedFile[],
  book: FindingBook,
  result: InspectionResult,
  options: CheckOptions,
): Promise<void> {
  const ink = inkFor(terminal);
  const rosters = files.flatMap((file) => file.rosters);
  const findings = book.kept.filter(({ pupil }) => pupil !== undefined).sort(byWorst);
  const lines = [
    ink.bold(headline(files.length, result, findings, options)),
    ...files.flatMap(({ path, remarks }) => remarks.map((remark) => ink.faint(`${shortName(path)}：${remark}`))),
    ...rosters.flatMap(({ file }, i) => notesLine(file, result.notes[i] ?? 0).map(ink.faint)),
    ...rosters.flatMap(({ file, layout }) => missingLine(file, layout.missing).map(ink.error)),
    ...crashLines(result).map(ink.error),
  ];
  if (findings.length > 0) {
    lines.push(
      '',
      ink.bold('按规则'),
      ...byRule(findings, result, ink),
      '',
      ink.bold('按学校'),
      ...bySchool(findings, result),
    );
    lines.push('', ink.bold('明细（先错误，后疑问、提示）'));
    const shown = terminal.isTerminal && !options.all ? findings.slice(0, SHOWN_ON_TERMINAL) : findings;
    const several = rosters.length > 1;
    for (const finding of shown)
      lines.push(detail(finding, several ? shortName(rosters[finding.roster]?.file ?? '') : '', ink));
    if (shown.length < findings.length) {
      lines.push(
        ink.faint(`…… 另有 ${findings.length - shown.length} 条未列出；加 --all 全部列出，或用 --report 写成 Excel。`),
      );
    }
  }
  if (options.report !== undefined)
    lines.push('', `核查报告已写入 ${options.report}，在标出的单元格上改好后可再核查。`);
  for (let from = 0; from < lines.length; from += 500)
    await terminal.out(`${lines.slice(from, from + 500).join('\n')}\n`);
}

function headline(
  files: number,
  { pupils }: InspectionResult,
  findings: readonly RosterFinding[],
  { today }: CheckOptions,
): string {
  const total = pupils.reduce((sum, count) => sum + count, 0);
  const said = SEVERITIES.map((severity) => `${SEVERITY_LABELS[severity]} ${countOf(findings, severity)}`).join('、');
  const result = findings.length === 0 ? '逐人核查没有发现问题' : `发现 ${findings.length} 处问题（${said}）`;
  return `核查日期 ${today}：${files} 个文件，${total} 名学生，${result}。`;
}

function countOf(findings: readonly RosterFinding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function notesLine(file: string, notes: number): readonly string[] {
  return notes === 0 ? [] : [`${shortName(file)}：${notes} 行不是学生（合计、说明、签字等），未核查`];
}

/** Said once for the file, and by `--json` and the report as one finding for each column. */
function missingLine(file: string, missing: readonly FieldName[]): readonly string[] {
  if (missing.length === 0) return [];
  return [`${shortName(file)}：缺少 ${missing.length} 个必填列，这些项无法核查：${missing.map(titleOf).join('、')}`];
}

/** A rule that failed has not been answered, and that must not look like a pass. */
function crashLines({ tallies }: InspectionResult): readonly string[] {
  return tallies
    .filter(({ crashed }) => crashed > 0)
    .map(({ code, crashed }) => `规则 ${code} 自身出错，${crashed} 名学生未能核查该项；请把本条报给县局。`);
}

function byRule(findings: readonly RosterFinding[], { tallies }: InspectionResult, ink: Ink): readonly string[] {
  const worst = new Map<string, Severity>();
  for (const { code, severity } of findings) worst.set(code, worse(severity, worst.get(code) ?? severity));
  const rows = tallies
    .flatMap((tally) => {
      const severity = worst.get(tally.code);
      return severity === undefined ? [] : [{ ...tally, severity }];
    })
    .sort((a, b) => rank(a.severity) - rank(b.severity) || b.broken - a.broken);
  return table(
    ['等级', '规则', '名称', '有问题', '已核查'],
    rows.map(({ code, severity, asked, broken }) => [
      SEVERITY_LABELS[severity],
      code,
      RULES.get(code)?.title ?? '',
      String(broken),
      String(asked),
    ]),
    [3, 4],
  ).map((line, i) => (i === 0 ? ink.faint(line) : line));
}

function bySchool(findings: readonly RosterFinding[], { schools }: InspectionResult): readonly string[] {
  const faulty = new Map<string, { rows: Set<string>; counts: Record<Severity, number> }>();
  for (const { roster, row, severity, pupil } of findings) {
    if (pupil === undefined) continue;
    const entry = faulty.get(pupil.school) ?? { rows: new Set(), counts: { error: 0, query: 0, notice: 0 } };
    faulty.set(pupil.school, entry);
    entry.rows.add(`${roster}:${row}`);
    entry.counts[severity] += 1;
  }
  const rows = [...schools]
    .map(([school, pupils]) => ({ school, pupils, entry: faulty.get(school) }))
    .sort(
      (a, b) =>
        (b.entry?.counts.error ?? 0) - (a.entry?.counts.error ?? 0) ||
        (b.entry?.rows.size ?? 0) - (a.entry?.rows.size ?? 0),
    );
  return table(
    ['学校', '学生', '有问题的学生', ...SEVERITIES.map((severity) => SEVERITY_LABELS[severity])],
    rows.map(({ school, pupils, entry }) => [
      school || '（未写学校）',
      String(pupils),
      String(entry?.rows.size ?? 0),
      ...SEVERITIES.map((severity) => String(entry?.counts[severity] ?? 0)),
    ]),
    [1, 2, 3, 4, 5],
  );
}

function detail({ severity, row, pupil, field, message, code }: RosterFinding, file: string, ink: Ink): string {
  const where = `${file === '' ? '' : `${file} `}第 ${row} 行`;
  const who =
    pupil === undefined ? '' : ` ${pupil.name || '（无姓名）'}${pupil.number === '' ? '' : `（${pupil.number}）`}`;
  const level = `【${SEVERITY_LABELS[severity]}】`;
  const paint = severity === 'error' ? ink.error : severity === 'query' ? ink.query : ink.faint;
  return `${paint(level)}${where}${who} ${titleOf(field)}：${message}。处理：${RULES.get(code)?.advice ?? ''} ${ink.faint(code)}`;
}

function byWorst(a: RosterFinding, b: RosterFinding): number {
  return rank(a.severity) - rank(b.severity) || a.roster - b.roster || a.row - b.row;
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** Columns lined up by the width they have on a screen, where a Chinese character takes two places. */
function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
): readonly string[] {
  const widths = heads.map((head, i) => Math.max(stringWidth(head), ...rows.map((row) => stringWidth(row[i] ?? ''))));
  return [heads, ...rows].map((row) =>
    row
      .map((cell, i) => {
        const gap = ' '.repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(cell)));
        return right.includes(i) ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd(),
  );
}

type Paint = (text: string) => string;

interface Ink {
  readonly bold: Paint;
  readonly faint: Paint;
  readonly error: Paint;
  readonly query: Paint;
}

function inkFor({ isTerminal }: Terminal): Ink {
  const paint = (code: number): Paint => (isTerminal ? (text) => `\u001B[${code}m${text}\u001B[0m` : (text) => text);
  return { bold: paint(1), faint: paint(2), error: paint(31), query: paint(33) };
}
