import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { procedureOf } from '#src/procedures/index.ts';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Page } from '#src/web/Page.tsx';
import type { WholeClaim } from '../../ui/answers.ts';
import { DaysLeft } from '../../ui/leaver-columns.tsx';
import { CLAIM_BASES, CLAIM_KINDS, CLAIM_STATES, RULINGS } from '../claim.ts';
import { ClaimFiles } from './ClaimFiles.tsx';
import { RulingForm } from './RulingForm.tsx';
import { StatementForm } from './StatementForm.tsx';
import '../../ui/continuity.css';

/** 一件争议 — both schools side by side; each sees its own words until the county has ruled. */
export function ClaimPage(): ReactNode {
  const { id } = useParams({ strict: false });
  return id === undefined ? null : <OneClaim key={id} id={id} />;
}

function OneClaim({ id }: { readonly id: string }): ReactNode {
  const query = useQuery({
    queryKey: ['continuity', 'claim', id],
    queryFn: (): Promise<WholeClaim> => loaded(api.GET('/api/continuity/claims/{id}', { params: { path: { id } } })),
  });
  const claim = query.data;
  return (
    <Page
      title={claim?.name ?? '两校争议'}
      breadcrumb={[
        { title: '学籍接续', to: ADDRESSES.continuity },
        { title: claim === undefined ? '两校争议' : claim.number },
      ]}
      subtitle={
        claim && (
          <>
            {CLAIM_KINDS[claim.kind].title}　{CLAIM_BASES[claim.basis]}　{CLAIM_STATES[claim.state]}
            {'　'}
            <DaysLeft days={claim.daysLeft} />
          </>
        )
      }
      query={query}
    >
      {claim && <Shown claim={claim} />}
    </Page>
  );
}

function Shown({ claim }: { readonly claim: WholeClaim }): ReactNode {
  const { ruling, raised, reason, mayState, mayRule } = claim;
  return (
    <div className="n-main">
      {raised !== '' && <p>提出的理由：{raised}</p>}
      {ruling !== undefined && (
        <Alert type="success" showIcon title={`县局裁定：${RULINGS[ruling].title}`} description={reason} />
      )}
      {ruling !== undefined && <Next claim={claim} />}
      <div className="n-sides">
        {claim.sides.map((side) => (
          <section key={side.side} aria-label={side.school}>
            <h2>
              {side.school}
              {side.isOwn && <small className="r-quiet">　本校</small>}
            </h2>
            <Said side={side} />
            <ClaimFiles claim={claim.id} side={side} may={mayState && side.isOwn} />
            {mayState && side.isOwn && <StatementForm claim={claim} side={side} />}
          </section>
        ))}
      </div>
      {mayRule && <RulingForm claim={claim} />}
    </div>
  );
}

function Said({ side }: { readonly side: WholeClaim['sides'][number] }): ReactNode {
  const { hasSpoken, hasChild, words, saidAt } = side;
  if (!hasSpoken) return <p className="r-query">还没有说明</p>;
  if (hasChild === undefined) return <p className="r-quiet">已经说明。裁定由县局作出，对方的说明这里不显示。</p>;
  return (
    <>
      <p>
        <strong>{hasChild ? '学生在本校就读' : '学生不在本校'}</strong>
        <span className="r-quiet">　{saidAt !== undefined && momentInWords(saidAt)}</span>
      </p>
      <p>{words}</p>
    </>
  );
}

/** 下一步 — who applies for what now. */
function Next({ claim }: { readonly claim: WholeClaim }): ReactNode {
  return (
    <ul className="n-lines" aria-label="下一步">
      {claim.next.map(({ side, school, words, procedure, isOwn }) => (
        <li key={`${side} ${words}`}>
          <strong>{school}</strong>　{words}
          {procedure !== undefined && isOwn && (
            <>
              {'　'}
              <Link to={ADDRESSES.newCase} search={{ procedure }}>
                去办{procedureOf(procedure)?.title}
              </Link>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
