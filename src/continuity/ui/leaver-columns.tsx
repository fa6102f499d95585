import type { ReactNode } from 'react';
import type { Column } from '#src/web/table/columns.ts';
import { GROUNDS, isOpen, LEAVER_KINDS, LEAVER_STATES } from '../leaver.ts';
import type { LeaverLine } from './answers.ts';

interface StateProps {
  readonly of: Pick<LeaverLine, 'state' | 'ground'> & { readonly asked?: unknown };
  /** So many are offered who may be the child. */
  readonly matches?: number;
}

/** 接续状态 in a word and, for those who see it, a colour. */
export function StateWord({ of, matches = 0 }: StateProps): ReactNode {
  const { state, ground, asked } = of;
  const more = [
    ground && GROUNDS[ground].title,
    isOpen(state) && matches > 0 && '有疑似',
    isOpen(state) && asked && '申请了结',
  ].filter(Boolean);
  return (
    <span className={`n-state n-${state}`}>
      {LEAVER_STATES[state].title}
      {more.length > 0 && <small>（{more.join('、')}）</small>}
    </span>
  );
}

/** 还剩几个工作日 */
export function DaysLeft({ days }: { readonly days: number | undefined }): ReactNode {
  if (days === undefined) return null;
  if (days < 0) return <span className="r-error">超期 {-days} 个工作日</span>;
  return <span className={days <= 3 ? 'r-query' : undefined}>{days === 0 ? '今天到期' : `还剩 ${days} 个工作日`}</span>;
}

export const LEAVER_COLUMNS: readonly Column<LeaverLine>[] = [
  { key: 'name', title: '姓名', width: 104, card: 'head', show: ({ name }) => name, full: ({ name }) => name },
  { key: 'place', title: '离开的学校、班级', width: 200, grow: true, show: placeOf, full: placeOf },
  { key: 'kind', title: '怎样离开', width: 88, optional: 'shown', show: ({ kind }) => LEAVER_KINDS[kind].title },
  { key: 'state', title: '状态', width: 176, show: (line) => <StateWord of={line} matches={line.matches} /> },
  {
    key: 'to',
    title: '登记的去向',
    width: 200,
    grow: true,
    show: ({ to }) => to || <span className="r-quiet">没有登记</span>,
    full: ({ to }) => to,
  },
  { key: 'due', title: '期限', width: 136, show: ({ daysLeft }) => <DaysLeft days={daysLeft} /> },
  { key: 'number', title: '立案编号', width: 128, optional: 'hidden', show: ({ number }) => number ?? '' },
  {
    key: 'taken',
    title: '接收学校',
    width: 160,
    optional: 'shown',
    show: ({ taken }) => taken,
    full: ({ taken }) => taken,
  },
  {
    key: 'leftOn',
    title: '离开日期',
    width: 104,
    optional: 'hidden',
    show: ({ leftOn }) => <span className="r-num">{leftOn}</span>,
  },
];

function placeOf({ school, class: className }: LeaverLine): string {
  return [school, className].filter((part) => part !== '').join(' ');
}
