import { momentInWords } from '#src/web/dates.ts';
import type { Column } from '#src/web/table/columns.ts';
import { RETURN_WAYS } from '../line-states.ts';
import type { LineShown } from './answers.ts';
import { remarkOf, StateTag } from './line-words.tsx';

/** The columns of the ledger. */
export const LINE_COLUMNS: readonly Column<LineShown>[] = [
  { key: 'name', title: '姓名', width: 96, card: 'head', show: ({ name }) => name, full: ({ name }) => name },
  { key: 'state', title: '状态', width: 116, card: 'head', show: (line) => <StateTag line={line} /> },
  {
    key: 'place',
    title: '班级、学校',
    width: 200,
    grow: true,
    show: ({ place }) => `${place.class} ${place.school}`,
    full: ({ place }) => `${place.class} ${place.school}`,
  },
  {
    key: 'remark',
    title: '说明',
    width: 220,
    grow: true,
    optional: 'shown',
    show: remarkOf,
    full: remarkOf,
  },
  {
    key: 'way',
    title: '回收方式',
    width: 96,
    optional: 'shown',
    show: ({ way }) => (way === undefined ? '' : RETURN_WAYS[way]),
  },
  { key: 'copies', title: '打印份数', width: 84, align: 'end', optional: 'hidden', show: ({ copies }) => copies },
  {
    key: 'changedAt',
    title: '最近登记',
    width: 160,
    optional: 'shown',
    card: 'none',
    show: ({ changedAt }) => momentInWords(changedAt),
  },
];
