import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { type Paged, usePages } from '#src/web/queries.ts';
import { useMay, useSession } from '#src/web/session.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import { LIST_CELLS } from '../list-columns.ts';
import type { RecordStage } from '../record.ts';
import type { PupilCount, PupilRow } from './answers.ts';
import { ExportDrawer } from './ExportDrawer.tsx';
import { PupilCounts } from './PupilCounts.tsx';
import { PupilFilters } from './PupilFilters.tsx';
import { PUPIL_COLUMNS } from './pupil-columns.tsx';
import { SearchBox } from './SearchBox.tsx';
import type { Sought } from './sought.ts';
import './registry.css';

/** What the list is narrowed to lies in the address; what is searched for does not: names and numbers are kept nowhere. */
export const PUPIL_FILTERS = ['unit', 'grade', 'status', 'stage', 'findings', 'number', 'sort'] as const;

const EVERYBODY: Sought = { is: 'words', words: '' };

/** 学生 — find a child, or a class of children. */
export function PupilsPage(): ReactNode {
  const [filters, narrow] = useFilters(PUPIL_FILTERS);
  const [sought, setSought] = useState<Sought>(EVERYBODY);
  const [exporting, setExporting] = useState(false);
  const { unitName } = useSession();
  const mayExport = useMay('record.export');
  const navigate = useNavigate();
  const { unit } = filters;
  const count = useQuery({
    queryKey: ['pupil-count', unit],
    queryFn: (): Promise<PupilCount> =>
      loaded(api.GET('/api/pupils/count', { params: { query: unit === undefined ? {} : { unit } } })),
  });
  const question = { ...questionOf(filters), ...wantedOf(sought) };
  const list = usePages<PupilRow>(
    ['pupils', question],
    (cursor): Promise<Paged<PupilRow>> =>
      loaded(
        api.POST('/api/pupils/search', {
          body: { ...question, columns: [...LIST_CELLS], limit: 100, ...(cursor !== undefined && { cursor }) },
        }),
      ),
  );
  const isAll = sought.is === 'words' && sought.words === '' && Object.keys(question).every((name) => ALL.has(name));
  return (
    <Page
      title="学生"
      subtitle={<PupilCounts unitName={unitName} count={count.data} narrow={narrow} />}
      actions={
        <>
          {mayExport && <Button onClick={() => setExporting(true)}>导出</Button>}
          <Button onClick={() => window.print()}>打印</Button>
        </>
      }
    >
      <DataTable
        name="pupils"
        label="学生名单"
        columns={PUPIL_COLUMNS}
        list={list}
        keyOf={({ id }) => id}
        open={({ id }) => navigate({ to: ADDRESSES.pupil, params: { id } })}
        total={isAll ? count.data?.total : undefined}
        sort={filters.sort ?? 'name'}
        onSort={(sort) => narrow({ sort: sort.replace('-', '') })}
        tools={
          <>
            <SearchBox onSeek={setSought} />
            <PupilFilters filters={filters} narrow={narrow} />
          </>
        }
        empty={<NobodyFound sought={sought} />}
      />
      {exporting && <ExportDrawer filters={questionOf(filters)} sought={sought} close={() => setExporting(false)} />}
    </Page>
  );
}

/** Filters that leave the count above the list true. */
const ALL: ReadonlySet<string> = new Set(['unit', 'sort', 'words']);

type Filters = Readonly<Partial<Record<(typeof PUPIL_FILTERS)[number], string>>>;

/** An address that was made by hand narrows the list by what it says rightly. */
function questionOf({ unit, grade, status, stage, findings, number, sort }: Filters) {
  return {
    ...(unit?.startsWith('/') && { unit: unit as `/${string}` }), // just looked at
    ...(grade !== undefined && { grade }),
    ...(status !== undefined && { status }),
    ...(isStage(stage) && { stage }),
    ...(findings !== undefined && { withFindings: true }),
    ...(number === 'none' && { withoutNumber: true }),
    ...(isOtherSort(sort) && { sort }),
  };
}

function isStage(text: string | undefined): text is RecordStage {
  return text === 'formal' || text === 'temporary';
}

function isOtherSort(text: string | undefined): text is 'class' | 'changed' {
  return text === 'class' || text === 'changed';
}

function wantedOf(sought: Sought) {
  if (sought.is === 'number') return { number: sought.number };
  if (sought.is === 'last4') return { last4: sought.last4 };
  return sought.words === '' ? {} : { words: sought.words };
}

function NobodyFound({ sought }: { readonly sought: Sought }): ReactNode {
  if (sought.is !== 'words') {
    return (
      <Nothing title="在您的管理范围内，没有学生用这个号码。">
        <p>请核对号码是否录全；也可以按姓名或拼音再找。</p>
      </Nothing>
    );
  }
  return sought.words === '' ? (
    <Nothing title="没有符合条件的学生。">
      <p>可放宽上面的筛选条件；学籍还没有导入的，请先到“导入”上传花名册。</p>
    </Nothing>
  ) : (
    <Nothing title={`没有找到“${sought.words}”。`}>
      <p>可试试名字的一部分、全拼、首字母，或身份证件号的后四位。</p>
    </Nothing>
  );
}
