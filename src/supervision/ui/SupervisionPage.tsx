import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Page } from '#src/web/Page.tsx';
import type { WholeSupervision } from './answers.ts';
import { OriginShown } from './OriginShown.tsx';
import { SupervisionDeeds } from './SupervisionDeeds.tsx';
import { SupervisionFiles } from './SupervisionFiles.tsx';
import { SupervisionLetter } from './SupervisionLetter.tsx';
import { Supervisions } from './Supervisions.tsx';
import { DueWord, StateWord } from './SupervisionWords.tsx';
import './supervision.css';

/** 一件督办 — who demands what of whom, by when; its answer, proofs and history. */
export function SupervisionPage(): ReactNode {
  const { id } = useParams({ strict: false });
  return id === undefined ? null : <OneSupervision key={id} id={id} />;
}

function OneSupervision({ id }: { readonly id: string }): ReactNode {
  const query = useQuery({
    queryKey: ['supervision', id],
    queryFn: (): Promise<WholeSupervision> => loaded(api.GET('/api/supervisions/{id}', { params: { path: { id } } })),
  });
  const of = query.data;
  return (
    <Page
      title={of?.subject ?? '督办'}
      breadcrumb={[{ title: '督办', to: ADDRESSES.supervisions }, { title: of?.subject ?? '…' }]}
      query={query}
      actions={<Button onClick={() => window.print()}>打印</Button>}
    >
      {of && (
        <div className="s-whole">
          <Facts of={of} />
          <SupervisionDeeds of={of} />
          <SupervisionFiles of={of} />
          <SupervisionLetter of={of} />
          <History of={of} />
          {of.origin?.id !== undefined && (
            <Supervisions about={{ kind: of.origin.kind, id: of.origin.id }} except={of.id} />
          )}
        </div>
      )}
    </Page>
  );
}

function Facts({ of }: { readonly of: WholeSupervision }): ReactNode {
  return (
    <section className="s-facts" aria-label="督办事项">
      <dl>
        <div>
          <dt>状态</dt>
          <dd>
            <StateWord of={of} />
          </dd>
        </div>
        <div>
          <dt>答复期限</dt>
          <dd>
            <DueWord of={of} />
          </dd>
        </div>
        <div>
          <dt>督办单位</dt>
          <dd>{of.issuerName}</dd>
        </div>
        <div>
          <dt>被督办单位</dt>
          <dd>
            <b>{of.receiverName}</b>
          </dd>
        </div>
        <div>
          <dt>发起日期</dt>
          <dd>
            {of.openedOn}（{of.days} 个工作日内答复）
          </dd>
        </div>
        {of.closedOn !== undefined && (
          <div>
            <dt>了结日期</dt>
            <dd>{of.closedOn}</dd>
          </div>
        )}
      </dl>
      {of.origin && <OriginShown origin={of.origin} />}
      <h2>要求</h2>
      <p className="s-text">{of.demand}</p>
      <h2>依据</h2>
      <p className="s-text">{of.basis}</p>
    </section>
  );
}

function History({ of }: { readonly of: WholeSupervision }): ReactNode {
  return (
    <section aria-label="经过">
      <h2>经过</h2>
      <ol className="s-history">
        {of.events.map(({ number, title, at, by, words, days, due }) => (
          <li key={number} className={by === undefined ? 's-by-itself' : undefined}>
            <span className="r-quiet">{momentInWords(at)}</span>
            <b>{title}</b>
            <span>{by ?? '系统'}</span>
            {days !== undefined && (
              <span className="r-quiet">
                {days} 个工作日{due !== undefined && `，期限 ${due}`}
              </span>
            )}
            {words !== '' && <p className="s-text">{words}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
