import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Sheet, SheetRow } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Desk } from '#src/platform/desk.ts';
import { SEVERITY_LABELS } from '#src/quality/labels.ts';
import { conditionsOfFindings, type FindingFilter, type Reckoning, reckoningOf } from './finding-filter.ts';
import { type FindingRow, inWords, rowsWhere } from './list-findings.ts';

/** More sheets than this nobody turns over, and more rows nobody works through on paper. */
const MOST_CLASSES = 200;
const MOST_FINDINGS = 50_000;

/** How much a 问题清单 would hold. */
export interface ProblemCount {
  readonly findings: number;
  readonly classes: number;
}

/** `too-many` says that it has to be narrowed first. */
export async function countProblems(
  desk: Desk,
  actor: Actor,
  filter: FindingFilter,
): Promise<ProblemCount | 'too-many'> {
  const conditions = conditionsOf(actor, filter, await reckoningOf(desk, actor.county));
  const { rows } = await sql<ProblemCount>`
    select count(*)::integer as findings, count(distinct findings.unit)::integer as classes from findings
    where ${sql.join(conditions, sql` and `)}`.execute(desk.db);
  const count = rows[0] ?? { findings: 0, classes: 0 };
  return count.classes > MOST_CLASSES || count.findings > MOST_FINDINGS ? 'too-many' : count;
}

function conditionsOf(actor: Actor, filter: FindingFilter, reckoning: Reckoning) {
  return [...conditionsOfFindings(actor, filter, reckoning), permitted(actor, 'finding.export', 'findings.unit')];
}

/**
 * 问题清单 as a workbook: one sheet for each class, each pupil with what is wrong and what to do, no number in full. What
 * was taken away is written down. Ask `countProblems` before.
 */
export async function problemSheets(desk: Desk, actor: Actor, filter: FindingFilter): Promise<readonly Sheet[]> {
  const conditions = conditionsOf(actor, filter, await reckoningOf(desk, actor.county));
  const found = await rowsWhere(desk.db, conditions, MOST_FINDINGS);
  const rows = await inWords(desk, actor.county, found);
  const classes = new Map<string, FindingRow[]>();
  for (const row of rows) classes.set(row.unit, [...(classes.get(row.unit) ?? []), row]);
  const subject = {
    subjectKind: 'unit',
    subject: filter.unit ?? actor.unit,
    subjectUnit: filter.unit ?? actor.unit,
  } as const;
  const detail = { findings: rows.length, classes: classes.size, rule: filter.rule, severity: filter.severity };
  await desk.db
    .transaction()
    .execute((work) => audit(work, actor, { action: 'finding.export', ...subject, detail }, desk.clock.now()));
  const sheets = [...classes.values()].map((ofClass) => sheetOf(ofClass, desk.clock.today()));
  return sheets.length > 0 ? sheets : [sheetOf([], desk.clock.today())];
}

const HEADINGS = [
  '序号',
  '姓名',
  '栏目',
  '等级',
  '问题',
  '怎么办',
  '处理途径',
  '责任岗位',
  '期限',
  '核实情况',
] as const;
const WIDTHS = [6, 12, 16, 6, 44, 44, 18, 12, 12, 20] as const;

function sheetOf(rows: readonly FindingRow[], today: string): Sheet {
  const place = rows[0]?.place;
  const name = place === undefined ? '没有问题' : place.class || `${place.school}（未分班）`;
  const lines: readonly SheetRow[] = rows.map((row, at) => ({
    cells: [
      { value: at + 1, look: 'count' },
      row.name,
      row.fieldTitle,
      { value: SEVERITY_LABELS[row.severity], look: row.severity },
      { value: row.message, look: 'problem' },
      { value: row.advice, look: 'text' },
      row.way.label,
      row.ownerTitle,
      row.due ?? (row.isUndated ? '放假安排未公布，期限未定' : ''),
      '',
    ],
    lines: Math.max(1, Math.ceil(row.advice.length / 21), Math.ceil(row.message.length / 21)),
  }));
  const title = `${place?.school ?? ''} ${place?.class ?? ''} 问题清单（${today}，共 ${rows.length} 项）`.trim();
  return {
    name,
    widths: [...WIDTHS],
    rows: [
      { cells: [{ value: title, look: 'title' }], joined: { from: 0, to: HEADINGS.length - 1 } },
      { cells: HEADINGS.map((value) => ({ value, look: 'heading' as const })) },
      ...lines,
    ],
    frozen: { rows: 2, columns: 2 },
    filterRow: 2,
    pagesWide: 1,
  };
}
