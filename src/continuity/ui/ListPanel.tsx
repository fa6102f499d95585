import { useNavigate } from '@tanstack/react-router';
import { App, Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import { saveAs } from '#src/web/save-as.ts';
import { useMay, useSession } from '#src/web/session.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { taken } from '#src/web/taken.ts';
import { DESTINATIONS, GROUNDS, LEAVER_KINDS, LEAVER_STATES } from '../leaver.ts';
import type { LeaverLine } from './answers.ts';
import { LEAVER_COLUMNS } from './leaver-columns.tsx';
import { TakeDestinations } from './TakeDestinations.tsx';

const NAMES = [
  ...(['unit', 'state', 'kind', 'destination', 'destinationUnit', 'place', 'year', 'ground'] as const),
  ...(['open', 'overdue', 'asked', 'matched', 'unanswered', 'signalled'] as const),
] as const;

/** 名单 — narrowed in the address; opened, a leaver is dealt with. */
export function ListPanel(): ReactNode {
  const [filters, narrow] = useFilters(NAMES);
  const { unitKind } = useSession();
  const navigate = useNavigate();
  const list = usePages<LeaverLine>(
    ['continuity', 'leavers', filters],
    (after): Promise<Paged<LeaverLine>> =>
      // The address may hold anything; the server checks it against its schema.
      loaded(
        api.GET('/api/continuity/leavers', { params: { query: { ...filters, ...(after && { after }) } as never } }),
      ),
  );
  return (
    <DataTable
      name="leavers"
      label="接续名单"
      columns={LEAVER_COLUMNS}
      list={list}
      keyOf={({ id }) => id}
      open={({ id }) => navigate({ to: ADDRESSES.leaver, params: { id } })}
      empty={<Nothing title={Object.keys(filters).length > 0 ? '没有这样的学生。' : '没有要接续的学生。'} />}
      tools={
        <>
          <Narrowed label="状态" value={filters.state} titles={LEAVER_STATES} set={(state) => narrow({ state })} />
          <Narrowed label="怎样离开" value={filters.kind} titles={LEAVER_KINDS} set={(kind) => narrow({ kind })} />
          <Narrowed
            label="去向"
            value={filters.destination}
            titles={{ ...DESTINATIONS, 'none-stated': { title: '没有登记' } }}
            set={(destination) => narrow({ destination, destinationUnit: undefined, place: undefined })}
          />
          <Narrowed
            label="待办"
            value={WORK_NAMES.find((name) => filters[name] === '1')}
            titles={WORK}
            set={(work) => narrow({ ...NO_WORK, ...(work && { [work]: '1' }) })}
          />
          {filters.state === 'struck-off' && (
            <Narrowed label="依据" value={filters.ground} titles={GROUNDS} set={(ground) => narrow({ ground })} />
          )}
          {unitKind !== 'school' && <UnitFilter value={filters.unit} onChange={(unit) => narrow({ unit })} />}
          <SaveFiles filters={filters} />
          <Button onClick={() => window.print()}>打印</Button>
        </>
      }
    />
  );
}

const WORK = {
  overdue: { title: '超期的' },
  asked: { title: '申请了结的' },
  matched: { title: '有疑似待认定的' },
  unanswered: { title: '函没有回执的' },
  signalled: { title: '已转控辍排查的' },
  open: { title: '还在跟踪的' },
} as const;
const WORK_NAMES = Object.keys(WORK) as readonly (keyof typeof WORK)[]; // the keys of a literal object
const NO_WORK = Object.fromEntries(WORK_NAMES.map((name) => [name, undefined]));

interface NarrowedProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly titles: Readonly<Record<string, { readonly title: string }>>;
  readonly set: (value: string | undefined) => void;
}

function Narrowed({ label, value, titles, set }: NarrowedProps): ReactNode {
  return (
    <Select
      aria-label={label}
      className="n-select"
      allowClear
      placeholder={label}
      value={value ?? null}
      options={Object.entries(titles).map(([key, { title }]) => ({ value: key, label: title }))}
      onChange={(chosen: string | null | undefined) => set(chosen ?? undefined)}
    />
  );
}

const FILES = {
  list: { title: '导出', path: '/api/continuity/leavers.xlsx', name: '接续名单.xlsx', permission: 'continuity.export' },
  form: {
    title: '导出登记表',
    path: '/api/continuity/destinations.xlsx',
    name: '去向登记表.xlsx',
    permission: 'continuity.work',
  },
} as const;

/** 导出名单；导出、传回去向登记表 */
function SaveFiles({ filters }: { readonly filters: Readonly<Record<string, string | undefined>> }): ReactNode {
  const [busy, setBusy] = useState('');
  const { message } = App.useApp();
  const { permissions } = useSession();
  const mayWork = useMay('continuity.work');
  const save = async ({ title, path, name }: (typeof FILES)[keyof typeof FILES]) => {
    setBusy(title);
    const query = filters as never; // an address made by hand is judged by the server
    const came = await taken(api.GET(path, { params: { query }, parseAs: 'blob' }));
    setBusy('');
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, name);
    else message.info('名单较长，正在后台写。写好后在“任务”里取。');
  };
  return (
    <>
      {Object.values(FILES)
        .filter(({ permission }) => permissions.includes(permission))
        .map((file) => (
          <Button key={file.title} loading={busy === file.title} onClick={() => save(file)}>
            {file.title}
          </Button>
        ))}
      {mayWork && <TakeDestinations />}
    </>
  );
}
