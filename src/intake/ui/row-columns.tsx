import type { ReactNode } from 'react';
import type { Column } from '#src/web/table/columns.ts';
import type { ImportRow, ShownCell } from './answers.ts';

/** One row of a file on one line; opened, it shows everything. */
export const ROW_COLUMNS: readonly Column<ImportRow>[] = [
  { key: 'row', title: '行', width: 64, align: 'end', show: ({ row }) => <span className="r-num">{row ?? '—'}</span> },
  {
    key: 'name',
    title: '姓名',
    width: 112,
    card: 'head',
    show: ({ name }) => name || '（无姓名）',
    full: ({ name }) => name,
  },
  { key: 'class', title: '班级', width: 140, show: (row) => row.class, full: (row) => `${row.school} ${row.class}` },
  {
    key: 'what',
    title: '结果',
    width: 420,
    grow: true,
    show: (row) => <What row={row} />,
    full: (row) => wordsOf(row),
  },
  {
    key: 'faults',
    title: '检查',
    width: 88,
    align: 'end',
    show: ({ faults }) => (faults.length > 0 ? <span className="r-query">{faults.length} 项</span> : ''),
  },
  { key: 'school', title: '学校', width: 180, optional: 'hidden', show: ({ school }) => school },
  { key: 'file', title: '文件', width: 160, optional: 'hidden', show: ({ fileName }) => fileName ?? '' },
];

function What({ row }: { readonly row: ImportRow }): ReactNode {
  if (row.reason !== undefined) return <span className="r-error">{row.reason}</span>;
  if (row.outcome === 'missing') return '学籍中有，表中没有；不会删除，请核对是否离校未办手续';
  if (row.outcome === 'new') return '学籍中没有，将新建学籍';
  return wordsOf(row);
}

function wordsOf({ reason, changes, keyChanges, withheld }: ImportRow): string {
  if (reason !== undefined) return reason;
  const parts = [
    ...changes.map(inWords),
    ...(keyChanges.length > 0 ? [`关键信息不同（不直接改）：${keyChanges.map(inWords).join('，')}`] : []),
    ...(withheld.length > 0 ? [`未采用：${withheld.map(({ title }) => title).join('、')}`] : []),
  ];
  return parts.length > 0 ? parts.join('；') : '与学籍相同';
}

function inWords({ title, before, after }: ShownCell): string {
  return before === '' ? `${title} 补为 ${after}` : `${title} ${before} → ${after}`;
}
