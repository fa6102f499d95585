import type { Column } from '#src/web/table/columns.ts';
import { CATEGORIES, OUTCOMES } from '../reconcile/outcome.ts';
import type { ItemLine } from './answers.ts';

/** 结果 in a word and, for those who see it, a colour. */
export function OutcomeWord({
  item,
}: {
  readonly item: Pick<ItemLine, 'outcome' | 'isOverdue' | 'reopened' | 'note'>;
}) {
  const { outcome, isOverdue, reopened, note } = item;
  const more = [reopened && '又不一致', isOverdue && '已过期', note !== '' && '已说明'].filter(Boolean).join('、');
  return (
    <span className={`x-outcome x-${outcome}`}>
      {OUTCOMES[outcome]}
      {more !== '' && <small>（{more}）</small>}
    </span>
  );
}

export const ITEM_COLUMNS: readonly Column<ItemLine>[] = [
  { key: 'name', title: '姓名', width: 112, card: 'head', show: ({ name }) => name, full: ({ name }) => name },
  {
    key: 'place',
    title: '学校、班级',
    width: 168,
    grow: true,
    show: (item) => placeOf(item),
    full: (item) => placeOf(item),
  },
  { key: 'category', title: '类别', width: 104, optional: 'hidden', show: ({ category }) => CATEGORIES[category] },
  { key: 'title', title: '项目', width: 128, show: ({ title }) => title, full: ({ title }) => title },
  { key: 'outcome', title: '结果', width: 168, show: (item) => <OutcomeWord item={item} /> },
  { key: 'ours', title: '本系统', width: 136, grow: true, show: ({ ours }) => ours, full: ({ ours }) => ours },
  {
    key: 'theirs',
    title: '全国系统',
    width: 136,
    grow: true,
    show: ({ theirs, reason }) => theirs || <span className="r-quiet">{reason}</span>,
    full: ({ theirs, reason }) => theirs || reason,
  },
  { key: 'due', title: '应到位', width: 104, show: ({ due }) => <span className="r-num">{due ?? ''}</span> },
  {
    key: 'owner',
    title: '经办人',
    width: 96,
    optional: 'shown',
    show: ({ owner }) => owner,
    full: ({ owner }) => owner,
  },
];

function placeOf({ school, class: className }: ItemLine): string {
  return [school, className].filter((part) => part !== '').join(' ');
}
