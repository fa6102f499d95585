import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { useFilters } from '#src/web/filters.ts';
import { Num, Rate } from '#src/web/Num.tsx';
import { Page } from '#src/web/Page.tsx';
import { Nothing } from '#src/web/PageState.tsx';
import { useMay, useSession } from '#src/web/session.ts';
import type { Figures, Overview } from './answers.ts';
import './findings.css';

const OverviewPicture = lazy(() =>
  import('./OverviewPicture.tsx').then((module) => ({ default: module.OverviewPicture })),
);

/** 质量概览 — unit by unit, down to the class; each figure is a door to its list, and the whole can be printed. */
export function OverviewPage(): ReactNode {
  const [{ unit }] = useFilters(['unit']);
  const [pictured, setPictured] = useState(false);
  const { unitName } = useSession();
  const query = useQuery({
    queryKey: ['overview', unit],
    queryFn: (): Promise<Overview> =>
      loaded(api.GET('/api/overview', { params: { query: unit === undefined ? {} : { unit } } })),
  });
  const overview = query.data;
  const asOf = overview && momentInWords(overview.asOf);
  return (
    <Page
      title={overview?.whole.name ? `质量概览：${overview.whole.name}` : '质量概览'}
      subtitle={
        overview && (
          <>
            {overview.above.map(({ path, name }) => (
              <span key={path}>
                <DrillDown path={path} name={name} /> /{' '}
              </span>
            ))}
            {overview.whole.name || unitName}　截至 {asOf}，按本系统现有学籍统计
          </>
        )
      }
      actions={
        <>
          <Button onClick={() => setPictured(!pictured)}>{pictured ? '收起图' : '看图'}</Button>
          <Button onClick={() => window.print()}>打印</Button>
        </>
      }
      query={query}
    >
      {pictured && overview && (
        <Suspense fallback={<Skeleton active />}>
          <OverviewPicture overview={overview} />
        </Suspense>
      )}
      {overview?.whole.pupils === 0 && <Nothing title="这里还没有学籍。导入花名册后，这里会有数字。" />}
      {overview && overview.whole.pupils > 0 && <Table overview={overview} />}
    </Page>
  );
}

const HEADINGS = ['单位', '学籍', '有错误的学籍', '错误', '疑问', '提示'] as const;

function Table({ overview: { rows, whole } }: { readonly overview: Overview }): ReactNode {
  return (
    <div className="f-overview">
      <table>
        <thead>
          <tr>
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.path} row={row} isWhole={row.path === whole.path} />
          ))}
        </tbody>
        {rows.length > 1 && (
          <tfoot className="f-sum">
            <Row row={{ ...whole, name: '合计' }} isWhole />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Row({ row, isWhole }: { readonly row: Figures; readonly isWhole: boolean }): ReactNode {
  const { path, name, kind, pupils, withErrors } = row;
  const isOpenable = useMay('finding.read');
  const isLeaf = isWhole || kind === 'class';
  const listOf = (severity: 'errors' | 'queries' | 'notices') => (
    <Num
      value={row[severity]}
      label={`${name} ${LABELS[severity]}`}
      {...(isOpenable && { to: ADDRESSES.findings, search: { unit: path, severity: SEVERITY_OF[severity] } })}
    />
  );
  return (
    <tr>
      <td>{isLeaf ? name : <DrillDown path={path} name={name} />}</td>
      <td>
        <Num value={pupils} {...(isOpenable && { to: ADDRESSES.pupils, search: { unit: path } })} />
      </td>
      <td>
        <Rate part={withErrors} whole={pupils} />
      </td>
      <td>{listOf('errors')}</td>
      <td>{listOf('queries')}</td>
      <td>{listOf('notices')}</td>
    </tr>
  );
}

function DrillDown({ path, name }: { readonly path: string; readonly name: string }): ReactNode {
  return (
    <Link to={ADDRESSES.overview} search={{ unit: path }}>
      {name}
    </Link>
  );
}

const LABELS = { errors: '错误', queries: '疑问', notices: '提示' } as const;
const SEVERITY_OF = { errors: 'error', queries: 'query', notices: 'notice' } as const;
