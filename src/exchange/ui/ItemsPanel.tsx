import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import { useSession } from '#src/web/session.ts';
import { TaskProgress } from '#src/web/TaskProgress.tsx';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { CATEGORIES, OUTCOMES } from '../reconcile/outcome.ts';
import type { ItemLine, WholeReading } from './answers.ts';
import { ItemDrawer } from './ItemDrawer.tsx';
import { ITEM_COLUMNS } from './item-columns.tsx';
import { SaveItems } from './SaveItems.tsx';
import { TallyTable } from './TallyTable.tsx';
import { ToldOfReading } from './ToldOfReading.tsx';

const NAMES = ['reading', 'outcome', 'category', 'unit', 'open', 'overdue', 'reopened'] as const;

/** 核对结果 — of one reading, or the latest word on everything; every figure opens its list. */
export function ItemsPanel(): ReactNode {
  const [filters, narrow] = useFilters(NAMES);
  const { reading } = filters;
  if (reading === undefined) return <Items filters={filters} narrow={narrow} />;
  return <OfReading key={reading} id={reading} filters={filters} narrow={narrow} />;
}

type Filters = ReturnType<typeof useFilters<(typeof NAMES)[number]>>[0];
type Narrow = ReturnType<typeof useFilters<(typeof NAMES)[number]>>[1];

interface Props {
  readonly filters: Filters;
  readonly narrow: Narrow;
}

function OfReading({ id, filters, narrow }: Props & { readonly id: string }): ReactNode {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['exchange', 'reading', id],
    queryFn: (): Promise<WholeReading> => loaded(api.GET('/api/exchange/readings/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? 1_000 : false),
  });
  const refresh = useCallback(() => queries.invalidateQueries({ queryKey: ['exchange'] }), [queries]);
  const told = query.data;
  return (
    <PageState query={query}>
      {told?.state === 'reading' && told.task !== undefined && <TaskProgress task={told.task} onDone={refresh} />}
      {told && told.message !== '' && <Alert type="warning" showIcon role="alert" title={told.message} />}
      {told && <ToldOfReading reading={told} leave={() => narrow({ reading: undefined })} />}
      {told?.state === 'done' && <Items filters={filters} narrow={narrow} />}
    </PageState>
  );
}

function Items({ filters, narrow }: Props): ReactNode {
  const [shown, setShown] = useState<ItemLine>();
  const queries = useQueryClient();
  const { unitKind } = useSession();
  const list = usePages<ItemLine>(
    ['exchange', 'items', filters],
    (after): Promise<Paged<ItemLine>> =>
      // The address may hold anything; the server checks it against its schema.
      loaded(api.GET('/api/exchange/items', { params: { query: { ...filters, ...(after && { after }) } as never } })),
  );
  const close = (changed: boolean) => {
    setShown(undefined);
    if (changed) queries.invalidateQueries({ queryKey: ['exchange'] });
  };
  return (
    <>
      <TallyTable filters={filters} />
      <DataTable
        name="exchange-items"
        label="逐项核对结果"
        columns={ITEM_COLUMNS}
        list={list}
        keyOf={({ reading, number }) => `${reading} ${number}`}
        open={setShown}
        empty={<Nothing title={emptyOf(filters)} />}
        tools={
          <>
            <Narrowed label="结果" value={filters.outcome} titles={OUTCOMES} set={(outcome) => narrow({ outcome })} />
            <Narrowed
              label="类别"
              value={filters.category}
              titles={CATEGORIES}
              set={(category) => narrow({ category })}
            />
            <Narrowed
              label="待办"
              value={worked(filters)}
              titles={WORK}
              set={(work) => narrow(WORKED[work ?? ''] ?? NO_WORK)}
            />
            {unitKind !== 'school' && <UnitFilter value={filters.unit} onChange={(unit) => narrow({ unit })} />}
            <SaveItems filters={filters} />
            <Button onClick={() => window.print()}>打印</Button>
          </>
        }
      />
      {shown && <ItemDrawer item={shown} close={close} />}
    </>
  );
}

const WORK = { open: '没有了结的', overdue: '过期未到位的', reopened: '又不一致的' } as const;
const NO_WORK = { open: undefined, overdue: undefined, reopened: undefined };
const WORKED: Readonly<Record<string, Readonly<Partial<Record<keyof typeof WORK, string | undefined>>>>> = {
  open: { ...NO_WORK, open: '1' },
  overdue: { ...NO_WORK, overdue: '1' },
  reopened: { ...NO_WORK, reopened: '1' },
};

function worked({ open, overdue, reopened }: Filters): string | undefined {
  if (overdue !== undefined) return 'overdue';
  if (reopened !== undefined) return 'reopened';
  return open === undefined ? undefined : 'open';
}

function emptyOf(filters: Filters): string {
  const narrowed = Object.keys(filters).some((name) => name !== 'reading');
  if (narrowed) return '没有这样的项目。';
  return filters.reading === undefined
    ? '还没有核对过。从全国系统导出花名册，在“带回来的”上传，就知道到位没有。'
    : '两边完全一致，也没有在等着到位的。';
}

interface NarrowedProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly titles: Readonly<Record<string, string>>;
  readonly set: (value: string | undefined) => void;
}

function Narrowed({ label, value, titles, set }: NarrowedProps): ReactNode {
  return (
    <Select
      aria-label={label}
      className="x-select"
      allowClear
      placeholder={label}
      value={value ?? null}
      options={Object.entries(titles).map(([key, title]) => ({ value: key, label: title }))}
      onChange={(chosen: string | null | undefined) => set(chosen ?? undefined)}
    />
  );
}
