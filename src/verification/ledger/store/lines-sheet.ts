import { audit } from '#src/audit/store/audit.ts';
import type { Cell, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import { today } from '#src/platform/clock.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { LineFilter } from '../line-filter.ts';
import { CANNOT_REASONS, LINE_STATES, RETURN_WAYS } from '../line-states.ts';
import { countLines, inWords, type ListedLine, linesFor, rowsWhere } from './search-lines.ts';

/** How many lines the workbook would hold. */
export function countForSheet({ db }: Desk, actor: Actor, campaign: Campaign, filter: LineFilter): Promise<number> {
  return countLines(db, linesFor(actor, 'campaign.export', campaign, filter));
}

/** 核查台账 — one line a pupil, no number of a person in it. That it was taken is written down. */
export async function linesSheet(desk: Desk, actor: Actor, campaign: Campaign, filter: LineFilter): Promise<Sheet> {
  const conditions = linesFor(actor, 'campaign.export', campaign, filter);
  const lines = await inWords(desk, campaign.county, await rowsWhere(desk.db, conditions, MOST_ROWS));
  const { name: _, unit = actor.unit, ...narrowed } = filter; // a name is written nowhere
  const detail = { lines: lines.length, unit, ...narrowed };
  const deed = { action: 'campaign.export', subjectKind: 'campaign', subject: campaign.id, detail } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, deed, desk.clock.now()));
  return sheetOf(campaign, lines, desk.clock.today());
}

/** A workbook takes no more; a county of a million would be narrowed to a central school. */
const MOST_ROWS = 1_000_000;

interface Column {
  readonly heading: string;
  readonly width: number;
  readonly show: (line: ListedLine, at: number) => string | Cell;
}

const COLUMNS: readonly Column[] = [
  { heading: '序号', width: 7, show: (_, at) => ({ value: at + 1, look: 'count' }) },
  { heading: '学校', width: 28, show: ({ place }) => place.school },
  { heading: '班级', width: 14, show: ({ place }) => place.class },
  { heading: '姓名', width: 14, show: ({ name }) => name },
  { heading: '状态', width: 10, show: ({ state, hasLeft }) => (hasLeft ? '中途离开' : LINE_STATES[state]) },
  { heading: '已打印份数', width: 10, show: ({ copies }) => ({ value: copies, look: 'count' }) },
  { heading: '已下发', width: 8, show: ({ isIssued }) => (isIssued ? '是' : '否') },
  { heading: '回收方式', width: 12, show: ({ way }) => (way === undefined ? '' : RETURN_WAYS[way]) },
  { heading: '有无修改', width: 10, show: ({ hasChanges }) => (hasChanges ? '有' : '') },
  { heading: '录入人', width: 12, show: ({ keyedByName }) => keyedByName ?? '' },
  { heading: '复核人', width: 12, show: ({ recheckedByName }) => recheckedByName ?? '' },
  {
    heading: '无法回收原因',
    width: 30,
    show: ({ cannot }) => (cannot ? [CANNOT_REASONS[cannot.reason], cannot.note].filter(Boolean).join('：') : ''),
  },
  { heading: '请家长确认', width: 30, show: ({ question }) => question ?? '' },
  { heading: '最近登记', width: 12, show: ({ changedAt }) => today(changedAt) },
];

function sheetOf({ title }: Campaign, lines: readonly ListedLine[], day: string): Sheet {
  const rows: readonly SheetRow[] = lines.map((line, at) => ({ cells: COLUMNS.map(({ show }) => show(line, at)) }));
  return {
    name: '核查台账',
    widths: COLUMNS.map(({ width }) => width),
    rows: [
      {
        cells: [{ value: `${title}　核查台账（截至 ${day}，共 ${lines.length} 人）`, look: 'title' }],
        joined: { from: 0, to: COLUMNS.length - 1 },
      },
      { cells: COLUMNS.map(({ heading }) => ({ value: heading, look: 'heading' as const })) },
      ...rows,
    ],
    frozen: { rows: 2, columns: 4 },
    filterRow: 2,
    pagesWide: 1,
  };
}
