import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { saveAs } from '#src/web/save-as.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { taken } from '#src/web/taken.ts';
import type { RegistrarTerm } from './answers.ts';

interface Props {
  readonly year: number | undefined;
  readonly unit: string | undefined;
}

/** 学籍管理员名册 — who keeps the register where, since when, from whom, and which courses they came to this year. */
export function RegistrarsView({ year, unit }: Props): ReactNode {
  const [{ untrained }, narrow] = useFilters(['untrained']);
  const query = { ...(year && { year }), ...(unit && { unit }) };
  const register = useQuery({
    queryKey: ['registrars', query],
    queryFn: async (): Promise<readonly RegistrarTerm[]> =>
      // The address may hold anything; the server checks it against its schema.
      (await loaded(api.GET('/api/gatherings/registrars', { params: { query: query as never } }))).rows,
  });
  const rows = register.data?.filter(({ courses, until }) => {
    return untrained === undefined || (courses.length === 0 && until === undefined);
  });
  const list = { ...register, rows, hasNextPage: false, fetchNextPage: () => {}, isFetchingNextPage: false };
  return (
    <DataTable
      name="registrars"
      label="学籍管理员名册"
      columns={COLUMNS}
      list={list}
      keyOf={({ holding }) => holding}
      tools={
        <>
          <Checkbox
            checked={untrained !== undefined}
            onChange={({ target }) => narrow({ untrained: target.checked ? '1' : undefined })}
          >
            只看在任而没有参训的
          </Checkbox>
          <SaveRegistrars query={query} />
        </>
      }
      empty={<Nothing title={untrained ? '在任的都参加过培训。' : '这一学年还没有学籍管理员任职。'} />}
    />
  );
}

function SaveRegistrars({ query }: { readonly query: object }): ReactNode {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const params = { query: query as never }; // as above
    const came = await taken(api.GET('/api/gatherings/registrars.xlsx', { params, parseAs: 'blob' }));
    setBusy(false);
    if (came.is !== 'ok') message.error(came.message);
    else if ('file' in came.data) saveAs(came.data.file, '学籍管理员名册.xlsx');
  };
  return (
    <Button loading={busy} onClick={save}>
      导出
    </Button>
  );
}

const COLUMNS: readonly Column<RegistrarTerm>[] = [
  { key: 'name', title: '学籍管理员', width: 110, card: 'head', show: ({ name }) => name },
  {
    ...{ key: 'unit', title: '学校', width: 190, grow: true, card: 'line' },
    show: ({ unitName }) => unitName,
    full: ({ unitName }) => unitName,
  },
  { key: 'since', title: '任职起', width: 108, card: 'line', show: ({ since }) => since },
  { key: 'until', title: '任职止', width: 108, card: 'line', show: ({ until }) => until ?? '在任' },
  { key: 'from', title: '接自', width: 96, card: 'line', show: ({ from }) => from ?? '—' },
  { key: 'to', title: '移交给', width: 96, card: 'line', show: ({ to }) => to ?? '—' },
  {
    ...{ key: 'courses', title: '本学年参训', width: 260, grow: true, card: 'line' },
    show: ({ courses, until }) =>
      courses.length === 0 ? (
        <span className={until === undefined ? 'r-query' : 'r-quiet'}>没有参训</span>
      ) : (
        courses.map(({ id, title, day, madeUp }, at) => (
          <span key={id}>
            {at > 0 && '；'}
            <Link to={ADDRESSES.gathering} params={{ id }}>
              {title}
            </Link>
            （{day.slice(5)}
            {madeUp && ' 补训'}）
          </span>
        ))
      ),
    full: ({ courses }) => courses.map(({ title, day }) => `${day} ${title}`).join('；'),
  },
  {
    ...{ key: 'hours', title: '学时', width: 70, align: 'end', card: 'line' },
    show: ({ hours }) => Math.round(hours * 10) / 10,
  },
];
