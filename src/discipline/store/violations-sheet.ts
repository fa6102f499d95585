import { audit } from '#src/audit/store/audit.ts';
import type { Sheet } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { MEASURE_STATES, measureShape } from '../measures.ts';
import { numberOf, REPLIES, VIOLATION_STATES } from '../violation.ts';
import { kindsOf } from './kinds-of-violations.ts';
import { listViolations, type ViolationFilter } from './list-violations.ts';

const MOST_ROWS = 5000;
const HEADINGS = ['编号', '责任单位', '种类', '事由', '发现日期', '状态', '申辩', '决定日期', '措施', '结案日期'];
const WIDTHS = [18, 30, 22, 44, 12, 10, 10, 12, 36, 12];

/** 违规台账 as a workbook, as it is narrowed on the screen. That it was taken is written down. */
export async function violationsSheet(desk: Desk, actor: Actor, filter: ViolationFilter): Promise<Sheet> {
  const { db, clock } = desk;
  const today = clock.today();
  const { rows } = await listViolations(db, actor, filter, { limit: MOST_ROWS, today });
  const kinds = new Map((await kindsOf(db, actor.county)).map(({ key, title }) => [key, title]));
  const deed = { action: 'discipline.export', subjectKind: 'county', subject: actor.county } as const;
  await db.transaction().execute((work) => {
    return audit(work, actor, { ...deed, detail: { rows: rows.length } }, clock.now());
  });
  const lines = rows.map((row) => ({
    cells: [
      ...[numberOf(row), row.unitName, kinds.get(row.kind) ?? row.kind, row.title, row.foundOn],
      ...[VIOLATION_STATES[row.state], row.replied ? REPLIES[row.replied] : '', row.decidedOn ?? ''],
      row.measures.map(({ kind, state }) => `${measureShape(kind).title}（${MEASURE_STATES[state]}）`).join('、'),
      row.closedOn ?? '',
    ],
  }));
  return {
    ...{ name: '违规台账', widths: WIDTHS, frozen: { rows: 2, columns: 1 }, filterRow: 2, pagesWide: 1 },
    rows: [
      { cells: [{ value: `违规台账（${today}）`, look: 'title' }], joined: { from: 0, to: HEADINGS.length - 1 } },
      { cells: HEADINGS.map((value) => ({ value, look: 'heading' as const })) },
      ...lines,
    ],
  };
}
