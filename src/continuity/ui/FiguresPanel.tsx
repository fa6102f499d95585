import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Num, Rate } from '#src/web/Num.tsx';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { useMay } from '#src/web/session.ts';
import { TaskProgress } from '#src/web/TaskProgress.tsx';
import { DESTINATIONS, EVERY_STATE, LEAVER_KINDS, LEAVER_STATES } from '../leaver.ts';
import { rateOf, totalOf } from '../tally.ts';
import type { Figures } from './answers.ts';
import { useDeed } from './use-deed.ts';

const NAMES = ['unit', 'kind', 'year'] as const;

/** 接续情况 — by unit and state; where those who are still looked for are said to be. Each figure opens its list. */
export function FiguresPanel(): ReactNode {
  const [filters, narrow] = useFilters(NAMES);
  const query = useQuery({
    queryKey: ['continuity', 'figures', filters],
    queryFn: (): Promise<Figures> =>
      // The address may hold anything; the server checks it against its schema.
      loaded(api.GET('/api/continuity/figures', { params: { query: filters as never } })),
  });
  const years = query.data?.years ?? [];
  return (
    <>
      <div className="n-tools r-no-print">
        <Select
          aria-label="哪一年离开"
          className="n-select"
          allowClear
          placeholder="全部年份"
          value={filters.year ?? null}
          options={years.map((year) => ({ value: String(year), label: `${year}年离开` }))}
          onChange={(year: string | null | undefined) => narrow({ year: year ?? undefined })}
        />
        <Select
          aria-label="怎样离开"
          className="n-select"
          allowClear
          placeholder="毕业、转出都看"
          value={filters.kind ?? null}
          options={Object.entries(LEAVER_KINDS).map(([value, { title }]) => ({ value, label: title }))}
          onChange={(kind: string | null | undefined) => narrow({ kind: kind ?? undefined })}
        />
        {filters.unit !== undefined && <Button onClick={() => narrow({ unit: undefined })}>返回全部</Button>}
        <MatchNow />
        <Button onClick={() => window.print()}>打印</Button>
      </div>
      <PageState query={query}>{query.data && <Shown figures={query.data} filters={filters} />}</PageState>
    </>
  );
}

interface ShownProps {
  readonly figures: Figures;
  readonly filters: Readonly<Partial<Record<(typeof NAMES)[number], string>>>;
}

function Shown({ figures, filters }: ShownProps): ReactNode {
  const search = { tab: 'list', ...filters };
  const { settled, of } = rateOf(figures.all);
  if (of === 0) {
    return <Nothing title="没有要接续的学生。毕业、转出办结以后，学生自动列在这里，直到有学校接收学籍。" />;
  }
  return (
    <>
      <p className="n-lead">
        <span>
          已经了结 <Rate part={settled} whole={of} />
        </span>
        <Waiting value={figures.overdue} label="超期未接续" search={{ ...search, overdue: '1' }} tone="r-error" />
        <Waiting value={figures.asked} label="申请了结待审定" search={{ ...search, asked: '1' }} />
        <Waiting value={figures.matched} label="疑似已在别处，待认定" search={{ ...search, matched: '1' }} />
      </p>
      <StatesTable figures={figures} filters={filters} />
      <DestinationsTable figures={figures} search={{ ...search, open: '1' }} />
    </>
  );
}

function Waiting(props: {
  readonly value: number;
  readonly label: string;
  readonly search: Readonly<Record<string, string>>;
  readonly tone?: string;
}): ReactNode {
  if (props.value === 0) return null;
  return (
    <span className={props.tone}>
      {props.label} <Num value={props.value} to={ADDRESSES.continuity} search={props.search} label={props.label} />
    </span>
  );
}

function StatesTable({ figures, filters }: ShownProps): ReactNode {
  const rows = [...figures.below, { unit: figures.unit, name: '合计', kind: 'all', states: figures.all }];
  return (
    <div className="n-scroll">
      <table className="n-table">
        <caption>接续情况（人）</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">应接续</th>
            {EVERY_STATE.map((state) => (
              <th key={state} scope="col" title={LEAVER_STATES[state].meaning}>
                {LEAVER_STATES[state].title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, name, kind, states }) => {
            const search = { tab: 'list', ...filters, unit };
            const goesOn = kind === 'central-school';
            return (
              <tr key={`${kind} ${unit}`}>
                <th scope="row">
                  {goesOn ? (
                    <Link to={ADDRESSES.continuity} search={{ ...filters, tab: 'figures', unit }}>
                      {name}
                    </Link>
                  ) : (
                    name
                  )}
                </th>
                <td>
                  <Num value={totalOf(states)} to={ADDRESSES.continuity} search={search} label={`${name} 应接续`} />
                </td>
                {EVERY_STATE.map((state) => (
                  <td key={state} className={state === 'unclaimed' && states[state] > 0 ? 'r-error' : undefined}>
                    <Num
                      value={states[state]}
                      to={ADDRESSES.continuity}
                      search={{ ...search, state }}
                      label={`${name} ${LEAVER_STATES[state].title}`}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function DestinationsTable({
  figures,
  search,
}: {
  readonly figures: Figures;
  readonly search: Readonly<Record<string, string>>;
}): ReactNode {
  if (figures.destinations.length === 0) return null;
  return (
    <div className="n-scroll">
      <table className="n-table n-narrow">
        <caption>还在跟踪的学生，登记的去向（人）</caption>
        <tbody>
          {figures.destinations.map(({ destination, unit, school, place, count }) => {
            const where =
              destination === undefined
                ? '还没有登记'
                : [DESTINATIONS[destination].title, school, place].filter(Boolean).join('　');
            const narrowed = {
              ...search,
              destination: destination ?? 'none-stated',
              ...(unit !== '' && { destinationUnit: unit }),
              ...(place !== '' && { place }),
            };
            return (
              <tr key={`${destination ?? ''} ${unit} ${place}`}>
                <th scope="row">{where}</th>
                <td>
                  <Num value={count} to={ADDRESSES.continuity} search={narrowed} label={where} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** 全县比对一次 — every hour it is done anyhow; whoever has just brought in a roster need not wait. */
function MatchNow(): ReactNode {
  const may = useMay('continuity.judge');
  const { busy, answer, run } = useDeed<{ readonly task: string }>();
  const [task, setTask] = useState<string>();
  if (!may) return null;
  const start = async () => {
    const came = await run(answered(api.POST('/api/continuity/match')));
    if (came.is === 'ok') setTask(came.data.task);
  };
  return (
    <>
      <Button loading={busy} onClick={start}>
        全县比对一次
      </Button>
      {task !== undefined && <TaskProgress task={task} onDone={() => setTask(undefined)} />}
      <Refusals answer={answer} title="没有比对" />
    </>
  );
}
