import { type Cell, type Look, linesOf, type Sheet, type SheetRow } from '#src/kernel/sheet.ts';
import { SEVERITIES, SEVERITY_LABELS } from '#src/quality/labels.ts';
import type { Severity } from '#src/quality/rule.ts';
import type { ReportContent } from './report-content.ts';
import type { Count, ReportTally } from './report-tally.ts';

/** The tables of the summary share eight columns, so that they stand in line: number, name, five counts, words. */
const WIDTHS = [14, 38, 10, 12, 10, 10, 10, 44];
const WORDS_FROM = 4;
const LAST = WIDTHS.length - 1;
const WORDS_WIDTH = WIDTHS.slice(WORDS_FROM).reduce((sum, width) => sum + width, 0);

/** 汇总 — what a head reads first: how many, what kind, where, and what to do next. Filled when the rosters have gone by. */
export function summarySheet(content: ReportContent, tally: ReportTally): Sheet {
  return { name: '汇总', widths: WIDTHS, rows: summaryRows(content, tally), pagesWide: 1, afterOthers: true };
}

function* summaryRows(content: ReportContent, tally: ReportTally): Generator<SheetRow> {
  const { total } = tally;
  yield { cells: [{ value: '学籍信息核查报告', look: 'title' }], lines: 2 };
  yield aside(`核查日期：${content.today}　　共 ${total.pupils} 名学生，其中 ${total.faulty} 名有问题`);
  yield { cells: [] };
  yield* filesTable(content, tally);
  yield* rulesTable(content, tally);
  yield* schoolsTable(tally);
  yield* directions();
}

function* filesTable({ tables, remarks }: ReportContent, tally: ReportTally): Generator<SheetRow> {
  yield* section('一、核查范围', ['序号', '文件 / 工作表', ...COUNT_HEADINGS, '说明']);
  for (const [i, { file, sheet, remarks: said }] of tables.entries()) {
    const name = sheet === undefined ? file : `${file} / ${sheet}`;
    const words = said.join('\n');
    yield {
      cells: [entry(String(i + 1)), entry(name), ...counts(tally.tables[i] ?? tally.total, 'count'), entry(words)],
      lines: Math.max(linesOf(words, WIDTHS[LAST] ?? 0), linesOf(name, WIDTHS[1] ?? 0)),
    };
  }
  if (tables.length > 1) yield { cells: [entry(''), entry('合计'), ...counts(tally.total, 'sum'), entry('')] };
  for (const remark of remarks) yield aside(`注：${remark}`);
  yield { cells: [] };
}

function* rulesTable({ ruleOf }: ReportContent, tally: ReportTally): Generator<SheetRow> {
  const rules = tally.rules();
  if (rules.length === 0) {
    yield* section('二、按规则汇总', []);
    yield aside('没有发现问题。');
  } else {
    const words = { from: WORDS_FROM, to: LAST };
    const [title, heading] = section('二、按规则汇总', ['规则编号', '规则', '等级', '涉及人数', '怎么办', '', '', '']);
    if (title) yield title;
    if (heading) yield { ...heading, joined: words };
    for (const { code, severity, pupils } of rules) {
      const rule = ruleOf(code);
      const level: Cell = { value: SEVERITY_LABELS[severity], look: severity };
      const advice = [entry(rule.advice), entry(''), entry(''), entry('')];
      yield {
        cells: [entry(code), entry(rule.title), level, { value: pupils, look: 'count' }, ...advice],
        lines: Math.max(linesOf(rule.advice, WORDS_WIDTH), linesOf(rule.title, WIDTHS[1] ?? 0)),
        joined: words,
      };
    }
  }
  yield { cells: [] };
}

function* schoolsTable(tally: ReportTally): Generator<SheetRow> {
  yield* section('三、按学校汇总', ['学校标识码', '学校', ...COUNT_HEADINGS, '有问题学生占比']);
  for (const school of tally.schools()) {
    const name = school.name || (school.code ? '（名单未写校名）' : '（名单未写学校）');
    yield {
      cells: [entry(school.code), entry(name), ...counts(school, 'count'), entry(shareOf(school))],
      lines: linesOf(name, WIDTHS[1] ?? 0),
    };
  }
  yield { cells: [] };
}

function* directions(): Generator<SheetRow> {
  yield* section('四、怎样使用本报告', []);
  yield aside(
    '1. 各名单工作表与原文件同行同列；有问题的单元格按等级标出，最后一列“核查问题”写明问题和处理办法，表头可筛选。',
  );
  for (const severity of SEVERITIES) {
    yield {
      cells: [
        { value: SEVERITY_LABELS[severity], look: severity },
        { value: MEANINGS[severity], look: 'aside' },
      ],
    };
  }
  yield aside('2. 直接在本文件的名单工作表里改正并保存，再用本文件重新核查，直到没有问题；“核查问题”列会随之更新。');
  yield aside('3. 标红不等于可以随意改：姓名、证件号等关键信息以户口簿和公安登记为准，在系统中按规定程序变更。');
}

const MEANINGS: Readonly<Record<Severity, string>> = {
  error: '必须改正',
  query: '须改正，或说明为什么没有错',
  notice: '请知悉',
};

const COUNT_HEADINGS = ['学生数', '有问题人数', ...SEVERITIES.map((severity) => `${SEVERITY_LABELS[severity]}（条）`)];

function section(title: string, headings: readonly string[]): readonly SheetRow[] {
  const bar = WIDTHS.map((_, i): Cell => ({ value: i === 0 ? title : '', look: 'section' }));
  const heading = headings.map((value): Cell => ({ value, look: 'heading' }));
  return headings.length > 0 ? [{ cells: bar }, { cells: heading }] : [{ cells: bar }];
}

function counts({ pupils, faulty, findings }: Count, look: Look): readonly Cell[] {
  return [pupils, faulty, ...SEVERITIES.map((severity) => findings[severity])].map((value) => ({ value, look }));
}

function entry(value: string): Cell {
  return { value, look: 'entry' };
}

function aside(value: string): SheetRow {
  return { cells: [{ value, look: 'aside' }] };
}

/** A bar of ten that a black-and-white printer can show: ■■■□□□□□□□ 31% */
function shareOf({ pupils, faulty }: Count): string {
  const share = pupils === 0 ? 0 : faulty / pupils;
  const full = faulty === 0 ? 0 : Math.max(1, Math.round(share * 10));
  return `${'■'.repeat(full)}${'□'.repeat(10 - full)}　${Math.round(share * 100)}%`;
}
