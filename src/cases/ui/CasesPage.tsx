import { Link, useNavigate, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { useFilters } from '#src/web/filters.ts';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { usePages } from '#src/web/queries.ts';
import { useMay, useSession } from '#src/web/session.ts';
import { DataTable } from '#src/web/table/DataTable.tsx';
import type { CaseRow } from './answers.ts';
import { BatchDialog } from './BatchDialog.tsx';
import { CaseFilterBar } from './CaseFilterBar.tsx';
import { CASE_COLUMNS } from './case-columns.tsx';
import { CASE_FILTERS, type CaseFilters, scopeOf } from './case-filters.ts';
import { casesOfName, listCases } from './read-cases.ts';
import { SaveLedger } from './SaveLedger.tsx';
import './cases.css';

/** More at once is no longer looked at, only ticked. */
const MOST_AT_ONCE = 50;

/** 业务办理 — what lies on my desk first; everything else one filter away. */
export function CasesPage(): ReactNode {
  const [filters, narrow] = useFilters(CASE_FILTERS);
  const [name, setName] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState(false);
  const { unitName } = useSession();
  const mayApply = useMay('case.apply');
  const navigate = useNavigate();
  const list = useCases(filters, name);
  const scope = scopeOf(filters);
  const chosen = (list.rows ?? []).filter(({ id, state }) => ticked.has(id) && state === 'step').slice(0, MOST_AT_ONCE);
  const open = ({ id }: CaseRow) => navigate({ to: ADDRESSES.case, params: { id } });
  return (
    <Page
      title="业务办理"
      subtitle={unitName}
      actions={
        <>
          {mayApply && (
            <Link to={ADDRESSES.newCase} className="ant-btn">
              <Button type="primary" tabIndex={-1}>
                新办业务
              </Button>
            </Link>
          )}
          <SaveLedger filters={filters} />
          <Button onClick={() => window.print()}>打印</Button>
        </>
      }
    >
      <DataTable
        name="cases"
        label="业务清单"
        columns={CASE_COLUMNS}
        list={list}
        keyOf={({ id }) => id}
        open={open}
        total={list.data?.pages[0]?.total}
        {...(scope === 'mine' && { ticked, onTick: setTicked })}
        tools={
          <>
            <CaseFilterBar filters={filters} narrow={narrow} onName={setName} />
            {chosen.length > 0 && (
              <Button type="primary" onClick={() => setDeciding(true)}>
                看过后一起通过 {chosen.length} 件
              </Button>
            )}
          </>
        }
        empty={<NoCases filters={filters} name={name} />}
      />
      {deciding && (
        <BatchDialog
          rows={chosen}
          close={() => {
            setDeciding(false);
            setTicked(new Set());
          }}
        />
      )}
    </Page>
  );
}

function useCases(filters: CaseFilters, name: string) {
  const list = usePages<CaseRow>(['cases', filters, name], (next) =>
    name === '' ? listCases(filters, next) : casesOfName(name),
  );
  useReadAnew(list.refetch);
  return list;
}

/** Whoever comes in, or presses the room's name again, asks what has come meanwhile; by itself the page asks nothing, so that an empty chair is noticed. */
function useReadAnew(refetch: (how: { readonly cancelRefetch: boolean }) => unknown): void {
  const router = useRouter();
  useEffect(() => {
    const readAnew = () => refetch({ cancelRefetch: false });
    readAnew();
    return router.subscribe('onBeforeNavigate', ({ hrefChanged }) => {
      if (!hrefChanged) readAnew();
    });
  }, [router, refetch]);
}

function NoCases({ filters, name }: { readonly filters: CaseFilters; readonly name: string }): ReactNode {
  if (name !== '') return <Nothing title={`在您的管理范围内，没有“${name}”的这类业务。`} />;
  const { scope: _, ...others } = filters;
  if (Object.keys(others).length > 0) {
    return (
      <Nothing title="没有符合条件的业务。">
        <p>可放宽上面的筛选条件。</p>
      </Nothing>
    );
  }
  return scopeOf(filters) === 'mine' ? (
    <Nothing title="没有等您办理的业务，辛苦了。">
      <p>有业务到您这里时，会列在这里和“今日”。看全部请点“全部”。</p>
    </Nothing>
  ) : (
    <Nothing title="还没有业务。">
      <p>学校的学籍管理员可以从“新办业务”或学生的学籍页发起。</p>
    </Nothing>
  );
}
