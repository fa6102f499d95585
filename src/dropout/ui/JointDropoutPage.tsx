import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Letters } from '#src/letters/ui/Letters.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { Page } from '#src/web/Page.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { CATEGORIES } from '../dropout-case.ts';
import { OUTCOMES } from '../outcomes.ts';
import { STATES } from '../states.ts';
import type { JointWhole } from './answers.ts';
import { Contacts, Fact } from './ChildFacts.tsx';
import { Notice } from './DraftLetters.tsx';
import { DueWord, StateWord } from './DropoutWords.tsx';
import { OutcomeForm } from './OutcomeForm.tsx';
import { useDeed } from './use-deed.ts';
import { VisitForm } from './VisitForm.tsx';
import { Visits } from './VisitList.tsx';
import './dropout.css';

/** 报来的一名学生 — what the joint group needs to go there, its visits and its result. */
export function JointDropoutPage(): ReactNode {
  const { id } = useParams({ strict: false });
  return id === undefined ? null : <OneJoint key={id} id={id} />;
}

function OneJoint({ id }: { readonly id: string }): ReactNode {
  const query = useQuery({
    queryKey: ['joint', id],
    queryFn: (): Promise<JointWhole> => loaded(api.GET('/api/joint-dropouts/{id}', { params: { path: { id } } })),
  });
  const of = query.data;
  return (
    <Page
      title={of === undefined ? '联合劝返' : `${of.name}　联合劝返`}
      breadcrumb={[{ title: '联合劝返', to: ADDRESSES.jointDropouts }, { title: of?.number ?? '…' }]}
      query={query}
      subtitle={
        of && (
          <>
            <StateWord state={of.state} />　{of.school}
            {of.class}
          </>
        )
      }
    >
      {of && (
        <div className="d-case">
          <Next of={of} />
          <section aria-label="孩子和家庭">
            <h2>孩子和家庭</h2>
            <dl className="d-facts">
              <Fact title="姓名">{`${of.name}${of.sex === '' ? '' : `（${of.sex}）`}`}</Fact>
              <Fact title="首次缺勤">{of.firstAbsentOn ?? '不清楚'}</Fact>
              <Fact title="原因">{of.category === undefined ? '没有查明' : CATEGORIES[of.category]}</Fact>
              <Fact title="去向">{of.whereabouts || '不清楚'}</Fact>
              <Fact title="学校劝返">{`${of.schoolVisits} 次，其中无效 ${of.failedVisits} 次（经过见书面报告）`}</Fact>
              <Contacts id={id} root="/api/joint-dropouts" child={of} isOpen={of.state !== 'closed'} />
            </dl>
          </section>
          <section aria-label="联合劝返记录">
            <h2>联合劝返记录</h2>
            {of.visits.length === 0 && <p className="r-quiet">还没有记录。</p>}
            <Visits id={id} root="/api/joint-dropouts" visits={of.visits} files={of.files} />
          </section>
          <section aria-label="公文">
            <h2>书面报告和通知书</h2>
            <Letters about={{ kind: 'dropout', id }} empty={<p className="r-quiet">没有公文。</p>} />
          </section>
        </div>
      )}
    </Page>
  );
}

function Next({ of }: { readonly of: JointWhole }): ReactNode {
  const [asked, setAsked] = useState<'visit' | 'outcome' | 'notice'>();
  const { busy, answer, run } = useDeed();
  const close = () => setAsked(undefined);
  const receive = () =>
    run(answered(api.POST('/api/joint-dropouts/{id}/receipt', { params: { path: { id: of.id } } })));
  return (
    <section className="d-next" aria-label="下一步">
      <p>
        <b>{of.outcome === undefined ? STATES[of.state].asks : `结果：${OUTCOMES[of.outcome].title}`}</b>
        {of.due !== undefined && of.outcome === undefined && (
          <>
            {'　'}期限 <DueWord due={of.due} left={of.left} />
          </>
        )}
      </p>
      {of.daysAway !== undefined && <p className="r-quiet">已连续 {of.daysAway} 个上课日未到校。</p>}
      {of.outcomeWords !== '' && <p>{of.outcomeWords}</p>}
      <div className="d-deeds r-no-print">
        {of.deeds.includes('receive') && (
          <Button type="primary" size="large" loading={busy} onClick={receive}>
            接收，开始联合劝返
          </Button>
        )}
        {of.deeds.includes('joint-visit') && (
          <Button type="primary" size="large" onClick={() => setAsked('visit')}>
            登记一次联合劝返
          </Button>
        )}
        {of.deeds.includes('draft-deadline') && (
          <Button size="large" onClick={() => setAsked('notice')}>
            拟写限期返校通知书
          </Button>
        )}
        {of.deeds.includes('joint-outcome') && (
          <Button size="large" onClick={() => setAsked('outcome')}>
            登记结果
          </Button>
        )}
      </div>
      <Refusals answer={answer} title="没有接收" />
      {asked === 'visit' && <VisitForm kind="joint" id={of.id} root="/api/joint-dropouts" close={close} />}
      {asked === 'outcome' && <OutcomeForm of={{ id: of.id }} close={close} />}
      {asked === 'notice' && <Notice id={of.id} root="/api/joint-dropouts" title="限期返校通知书" close={close} />}
    </section>
  );
}
