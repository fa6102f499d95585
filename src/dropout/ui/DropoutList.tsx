import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { usePages } from '#src/web/queries.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { CATEGORIES, EVERY_CATEGORY } from '../dropout-case.ts';
import { EVERY_OUTCOME, OUTCOMES } from '../outcomes.ts';
import { EVERY_STATE, LEDGERS, STATES } from '../states.ts';
import type { DropoutLine } from './answers.ts';
import { DueWord, StateWord } from './DropoutWords.tsx';
import { SaveLedger } from './SaveLedger.tsx';

const NAMES = ['unit', 'ledger', 'state', 'category', 'outcome', 'overdue', 'year'] as const;

/** 台账 — suspected, dropped out, closed; the most urgent first. What it is narrowed to stands in the address. */
export function DropoutList(): ReactNode {
  const navigate = useNavigate();
  const [filters, narrow] = useFilters(NAMES);
  const { unit: _, ...narrowed } = filters;
  const list = usePages<DropoutLine>(['dropouts', filters], (next) =>
    // The address may hold anything; the server checks it against its schema.
    loaded(api.GET('/api/dropouts', { params: { query: { ...filters, ...(next && { next }) } as never } })),
  );
  const isNarrowed = Object.keys(narrowed).length > 0;
  return (
    <DataTable
      name="dropouts"
      label="控辍台账"
      columns={COLUMNS}
      list={list}
      total={list.data?.pages[0]?.total}
      keyOf={({ id }) => id}
      open={({ id }) => navigate({ to: ADDRESSES.dropout, params: { id } })}
      tools={
        <>
          <Choice
            label="台账"
            all="全部台账"
            value={filters.ledger}
            options={LEDGERS}
            choose={(ledger) => narrow({ ledger })}
          />
          <Choice
            label="状态"
            all="全部状态"
            value={filters.state}
            options={Object.fromEntries(EVERY_STATE.map((state) => [state, STATES[state].title]))}
            choose={(state) => narrow({ state })}
          />
          <Choice
            label="原因"
            all="全部原因"
            value={filters.category}
            options={Object.fromEntries(EVERY_CATEGORY.map((category) => [category, CATEGORIES[category]]))}
            choose={(category) => narrow({ category })}
          />
          <Choice
            label="结果"
            all="全部结果"
            value={filters.outcome}
            options={Object.fromEntries(EVERY_OUTCOME.map((outcome) => [outcome, OUTCOMES[outcome].title]))}
            choose={(outcome) => narrow({ outcome })}
          />
          <Checkbox
            checked={filters.overdue !== undefined}
            onChange={({ target }) => narrow({ overdue: target.checked ? 'true' : undefined })}
          >
            只看逾期
          </Checkbox>
          {filters.year !== undefined && (
            <Button size="small" onClick={() => narrow({ year: undefined })}>
              {filters.year}学年发现 ×
            </Button>
          )}
          <SaveLedger query={filters} />
        </>
      }
      empty={
        isNarrowed ? (
          <Nothing title="没有符合条件的学生。" />
        ) : (
          <Nothing title="台账里没有学生。">
            <p>逐班核实、考勤、开学返校、休学期满发现的，当天自动列入；别处知道的，点“登记疑似辍学”。</p>
          </Nothing>
        )
      }
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly options: Readonly<Record<string, string>>;
  readonly choose: (to: string | undefined) => void;
}

function Choice({ label, all, value, options, choose }: ChoiceProps): ReactNode {
  return (
    <Select
      aria-label={label}
      placeholder={all}
      allowClear
      className="d-choice"
      value={value ?? null}
      options={Object.entries(options).map(([key, title]) => ({ value: key, label: title }))}
      onChange={(to: string | null | undefined) => choose(to ?? undefined)}
    />
  );
}

const COLUMNS: readonly Column<DropoutLine>[] = [
  {
    ...{ key: 'name', title: '姓名', width: 96, card: 'head' },
    show: ({ id, name }) => (
      <Link to={ADDRESSES.dropout} params={{ id }}>
        {name}
      </Link>
    ),
  },
  {
    ...{ key: 'place', title: '学校、班级', width: 230, grow: true, card: 'line' },
    show: ({ place }) => [place.school, place.class].filter((each) => each !== '').join('　'),
    full: ({ place }) => `${place.school}${place.class}`,
  },
  { key: 'state', title: '状态', width: 112, card: 'line', show: ({ state }) => <StateWord state={state} /> },
  { key: 'due', title: '期限', width: 216, card: 'line', show: ({ due, left }) => <DueWord due={due} left={left} /> },
  {
    ...{ key: 'away', title: '未到校', width: 84, align: 'end', card: 'line' },
    show: ({ daysAway }) => (daysAway === undefined ? <span className="r-quiet">—</span> : `${daysAway} 天`),
  },
  {
    ...{ key: 'category', title: '原因', width: 88, card: 'line' },
    show: ({ category }) => (category === undefined ? <span className="r-quiet">未查明</span> : CATEGORIES[category]),
  },
  {
    ...{ key: 'visits', title: '劝返（无效）', width: 104, align: 'end', card: 'line' },
    show: ({ visits, failedVisits }) => `${visits}（${failedVisits}）`,
  },
  {
    ...{ key: 'reported', title: '书面报告', width: 104, card: 'line', optional: 'shown' },
    show: ({ reportedOn }) => reportedOn ?? <span className="r-quiet">—</span>,
  },
  {
    ...{ key: 'outcome', title: '结果', width: 96, card: 'line' },
    show: ({ outcome }) => (outcome === undefined ? <span className="r-quiet">—</span> : OUTCOMES[outcome].title),
  },
  {
    ...{ key: 'found', title: '发现日期', width: 104, card: 'line', optional: 'hidden' },
    show: ({ foundOn }) => foundOn,
  },
  {
    ...{ key: 'number', title: '编号', width: 132, card: 'none', optional: 'hidden' },
    show: ({ number }) => number,
  },
  {
    ...{ key: 'closed', title: '销号', width: 104, card: 'line', optional: 'hidden' },
    show: ({ closedOn }) => closedOn ?? <span className="r-quiet">—</span>,
  },
];
