import { OFFICES } from '#src/organization/office.ts';
import { procedureOf } from '#src/procedures/index.ts';
import { momentInWords } from '#src/web/dates.ts';
import type { Column } from '#src/web/table/columns.ts';
import type { CaseRow } from './answers.ts';
import { Deadline } from './Deadline.tsx';
import { StateWord } from './StateWord.tsx';

/** 编号、学生、业务、现环节、承办、期限 */
export const CASE_COLUMNS: readonly Column<CaseRow>[] = [
  {
    key: 'number',
    title: '编号',
    width: 116,
    show: ({ number }) => <span className="r-num">{number}</span>,
    card: 'line',
  },
  {
    key: 'title',
    title: '学生',
    width: 120,
    grow: true,
    card: 'head',
    show: ({ title }) => title,
    full: ({ title }) => title,
  },
  { key: 'procedure', title: '业务', width: 140, grow: true, card: 'head', show: titleOf, full: titleOf },
  {
    key: 'state',
    title: '现环节',
    width: 150,
    grow: true,
    show: ({ state, step }) => (state === 'step' && step !== undefined ? step : <StateWord of={state} />),
  },
  { key: 'desk', title: '承办', width: 130, show: deskOf, full: deskOf },
  {
    key: 'unit',
    title: '学校',
    width: 180,
    grow: true,
    optional: 'shown',
    show: ({ unitName }) => unitName ?? '',
    full: ({ unitName }) => unitName ?? '',
  },
  { key: 'due', title: '期限', width: 150, show: (row) => <Deadline of={row} /> },
  {
    key: 'changedAt',
    title: '最近变动',
    width: 140,
    optional: 'hidden',
    card: 'none',
    show: ({ changedAt }) => <span className="r-num">{momentInWords(changedAt)}</span>,
  },
];

function titleOf({ procedure }: CaseRow): string {
  return procedureOf(procedure)?.title ?? procedure;
}

function deskOf({ state, desk }: CaseRow): string {
  return state === 'draft' || state === 'returned' ? OFFICES.registrar.title : (desk ?? '');
}
