import { shortDay } from '#src/web/dates.ts';
import type { Column } from '#src/web/table/columns.ts';
import { ANSWERS, HOUSEHOLD_STATES } from '../household-states.ts';
import type { HouseholdLine } from './answers.ts';

export const HOUSEHOLD_COLUMNS: readonly Column<HouseholdLine>[] = [
  { key: 'name', title: '姓名', width: 110, card: 'head', show: ({ name }) => name },
  { key: 'sex', title: '性别', width: 56, card: 'none', show: ({ sex }) => sex },
  { key: 'birth', title: '出生日期', width: 104, card: 'line', show: ({ birthDate }) => birthDate },
  { key: 'village', title: '村（社区）', width: 130, card: 'line', show: ({ village }) => village || '—' },
  {
    ...{ key: 'state', title: '比对结果', width: 160, card: 'line' },
    show: ({ state, dropout }) => (
      <span className={HOUSEHOLD_STATES[state].needs ? 'r-query' : ''}>
        {HOUSEHOLD_STATES[state].title}
        {dropout && '（已立控辍件）'}
      </span>
    ),
  },
  { key: 'school', title: '学籍所在', width: 180, grow: true, card: 'line', show: ({ school }) => school || '—' },
  {
    ...{ key: 'checker', title: '核查', width: 170, card: 'line' },
    show: ({ unitName, checker }) => [unitName, checker].filter(Boolean).join(' '),
    full: ({ unitName, checker }) => [unitName, checker].filter(Boolean).join(' '),
  },
  {
    ...{ key: 'answer', title: '入户核实', width: 170, card: 'line' },
    show: ({ answer, answeredOn }) =>
      answer === undefined ? '—' : `${ANSWERS[answer].title} ${answeredOn ? shortDay(answeredOn) : ''}`,
  },
];
