import { Link } from '@tanstack/react-router';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { shortDay } from '#src/web/dates.ts';
import type { Column } from '#src/web/table/columns.ts';
import type { RosterRow } from './answers.ts';
import { StandingWord } from './standing-words.tsx';

/** 花名册 — in the order in which somebody asks: who, where, how far, and whose guardian is to be reminded. */
export const ROSTER_COLUMNS: readonly Column<RosterRow>[] = [
  { key: 'name', title: '姓名', width: 112, card: 'head', show: ({ name }) => name || '（无姓名）' },
  { key: 'school', title: '学校', width: 180, grow: true, show: ({ school }) => school, full: ({ school }) => school },
  { key: 'class', title: '班级', width: 120, show: (row) => row.class || '未分班' },
  { key: 'standing', title: '核实进度', width: 192, show: ({ standing }) => <StandingWord of={standing} /> },
  {
    key: 'checkedOn',
    title: '户籍核实',
    width: 120,
    show: ({ checkedOn }) =>
      checkedOn === undefined ? <span className="r-quiet">未核实</span> : <span className="r-num">{checkedOn}</span>,
  },
  {
    key: 'remindOn',
    title: '下次提醒',
    width: 112,
    show: ({ remindOn }) =>
      remindOn === undefined ? (
        <span className="r-quiet">—</span>
      ) : (
        <span className={remindOn <= todayHere() ? 'r-num r-error' : 'r-num'}>{shortDay(remindOn)}</span>
      ),
  },
  {
    key: 'underWay',
    title: '在办业务',
    width: 128,
    show: ({ underWay }) =>
      underWay === undefined ? (
        <span className="r-quiet">—</span>
      ) : (
        <Link
          to={ADDRESSES.case}
          params={{ id: underWay.id }}
          className="r-num"
          onClick={(event) => event.stopPropagation()}
        >
          {underWay.number}
        </Link>
      ),
  },
];
