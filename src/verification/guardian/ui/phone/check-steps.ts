import { button, el, show, status } from '#src/web/light/element.ts';
import { SHEET_CELLS, SHEET_GROUPS, type SheetCell } from '../../../sheets/sheet-layout.ts';
import { type CellRow, cellRow } from './cell-row.ts';
import type { Draft } from './draft.ts';
import type { Sheet } from './talk.ts';

interface Screen {
  readonly title: string;
  readonly cells: readonly SheetCell[];
}

/** Cells whose question stands first, then group by group; a group whose every cell was asked already is not shown. */
function screensOf({ problems }: Sheet): readonly Screen[] {
  const asked = new Set(problems.map(({ cell }) => cell));
  const first = { title: '先看有疑问的', cells: SHEET_CELLS.filter(({ name }) => asked.has(name)) };
  const rest = SHEET_GROUPS.map(({ title, cells }) => ({ title, cells: cells.filter(({ name }) => !asked.has(name)) }));
  return [first, ...rest].filter(({ cells }) => cells.length > 0);
}

/** 逐组核对 — one group a screen. */
export function checkSteps(sheet: Sheet, draft: Draft, keep: () => void, done: () => void): void {
  const screens = screensOf(sheet);
  const go = (at: number) => {
    const screen = screens[at];
    if (screen === undefined) {
      done();
      return;
    }
    const rows = screen.cells.map((cell) => rowOf(sheet, cell, draft, keep));
    const said = status();
    const next = button('下一组', () => {
      const faults = rows.map((row) => ({ row, words: row.fault() })).filter(({ words }) => words !== undefined);
      const [fault] = faults;
      said.textContent = fault?.words ?? '';
      if (fault === undefined) go(at + 1);
      else fault.row.element.scrollIntoView({ block: 'center' });
    });
    show(
      screen.title,
      el(
        'p',
        { class: 'g-quiet' },
        `${sheet.name}，${sheet.school}${sheet.class}　第 ${at + 1} / ${screens.length} 组。都对的，直接点“下一组”`,
      ),
      at === 0 && sheet.question !== undefined && el('p', { class: 'g-warning' }, `学校请您再确认：${sheet.question}`),
      el('div', { class: 'g-rows' }, ...rows.map(({ element }) => element)),
      said,
      next,
      at > 0 && button('上一组', () => go(at - 1), 'other'),
    );
  };
  go(0);
}

function rowOf({ values, problems }: Sheet, cell: SheetCell, { cells }: Draft, changed: () => void): CellRow {
  const words = problems.filter((problem) => problem.cell === cell.name).map((problem) => problem.words);
  const title = titleWith(cell);
  return cellRow({ cell, title, value: values[cell.name] ?? '', problems: words, cells, changed });
}

/** 家庭成员的, whose it is. */
export function titleWith({ name, title }: SheetCell): string {
  const member = /^guardian(\d)/.exec(name)?.[1];
  return member === undefined ? title : `成员${member === '1' ? '一' : '二'}${title}`;
}
