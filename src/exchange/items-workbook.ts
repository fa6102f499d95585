import type { Sheet, SheetRow } from '#src/kernel/sheet.ts';
import { CATEGORIES, type Category, OUTCOMES, type Outcome } from './reconcile/outcome.ts';

/** One item as a workbook tells it; values in stars, as in the list. */
export interface ItemOfWorkbook {
  readonly name: string;
  readonly place: { readonly school: string; readonly class: string };
  readonly title: string;
  readonly category: Category;
  readonly outcome: Outcome;
  readonly ours: string;
  readonly theirs: string;
  readonly before: string;
  readonly reason: string;
  readonly note: string;
  readonly since: string;
  readonly due: string | undefined;
  readonly owner: string;
}

const COLUMNS: readonly {
  readonly heading: string;
  readonly width: number;
  readonly show: (item: ItemOfWorkbook) => string;
}[] = [
  { heading: '学校', width: 26, show: ({ place }) => place.school },
  { heading: '班级', width: 14, show: ({ place }) => place.class },
  { heading: '姓名', width: 12, show: ({ name }) => name },
  { heading: '类别', width: 12, show: ({ category }) => CATEGORIES[category] },
  { heading: '项目', width: 20, show: ({ title }) => title },
  { heading: '结果', width: 14, show: ({ outcome }) => OUTCOMES[outcome] },
  { heading: '本系统', width: 24, show: ({ ours }) => ours },
  { heading: '全国系统', width: 24, show: ({ theirs }) => theirs },
  { heading: '原来', width: 24, show: ({ before }) => before },
  {
    heading: '情况',
    width: 36,
    show: ({ reason, note }) => [reason, note && `说明：${note}`].filter(Boolean).join('；'),
  },
  { heading: '起算日期', width: 12, show: ({ since }) => since },
  { heading: '应到位日期', width: 12, show: ({ due }) => due ?? '' },
  { heading: '经办人', width: 16, show: ({ owner }) => owner },
];

/** 核对清单 — the items of a list as a sheet. */
export function itemsSheet(items: AsyncIterable<ItemOfWorkbook>, title: string): Sheet {
  async function* rows(): AsyncGenerator<SheetRow> {
    yield { cells: [{ value: title, look: 'title' }], joined: { from: 0, to: COLUMNS.length - 1 } };
    yield { cells: COLUMNS.map(({ heading }) => ({ value: heading, look: 'heading' as const })) };
    for await (const item of items) yield { cells: COLUMNS.map(({ show }) => show(item)) };
  }
  return {
    name: '往来核对',
    widths: COLUMNS.map(({ width }) => width),
    rows: rows(),
    frozen: { rows: 2, columns: 3 },
    filterRow: 2,
    pagesWide: 1,
  };
}
