import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Letters } from '#src/letters/ui/Letters.tsx';
import { Supervisions } from '#src/supervision/ui/Supervisions.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { Page } from '#src/web/Page.tsx';
import { useMay } from '#src/web/session.ts';
import { INSPECTION_STATES } from '../inspection.ts';
import { rateInWords } from '../results.ts';
import type { WholeInspection } from './answers.ts';
import { InspectionDeeds } from './InspectionDeeds.tsx';
import { InspectionForm } from './InspectionForm.tsx';
import { Protocol } from './Protocol.tsx';
import { ResultTables } from './ResultTables.tsx';
import { SchoolList } from './SchoolList.tsx';
import './inspection.css';

/** 一次督查 — the plan, the number, the draw, the sheets, the result, and what follows from it. */
export function InspectionPage(): ReactNode {
  const { id } = useParams({ strict: false });
  return id === undefined ? null : <OneInspection key={id} id={id} />;
}

function OneInspection({ id }: { readonly id: string }): ReactNode {
  const [isChanging, setChanging] = useState(false);
  const query = useQuery({
    queryKey: ['inspection', id],
    queryFn: (): Promise<WholeInspection> => loaded(api.GET('/api/inspections/{id}', { params: { path: { id } } })),
  });
  const of = query.data;
  return (
    <Page
      title={of?.title ?? '督查'}
      breadcrumb={[{ title: '市局督查', to: ADDRESSES.inspections }, { title: of?.title ?? '…' }]}
      query={query}
      actions={of && <InspectionDeeds of={of} change={() => setChanging(true)} />}
    >
      {of && (
        <div className="i-whole">
          <Facts of={of} />
          {of.state === 'drawn' && !of.mayRun && <Papers of={of} />}
          {of.protocol && <Protocol of={of} />}
          {of.schools.length > 0 && <SchoolList of={of} />}
          {of.results && <ResultTables of={of} results={of.results} />}
          {of.conclusion !== '' && (
            <section aria-label="检查结论">
              <h2>检查结论</h2>
              <p className="i-text">{of.conclusion}</p>
            </section>
          )}
          {(of.state === 'concluded' || of.state === 'published') && <Following of={of} />}
          {isChanging && <InspectionForm of={of} close={() => setChanging(false)} onDone={() => setChanging(false)} />}
        </div>
      )}
    </Page>
  );
}

function Facts({ of }: { readonly of: WholeInspection }): ReactNode {
  const { design } = of;
  const among = of.designUnits.length === 0 ? '全县学校' : of.designUnits.map(({ name }) => name).join('、');
  const how = [
    design.drawSchools > 0 && `先抽 ${design.drawSchools} 所学校`,
    `抽 ${design.pupils} 名学生`,
    design.bySize && '按学校规模分层',
  ].filter(Boolean);
  const rows = [
    ['状态', of.reason === undefined ? INSPECTION_STATES[of.state] : `${INSPECTION_STATES[of.state]}：${of.reason}`],
    ['被督查的县', of.countyName],
    ['时间', `${of.startsOn} 至 ${of.endsOn}`],
    ['督查组', of.team],
    ['督查内容', of.subject],
    ['依据', of.basis],
    ['抽样范围', `${among}；${how.join('，')}`],
    ...(of.publishedOn ? [['公布日期', of.publishedOn]] : []),
  ];
  return (
    <section className="i-facts" aria-label="督查计划">
      <dl>
        {rows.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Papers({ of }: { readonly of: WholeInspection }): ReactNode {
  return (
    <section className="i-papers" aria-label="请准备的材料">
      <h2>请被查学校准备的材料</h2>
      <ul>
        {of.papers.map((paper) => (
          <li key={paper}>{paper}</li>
        ))}
      </ul>
      <p className="r-quiet">检查结果公布以后，学校可以在检查表里写回应。</p>
    </section>
  );
}

/** 督办和通报 — what the county must answer, and what is told to all. */
function Following({ of }: { readonly of: WholeInspection }): ReactNode {
  const mayRead = [useMay('letter.read'), useMay('letter.desk')].includes(true);
  const meant = {
    receiver: of.unit,
    subject: '督查发现问题整改',
    demand: `对照检查结果逐项整改，并书面答复。${of.results ? rateInWords(of.results.errorRate) : ''}`,
    basis: of.basis,
    origin: {
      ...{ kind: 'inspection', id: of.id, title: of.title },
      door: { to: ADDRESSES.inspection, params: { id: of.id } },
    },
  };
  return (
    <>
      <Supervisions
        about={{ kind: 'inspection', id: of.id }}
        {...(of.mayRun && of.state === 'published' && { meant })}
      />
      {mayRead && (
        <section aria-label="通报">
          <h2>通报</h2>
          <Letters about={{ kind: 'inspection', id: of.id }} empty={<p className="r-quiet">还没有通报。</p>} />
        </section>
      )}
    </>
  );
}
