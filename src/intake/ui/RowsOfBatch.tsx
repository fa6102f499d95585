import { Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { EVERY_OUTCOME, type OutcomeName } from '../batch.ts';
import { outcomeTitle } from '../row-in-words.ts';
import type { ImportRow, WholeBatch } from './answers.ts';
import { RowDrawer } from './RowDrawer.tsx';
import { rowColumns } from './row-columns.tsx';

type Shown = OutcomeName | 'proposes' | 'faulty';

/** 比对 — every row under what comes of it; a row opens to what stands in the register and what in the file. */
export function RowsOfBatch({ batch }: { readonly batch: WholeBatch }): ReactNode {
  const [filters, narrow] = useFilters(['outcome']);
  const [opened, setOpened] = useState<ImportRow>();
  const shown = shownOf(filters.outcome, batch);
  const { id, revision, state } = batch;
  const columns = useMemo(() => rowColumns(state), [state]);
  const list = usePages<ImportRow>(
    ['import-rows', id, revision, shown],
    (after): Promise<Paged<ImportRow>> =>
      loaded(
        api.GET('/api/imports/{id}/rows', {
          params: { path: { id }, query: { ...questionOf(shown), ...(after !== undefined && { after }) } },
        }),
      ),
  );
  return (
    <section aria-label="比对结果">
      <DataTable
        name="import-rows"
        label={`比对结果：${titleOf(shown, batch)}`}
        columns={columns}
        list={list}
        keyOf={({ file, row, student, name }) => `${file} ${row ?? student ?? name}`}
        open={setOpened}
        total={countOf(shown, batch)}
        tools={
          <Segmented<Shown>
            aria-label="按比对结果筛选"
            value={shown}
            onChange={(outcome) => narrow({ outcome })}
            options={EVERY_SHOWN.map((each) => ({
              value: each,
              label: `${titleOf(each, batch)} ${countOf(each, batch).toLocaleString('zh-CN')}`,
            }))}
          />
        }
        empty={<Nothing title={`没有“${titleOf(shown, batch)}”的行。`} />}
      />
      {opened !== undefined && <RowDrawer row={opened} state={state} close={() => setOpened(undefined)} />}
    </section>
  );
}

const EVERY_SHOWN: readonly Shown[] = [...EVERY_OUTCOME, 'proposes', 'faulty'];

function titleOf(shown: Shown, { state }: WholeBatch): string {
  if (shown === 'proposes') return '有关键信息差异';
  return shown === 'faulty' ? '检查有问题' : outcomeTitle(shown, state);
}

function countOf(shown: Shown, { counts, proposes, onlyProposes, faulty }: WholeBatch): number {
  if (shown === 'proposes') return proposes;
  if (shown === 'unchanged') return counts.unchanged - onlyProposes;
  return shown === 'faulty' ? faulty : counts[shown];
}

function questionOf(shown: Shown) {
  if (shown === 'unchanged') return { outcome: shown, only: 'agrees' as const };
  return shown === 'proposes' || shown === 'faulty' ? { only: shown } : { outcome: shown };
}

/** What the address says, or the first kind there is any of. */
function shownOf(asked: string | undefined, batch: WholeBatch): Shown {
  const first = EVERY_SHOWN.find((shown) => countOf(shown, batch) > 0) ?? 'unchanged';
  return EVERY_SHOWN.find((shown) => shown === asked) ?? first;
}
