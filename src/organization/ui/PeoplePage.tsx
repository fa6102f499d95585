import { Link } from '@tanstack/react-router';
import { Button, Input, Select, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import { useMay, useSession } from '#src/web/session.ts';
import type { Column } from '#src/web/table/columns.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { EVERY_OFFICE, OFFICES } from '../office.ts';
import type { PersonAnswer } from './answers.ts';
import { ExportPeople } from './ExportPeople.tsx';
import { NewPersonDrawer } from './NewPersonDrawer.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';
import { STATES } from './person-states.ts';
import './organization.css';

/** 人员 — who works in the register, and in which offices. */
export function PeoplePage(): ReactNode {
  const { unitName } = useSession();
  const manages = useMay('person.manage');
  const [filters, narrow] = useFilters(['unit', 'office', 'state']);
  const [text, setText] = useState('');
  const [drawer, setDrawer] = useState<{ readonly id: string } | 'new'>();
  const list = usePages(['people', 'list', filters, text], (after): Promise<Paged<PersonAnswer>> => {
    const body = { ...filters, ...(text && { text }), ...(after && { after }) };
    // The address may hold anything; the server checks it against its schema.
    return loaded(api.POST('/api/people/search', { body: body as never }));
  });
  return (
    <Page
      title="人员"
      subtitle={unitName}
      actions={
        <>
          <Link to={ADDRESSES.units}>机构</Link>
          <ExportPeople />
          {manages && (
            <Button type="primary" onClick={() => setDrawer('new')}>
              新增人员
            </Button>
          )}
        </>
      }
    >
      <DataTable
        name="people"
        label="人员名单"
        columns={COLUMNS}
        list={list}
        keyOf={({ id }) => id}
        open={({ id }) => setDrawer({ id })}
        empty={<Nothing title="没有符合条件的人员。可以换一个姓名，或清除筛选条件。" />}
        tools={
          <>
            <Input.Search
              className="r-people-search"
              allowClear
              placeholder={manages ? '姓名或登录名' : '姓名'}
              aria-label="查找人员"
              onSearch={(typed) => setText(typed.trim())}
            />
            <Select
              aria-label="岗位"
              allowClear
              placeholder="全部岗位"
              popupMatchSelectWidth={180}
              value={filters.office ?? null}
              options={EVERY_OFFICE.map((office) => ({ value: office, label: OFFICES[office].title }))}
              onChange={(office: string | null | undefined) => narrow({ office: office ?? undefined })}
            />
            <Select
              aria-label="账号状态"
              allowClear
              placeholder="全部状态"
              popupMatchSelectWidth={140}
              value={filters.state ?? null}
              options={Object.entries({ ...STATES, 'without-office': '无岗位' }).map(([value, label]) => {
                return { value, label };
              })}
              onChange={(state: string | null | undefined) => narrow({ state: state ?? undefined })}
            />
            {filters.unit !== undefined && (
              <Tag closable onClose={() => narrow({ unit: undefined })}>
                只看所选机构及下级
              </Tag>
            )}
          </>
        }
      />
      {drawer === 'new' && <NewPersonDrawer close={() => setDrawer(undefined)} open={(id) => setDrawer({ id })} />}
      {drawer !== undefined && drawer !== 'new' && (
        <PersonDrawer key={drawer.id} id={drawer.id} close={() => setDrawer(undefined)} />
      )}
    </Page>
  );
}

const COLUMNS: readonly Column<PersonAnswer>[] = [
  { key: 'name', title: '姓名', width: 120, card: 'head', show: ({ name }) => name },
  { key: 'account', title: '登录名', width: 150, optional: 'shown', show: ({ account }) => account ?? '—' },
  {
    key: 'offices',
    title: '岗位',
    width: 320,
    grow: true,
    show: ({ offices }) => (offices.length === 0 ? <span className="r-quiet">无岗位</span> : officesIn(offices)),
    full: ({ offices }) => officesIn(offices),
  },
  { key: 'phone', title: '电话', width: 130, optional: 'shown', show: ({ phone }) => phone ?? '—' },
  {
    key: 'state',
    title: '状态',
    width: 90,
    show: ({ state }) => <span className={state === 'active' ? '' : 'r-quiet'}>{STATES[state]}</span>,
  },
  {
    key: 'seen',
    title: '最近登录',
    width: 150,
    optional: 'shown',
    show: ({ lastSeenAt }) => (lastSeenAt === undefined ? '从未登录' : momentInWords(lastSeenAt)),
  },
];

function officesIn(offices: PersonAnswer['offices']): string {
  return offices.map(({ unit, title }) => `${unit.name} ${title}`).join('；');
}
