import { audit } from '#src/audit/store/audit.ts';
import type { Cell, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import { momentInBeijing } from '#src/platform/clock.ts';
import type { Desk } from '#src/platform/desk.ts';
import { EVERY_FIGURE, FIGURE_GROUPS, type FigureKey, figureShape, rateOf } from '../figures.ts';
import type { Board, BoardLine } from './board.ts';

const SOURCES = { now: '实时统计', kept: '当日快照', reckoned: '按留存的记载推算' } as const;

/** 监测指标 as a workbook: unit by unit, and what each figure means. Counts only; that it was taken is written down. */
export async function boardSheets(desk: Desk, actor: Actor, board: Board): Promise<readonly Sheet[]> {
  const { path } = board.unit;
  const deed = { action: 'monitoring.export', subjectKind: 'unit', subject: path, subjectUnit: path } as const;
  const detail = { day: board.day, rows: board.lines.length };
  await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
  const known = EVERY_FIGURE.filter((key) => board.lines.some(({ figures }) => figures[key] !== undefined));
  return [figuresSheet(board, known), meaningsSheet(known)];
}

function figuresSheet({ unit, day, source, takenAt, lines }: Board, keys: readonly FigureKey[]): Sheet {
  const columns = keys.flatMap(columnsOf);
  const title = `${unit.name} 学籍监测指标（${day}，${SOURCES[source]}，${momentInBeijing(takenAt)} 统计）`;
  return {
    name: '监测指标',
    widths: [28, ...columns.map(() => 14)],
    rows: [
      { cells: [{ value: title, look: 'title' }], joined: { from: 0, to: columns.length } },
      {
        cells: ['单位', ...columns.map(({ heading }) => heading)].map((value) => ({ value, look: 'heading' as const })),
      },
      ...lines.map(
        (line, at): SheetRow => ({
          cells: [at === 0 ? `${line.name}（合计）` : line.name, ...columns.map(({ show }) => cellOf(show(line)))],
        }),
      ),
    ],
    frozen: { rows: 2, columns: 1 },
    filterRow: 2,
    pagesWide: 1,
  };
}

interface Column {
  readonly heading: string;
  readonly show: (line: BoardLine) => number | string | undefined;
}

/** Numerator and denominator stand beside each other; a share only where the whole is large enough to speak of one. */
function columnsOf(key: FigureKey): readonly Column[] {
  const { title, shows, unit } = figureShape(key);
  const of = (line: BoardLine) => line.figures[key];
  if (shows === 'count') return [{ heading: `${title}（${unit}）`, show: (line) => of(line)?.part }];
  if (shows === 'days') {
    return [
      { heading: `${title}：中位数（${unit}）`, show: (line) => of(line)?.part },
      { heading: `${title}：九成不超过`, show: (line) => of(line)?.nine },
      { heading: `${title}：件数`, show: (line) => of(line)?.whole },
    ];
  }
  return [
    { heading: `${title}：分子`, show: (line) => of(line)?.part },
    { heading: `${title}：分母`, show: (line) => of(line)?.whole },
    {
      heading: `${title}：比率`,
      show: (line) => {
        const value = of(line);
        if (value === undefined) return undefined;
        const rate = rateOf(value);
        return rate === undefined ? '基数小，不计' : `${(rate * 100).toFixed(1)}%`;
      },
    },
  ];
}

function meaningsSheet(keys: readonly FigureKey[]): Sheet {
  const lines = keys.map((key): SheetRow => {
    const { title, group, part, whole, definition, rule, basis } = figureShape(key);
    return { cells: [title, FIGURE_GROUPS[group], part, whole ?? '', definition, rule ?? '', basis], lines: 2 };
  });
  const headings = ['指标', '分组', '分子', '分母', '口径', '规则', '依据'];
  return {
    name: '指标口径',
    widths: [18, 14, 28, 28, 60, 10, 36],
    rows: [{ cells: headings.map((value) => ({ value, look: 'heading' as const })) }, ...lines],
    frozen: { rows: 1, columns: 1 },
    pagesWide: 1,
  };
}

function cellOf(value: string | number | undefined): string | Cell {
  return typeof value === 'number' ? { value, look: 'count' } : (value ?? '');
}
