import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { DaysLeft } from '#src/findings/ui/Severity.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import { Masked } from '#src/web/Masked.tsx';
import { Page } from '#src/web/Page.tsx';
import { PETITION_CHANNELS, PETITION_KINDS, PETITION_OUTCOMES, PETITION_STATES, SATISFACTIONS } from '../petition.ts';
import { PETITION_RISKS } from '../risks.ts';
import type { WholePetition } from './answers.ts';
import { Course } from './Course.tsx';
import { DeedPanel } from './DeedPanel.tsx';
import './petitions.css';

/** 一件诉求 — who asks what, how long there still is, what may go wrong, and what to do now. */
export function PetitionPage(): ReactNode {
  const { id } = useParams({ strict: false });
  return id === undefined ? null : <OnePetition key={id} id={id} />;
}

function OnePetition({ id }: { readonly id: string }): ReactNode {
  const query = useQuery({
    queryKey: ['petition', id],
    queryFn: (): Promise<WholePetition> => loaded(api.GET('/api/petitions/{id}', { params: { path: { id } } })),
  });
  const petition = query.data;
  return (
    <Page
      title={petition?.number ?? '诉求'}
      breadcrumb={[{ title: '群众诉求', to: ADDRESSES.petitions }, { title: petition?.number ?? '…' }]}
      query={query}
      subtitle={
        petition && (
          <>
            {PETITION_KINDS[petition.kind]}　{PETITION_STATES[petition.state].title}
            {'　'}
            {PETITION_STATES[petition.state].isOpen && (
              <DaysLeft days={petition.daysLeft} undated={petition.due === undefined} />
            )}
          </>
        )
      }
      actions={<Button onClick={() => window.print()}>打印办理单</Button>}
    >
      {petition && (
        <div className="pt-work">
          <Risks of={petition} />
          <Facts of={petition} />
          <section aria-label="诉求内容">
            <h2>诉求内容</h2>
            <p className="pt-text">{petition.words?.content ?? '保存期满，内容已经删除。'}</p>
          </section>
          <DeedPanel of={petition} />
          <Course of={petition} />
          <Others of={petition} />
        </div>
      )}
    </Page>
  );
}

function Risks({ of: { risks } }: { readonly of: WholePetition }): ReactNode {
  if (risks.length === 0) return null;
  return (
    <ul className="pt-risks" aria-label="风险">
      {risks.map(({ risk, rule }) => (
        <li key={risk}>
          <b>{PETITION_RISKS[risk].title}</b>：{rule}。处理：{PETITION_RISKS[risk].advice}
        </li>
      ))}
    </ul>
  );
}

const CALLS = ['电话答复', '电话核实情况', '回访满意度', '约群众当面谈'];

function Facts({ of }: { readonly of: WholePetition }): ReactNode {
  const { id, words, channel, receivedAt, due, extended, unitName, owner, handlers, schoolName } = of;
  const reveal = async (reason: string) => {
    const came = await answered(api.POST('/api/petitions/{id}/phone', { params: { path: { id } }, body: { reason } }));
    return came.is === 'ok' ? { is: 'ok' as const, data: came.data.value } : came;
  };
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['反映人', words === undefined ? '（已删除）' : [words.name, words.relation].filter(Boolean).join('，')],
    ['电话', words && <Masked text={words.phone} label="诉求人电话" reveal={reveal} reasons={CALLS} />],
    ['来源', `${PETITION_CHANNELS[channel]}　${momentInWords(receivedAt)}`],
    ['期限', due === undefined ? '放假安排未公布，期限未定' : `${dayInWords(due)}${extended ? '（已延长）' : ''}`],
    ['承办单位', unitName],
    ['承办人', handlers.find(({ person }) => person === owner)?.name ?? (owner === undefined ? '还没有' : '已离任')],
    ['涉及学校', schoolName ?? '没有指明'],
    ['学生', words?.child || '没有写明'],
    ['学籍', <LinkedChild key="child" of={of} />],
    ...(of.outcome === undefined ? [] : [['结果', PETITION_OUTCOMES[of.outcome]] as const]),
    ...(of.satisfaction === undefined ? [] : [['群众评价', SATISFACTIONS[of.satisfaction]] as const]),
    ...(of.reopened === 0 ? [] : [['重新办理', `${of.reopened} 次`] as const]),
  ];
  return (
    <dl className="pt-facts">
      {facts.map(([title, shown]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{shown}</dd>
        </div>
      ))}
    </dl>
  );
}

function LinkedChild({ of: { child } }: { readonly of: WholePetition }): ReactNode {
  if (child === undefined) return '没有关联';
  return (
    <Link to={ADDRESSES.pupil} params={{ id: child.id }}>
      {child.name}（{child.place}）
    </Link>
  );
}

/** 同一电话、同一学生的其他诉求 */
function Others({ of: { others } }: { readonly of: WholePetition }): ReactNode {
  if (others.length === 0) return null;
  return (
    <section aria-label="同一人的其他诉求">
      <h2>同一电话或同一学生的其他诉求</h2>
      <ul className="pt-answers">
        {others.map(({ id, number, kind, state, on }) => (
          <li key={id}>
            <Link to={ADDRESSES.petition} params={{ id }}>
              {number}
            </Link>
            {'　'}
            {PETITION_KINDS[kind]}　{PETITION_STATES[state].title}　{on}
          </li>
        ))}
      </ul>
    </section>
  );
}
