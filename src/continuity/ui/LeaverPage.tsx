import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Letters } from '#src/letters/ui/Letters.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import { Page } from '#src/web/Page.tsx';
import { GROUNDS, isOpen, LEAVER_KINDS, LEAVER_STATES, type LeaverState } from '../leaver.ts';
import type { WholeLeaver } from './answers.ts';
import { LeaverDeeds } from './LeaverDeeds.tsx';
import { DaysLeft, StateWord } from './leaver-columns.tsx';
import { MatchList } from './MatchList.tsx';
import './continuity.css';

/** 一名待接续的学生 — where the record is looked for, what was done, and what this reader may do. */
export function LeaverPage(): ReactNode {
  const { id } = useParams({ strict: false });
  return id === undefined ? null : <OneLeaver key={id} id={id} />;
}

function OneLeaver({ id }: { readonly id: string }): ReactNode {
  const query = useQuery({
    queryKey: ['continuity', 'leaver', id],
    queryFn: (): Promise<WholeLeaver> => loaded(api.GET('/api/continuity/leavers/{id}', { params: { path: { id } } })),
  });
  const leaver = query.data;
  return (
    <Page
      title={leaver?.name ?? '学籍接续'}
      breadcrumb={[{ title: '学籍接续', to: ADDRESSES.continuity }, { title: leaver?.name ?? '' }]}
      subtitle={
        leaver && `${leaver.school} ${leaver.class}　${dayInWords(leaver.leftOn)} ${LEAVER_KINDS[leaver.kind].title}`
      }
      query={query}
    >
      {leaver && <Shown leaver={leaver} />}
    </Page>
  );
}

function Shown({ leaver }: { readonly leaver: WholeLeaver }): ReactNode {
  return (
    <div className="n-work">
      <div className="n-main">
        <WhyNow leaver={leaver} />
        <Facts leaver={leaver} />
        {leaver.matches.length > 0 && <MatchList leaver={leaver} />}
        {leaver.isOwn && (
          <section aria-label="公文">
            <h2>函件</h2>
            <Letters
              about={{ kind: 'leaver', id: leaver.id }}
              empty={<p className="r-quiet">还没有函。去向登记为“外地学校”的，由县局在右边起草。</p>}
            />
          </section>
        )}
        {leaver.isOwn && <Course leaver={leaver} />}
      </div>
      <aside className="n-side r-no-print" aria-label="办理">
        <LeaverDeeds leaver={leaver} />
      </aside>
    </div>
  );
}

/** 为什么现在要办，怎么办 */
function WhyNow({ leaver }: { readonly leaver: WholeLeaver }): ReactNode {
  const { state, rule, daysLeft, waitsUntil, number } = leaver;
  if (!isOpen(state)) return null;
  if (state === 'waiting') {
    const until = waitsUntil === undefined ? '放假安排公布后推算' : `${dayInWords(waitsUntil)}以前`;
    return (
      <Alert
        type="info"
        showIcon
        title={`${until}等${LEAVER_KINDS[leaver.kind].next}接收学籍，到期没有接收的自动立案。`}
      />
    );
  }
  return (
    <Alert
      type={daysLeft !== undefined && daysLeft < 0 ? 'error' : 'warning'}
      showIcon
      title={
        <>
          {rule === undefined ? '学籍未接续' : `${rule.code} ${rule.title}`}
          {number !== undefined && `（${number}）`}　<DaysLeft days={daysLeft} />
        </>
      }
      description={
        rule === undefined
          ? '问清去向，登记下来；有学校接收的，学籍到了自动了结。'
          : `${rule.advice}。依据：${rule.basis}`
      }
    />
  );
}

function Facts({ leaver }: { readonly leaver: WholeLeaver }): ReactNode {
  const { isOwn, student, to, contact, taken, asked, askedGround, asks, closing, signalled, takenStudent } = leaver;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['状态', <StateWord key="state" of={leaver} />],
    ['去向', to || '没有登记'],
    ['联系、说明', contact],
    [
      '接收学校',
      taken !== '' && (
        <>
          {taken}
          {takenStudent !== undefined && takenStudent !== student && '（另一条学籍）'}
        </>
      ),
    ],
    ['了结日期', leaver.closedOn && dayInWords(leaver.closedOn)],
    ['了结依据', closing],
    ['学校申请', asked && `${askedGround ? GROUNDS[askedGround].title : LEAVER_STATES[asked].title}：${asks}`],
    ['控辍排查', signalled && '已转控辍保学，同时继续查找学籍'],
  ];
  return (
    <dl className="n-facts">
      {facts
        .filter(([, value]) => value)
        .map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {isOwn && (
        <div>
          <dt>学籍</dt>
          <dd>
            <Link to={ADDRESSES.pupil} params={{ id: student }}>
              打开学籍档案
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** 经过 — the latest first. */
function Course({ leaver }: { readonly leaver: WholeLeaver }): ReactNode {
  return (
    <section aria-label="经过">
      <h2>经过</h2>
      <ol className="n-course">
        {leaver.course.map(({ deed, title, state, at, by, words }) => (
          <li key={`${at} ${deed}`}>
            <span className="r-num r-quiet">{momentInWords(at)}</span>
            <span>
              {by || '系统'}　{title}
              <small className="r-quiet">　{LEAVER_STATES[state as LeaverState].title}</small>
              {words !== '' && <p>{words}</p>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
