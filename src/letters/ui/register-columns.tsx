import { Link } from '@tanstack/react-router';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Column } from '#src/web/table/columns.ts';
import { LETTER_KINDS } from '../letter.ts';
import type { RegisterLine } from './answers.ts';
import { standingOf } from './letter-words.ts';

const NUMBER: Column<RegisterLine> = {
  ...{ key: 'number', title: '发文字号', width: 178, card: 'line' },
  show: ({ number, state }) => number ?? <span className="r-quiet">{state === 'void' ? '未编号' : '签发时编号'}</span>,
};
const TITLE: Column<RegisterLine> = {
  ...{ key: 'title', title: '标题', width: 300, grow: true, card: 'head' },
  show: ({ id, title }) => (
    <Link to={ADDRESSES.letter} params={{ id }}>
      {title}
    </Link>
  ),
  full: ({ title }) => title,
};
const KIND: Column<RegisterLine> = {
  ...{ key: 'kind', title: '文种', width: 84, card: 'line' },
  show: ({ kind }) => LETTER_KINDS[kind].title,
};
const FROM: Column<RegisterLine> = {
  ...{ key: 'from', title: '发文单位', width: 160, grow: true, card: 'line' },
  show: ({ unitName }) => unitName,
  full: ({ unitName }) => unitName,
};
const TO: Column<RegisterLine> = {
  ...{ key: 'to', title: '主送', width: 180, grow: true, card: 'line' },
  show: ({ addressees }) => addressees || '—',
  full: ({ addressees }) => addressees,
};
const STANDING: Column<RegisterLine> = {
  ...{ key: 'standing', title: '办到哪里', width: 230, grow: true, card: 'line' },
  show: (row) => standingOf(row),
  full: (row) => standingOf(row),
};
const TAKEN: Column<RegisterLine> = {
  ...{ key: 'taken', title: '签收', width: 84, align: 'end', card: 'line' },
  show: ({ taken, toTake, sentOn }) => (toTake === 0 || sentOn === undefined ? '—' : `${taken}/${toTake}`),
};
const MINE: Column<RegisterLine> = {
  ...{ key: 'mine', title: '签收', width: 84, card: 'line' },
  show: ({ mine }) => (mine ? '已签收' : <b>待签收</b>),
};

/** The columns of the register, by which side one looks from. */
export function registerColumns(box: 'out' | 'in' | 'all'): readonly Column<RegisterLine>[] {
  return {
    out: [NUMBER, TITLE, KIND, TO, STANDING, TAKEN],
    in: [NUMBER, TITLE, KIND, FROM, STANDING, MINE],
    all: [NUMBER, TITLE, KIND, FROM, TO, STANDING],
  }[box];
}
