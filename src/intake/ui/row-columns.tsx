import type { Column } from '#src/web/table/columns.ts';
import type { BatchState } from '../batch.ts';
import { rowInWords } from '../row-in-words.ts';
import type { ImportRow } from './answers.ts';

/** One row of a file on one line, as its batch stands; opened, it shows everything. */
export const rowColumns = (state: BatchState): readonly Column<ImportRow>[] => [
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
    show: (row) => {
      const words = rowInWords(row, state);
      return row.reason === undefined ? words : <span className="r-error">{words}</span>;
    },
    full: (row) => rowInWords(row, state),
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
