import type { ReactNode } from 'react';
import type { Column } from '#src/web/table/columns.ts';
import { labelOf } from '../codes.ts';
import { headingOfListCell, LIST_CELLS } from '../list-columns.ts';
import type { PupilRow } from './answers.ts';

/** The columns of the list: what lies open first, then cells in stars that whoever wants them puts up. */
export const PUPIL_COLUMNS: readonly Column<PupilRow>[] = [
  {
    key: 'name',
    title: '姓名',
    width: 120,
    grow: true,
    sortable: true,
    card: 'head',
    show: ({ name, former }) => (
      <>
        {name === '' ? <span className="r-quiet">（无姓名）</span> : name}
        {former && <span className="r-quiet">（曾用号码）</span>}
      </>
    ),
    full: ({ name, pinyin }) => `${name} ${pinyin}`,
  },
  { key: 'sex', title: '性别', width: 64, optional: 'shown', show: ({ sex }) => labelOf('sex', sex) },
  {
    key: 'school',
    title: '学校',
    width: 160,
    grow: true,
    optional: 'shown',
    show: ({ place }) => place.school,
    full: ({ place }) => place.school,
  },
  {
    key: 'class',
    title: '班级',
    width: 150,
    sortable: true,
    show: ({ place, grade }) => place.class || `${labelOf('grade', grade)} 未分班`,
    full: ({ place, grade }) => `${place.class}（${labelOf('grade', grade)}）`,
  },
  { key: 'grade', title: '年级', width: 110, optional: 'hidden', show: ({ grade }) => labelOf('grade', grade) },
  { key: 'status', title: '状态', width: 80, show: ({ status }) => labelOf('recordStatus', status) || '未识别' },
  {
    key: 'stage',
    title: '学籍',
    width: 72,
    optional: 'shown',
    show: ({ stage }) => (stage === 'formal' ? '正式' : <span className="r-query">临时</span>),
  },
  { key: 'findings', title: '问题', width: 120, show: findingsOf },
  ...LIST_CELLS.map(
    (name): Column<PupilRow> => ({
      key: name,
      title: headingOfListCell(name),
      width: name === 'birthDate' ? 84 : 150,
      optional: name === 'birthDate' ? 'shown' : 'hidden',
      card: name === 'birthDate' ? 'line' : 'none',
      show: ({ cells }) => <span className="r-num">{cells[name] ?? ''}</span>,
      full: ({ cells }) => cells[name] ?? '',
    }),
  ),
];

function findingsOf({ errors, queries }: PupilRow): ReactNode {
  if (errors === 0 && queries === 0) return <span className="r-quiet">—</span>;
  return (
    <>
      {errors > 0 && <span className="r-error">错误 {errors} </span>}
      {queries > 0 && <span className="r-query">疑问 {queries}</span>}
    </>
  );
}
