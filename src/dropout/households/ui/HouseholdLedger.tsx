import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Checkbox, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { useMay } from '#src/web/session.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { EVERY_STATE, HOUSEHOLD_STATES, type HouseholdState } from '../household-states.ts';
import { AssignBar } from './AssignBar.tsx';
import type { HouseholdFigures, HouseholdLines } from './answers.ts';
import { CountsTable } from './CountsTable.tsx';
import { HouseholdDrawer } from './HouseholdDrawer.tsx';
import { HOUSEHOLD_COLUMNS } from './household-columns.tsx';
import { TakeHouseholds } from './TakeHouseholds.tsx';

/** 台账 — the figures, each of which opens its list, and the list to work through. */
export function HouseholdLedger({ mayRun }: { readonly mayRun: boolean }): ReactNode {
  const [filters, narrow] = useFilters(['unit', 'state', 'village', 'checker', 'need']);
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState<string>();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const queries = useQueryClient();
  const mayCheck = useMay('household.check');
  const { unit, village, checker } = filters;
  const figures = useQuery({
    queryKey: ['households', 'figures', unit],
    queryFn: (): Promise<HouseholdFigures> =>
      loaded(api.GET('/api/households/figures', { params: { query: unit === undefined ? {} : { unit } } })),
  });
  const state = EVERY_STATE.find((each) => each === filters.state);
  const asked = {
    ...{ ...(unit && { unit }), ...(state && { state }), ...(village && { village }), ...(checker && { checker }) },
    ...{ ...(filters.need && { need: true }), ...(words.trim() && { words: words.trim() }) },
  };
  const lines = useQuery({
    queryKey: ['households', 'lines', asked],
    queryFn: (): Promise<HouseholdLines> => loaded(api.POST('/api/households/search', { body: asked })),
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['households'] });
  const found = figures.data;
  if (found?.whole.total === 0 && unit === undefined) return <Empty mayRun={mayRun} />;
  const more = (lines.data?.total ?? 0) - (lines.data?.rows.length ?? 0);
  return (
    <PageState query={figures}>
      {found && (
        <div className="hh-ledger">
          <p className="r-quiet">
            户籍数据截至{found.asOf ? dayInWords(found.asOf) : '—'}，
            {found.comparedAt ? `${momentInWords(found.comparedAt)} 比对` : '还没有比对'}，每天自动比对一次
          </p>
          <CountsTable figures={found} />
          <DataTable
            name="households"
            label="适龄儿童台账"
            columns={HOUSEHOLD_COLUMNS}
            list={{ ...lines, rows: lines.data?.rows }}
            total={lines.data?.total}
            keyOf={({ id }) => id}
            open={({ id }) => setOpened(id)}
            {...(mayCheck && { ticked, onTick: setTicked })}
            empty={<Nothing title="没有符合条件的孩子。" />}
            tools={
              <>
                <Select
                  aria-label="比对结果"
                  allowClear
                  placeholder="全部结果"
                  className="hh-select"
                  value={state ?? null}
                  options={EVERY_STATE.map((each: HouseholdState) => ({
                    value: each,
                    label: HOUSEHOLD_STATES[each].title,
                  }))}
                  onChange={(to: string | null | undefined) => narrow({ state: to ?? undefined })}
                />
                <Select
                  aria-label="村（社区）"
                  allowClear
                  showSearch
                  placeholder="全部村（社区）"
                  className="hh-select"
                  value={village ?? null}
                  options={found.villages
                    .filter((each) => each.village !== '')
                    .map((each) => ({
                      value: each.village,
                      label: `${each.village}（待办 ${each.need}/${each.total}）`,
                    }))}
                  onChange={(to: string | null | undefined) => narrow({ village: to ?? undefined })}
                />
                {found.checkers.length > 0 && (
                  <Select
                    aria-label="核查人"
                    allowClear
                    placeholder="全部核查人"
                    className="hh-select"
                    value={checker ?? null}
                    options={found.checkers.map((each) => ({ value: each, label: each }))}
                    onChange={(to: string | null | undefined) => narrow({ checker: to ?? undefined })}
                  />
                )}
                <Checkbox
                  checked={filters.need !== undefined}
                  onChange={({ target }) => narrow({ need: target.checked ? '1' : undefined })}
                >
                  只看待核实
                </Checkbox>
                <Input.Search
                  aria-label="姓名"
                  allowClear
                  placeholder="姓名"
                  className="hh-words"
                  maxLength={20}
                  onSearch={setWords}
                />
                <TakeHouseholds asked={asked} />
              </>
            }
          />
          {more > 0 && (
            <p className="r-quiet">
              先列出 {lines.data?.rows.length} 名，其余 {more} 名请按村、结果筛选。
            </p>
          )}
          {mayCheck && ticked.size > 0 && (
            <AssignBar
              ids={[...ticked]}
              done={async () => {
                setTicked(new Set());
                await refresh();
              }}
            />
          )}
          {opened && <HouseholdDrawer id={opened} close={() => setOpened(undefined)} changed={refresh} />}
        </div>
      )}
    </PageState>
  );
}

function Empty({ mayRun }: { readonly mayRun: boolean }): ReactNode {
  return (
    <Nothing title={mayRun ? '台账还没有名单。' : '还没有分派给本校核查的孩子。由中心校导入户籍名单，再分派。'}>
      {mayRun && (
        <Link to={ADDRESSES.households} search={{ part: 'lists' }}>
          导入派出所的户籍名单
        </Link>
      )}
    </Nothing>
  );
}
