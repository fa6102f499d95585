import { audit } from '#src/audit/store/audit.ts';
import type { Cell, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { CATEGORIES } from '../dropout-case.ts';
import { OUTCOMES } from '../outcomes.ts';
import { LEDGERS, type Ledger, STATES } from '../states.ts';
import { dayOf } from './dropout-rows.ts';
import { type DropoutFilter, type DropoutLine, listDropouts } from './list-dropouts.ts';

const HEADINGS = [
  ...['编号', '学校', '班级', '姓名', '性别', '状态', '原因类别', '首次缺勤', '发现日期', '连续未到校（上课日）'],
  ...['排查劝返次数', '其中无效', '书面报告日期', '结果', '结果日期', '期限', '销号日期', '销号依据'],
];
const WIDTHS = [15, 26, 14, 10, 6, 12, 12, 12, 12, 12, 10, 8, 12, 12, 12, 12, 12, 40];

const EVERY_LEDGER = Object.keys(LEDGERS) as readonly Ledger[]; // the keys of a literal object

/** 控辍台账导出 — a sheet for each ledger, as the list is narrowed now; no number, no phone. That it was taken is written down. */
export async function ledgerSheets(desk: Desk, actor: Actor, filter: DropoutFilter): Promise<readonly Sheet[]> {
  const lines = await listDropouts(desk, actor, filter);
  const unit = filter.unit ?? actor.unit;
  const deed = { action: 'dropout.export', subjectKind: 'unit', subject: unit, subjectUnit: unit } as const;
  const detail = { paper: 'dropout-ledger', rows: lines.length };
  await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
  return EVERY_LEDGER.filter((ledger) => filter.ledger === undefined || filter.ledger === ledger).map((ledger) =>
    sheetOf(
      ledger,
      lines.filter((line) => line.ledger === ledger),
      desk.clock.today(),
    ),
  );
}

function sheetOf(ledger: Ledger, lines: readonly DropoutLine[], today: string): Sheet {
  const to = HEADINGS.length - 1;
  return {
    ...{ name: LEDGERS[ledger], widths: WIDTHS, frozen: { rows: 3, columns: 4 }, filterRow: 3, pagesWide: 1 },
    rows: [
      { cells: [{ value: `${LEDGERS[ledger]}（控辍保学）`, look: 'title' }], joined: { from: 0, to } },
      { cells: [{ value: `截至 ${today}　共 ${lines.length} 人`, look: 'aside' }], joined: { from: 0, to } },
      { cells: HEADINGS.map((value): Cell => ({ value, look: 'heading' })) },
      ...lines.map(rowOf),
    ],
  };
}

function rowOf(line: DropoutLine): SheetRow {
  const { place, category, outcome, daysAway, closedAt } = line;
  const count = (value: number | undefined): Cell | string => (value === undefined ? '' : { value, look: 'count' });
  return {
    cells: [
      ...[line.number, place.school, place.class, line.name, line.sex, STATES[line.state].title],
      ...[category === undefined ? '' : CATEGORIES[category], line.firstAbsentOn ?? '', line.foundOn, count(daysAway)],
      ...[count(line.visits), count(line.failedVisits), line.reportedOn ?? ''],
      ...[outcome === undefined ? '' : OUTCOMES[outcome].title, line.outcomeOn ?? '', line.due ?? ''],
      ...[closedAt === undefined ? '' : dayOf(closedAt), line.ground ?? ''],
    ],
  };
}
