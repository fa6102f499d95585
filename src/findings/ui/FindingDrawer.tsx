import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords, momentInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import { STATES } from '../lifecycle.ts';
import type { Finding, FindingDetail } from './answers.ts';
import { RemedyButton } from './RemedyButton.tsx';
import { DaysLeft, Severity } from './Severity.tsx';

interface Props {
  readonly id: string;
  readonly close: () => void;
  readonly explain: ((finding: Finding) => void) | undefined;
}

/** 一个问题 — where, why, what to do, and what became of it so far. */
export function FindingDrawer({ id, close, explain }: Props): ReactNode {
  const query = useQuery({
    queryKey: ['finding', id],
    queryFn: (): Promise<FindingDetail> => loaded(api.GET('/api/findings/{id}', { params: { path: { id } } })),
  });
  return (
    <Drawer open title="问题" size={480} onClose={close}>
      <PageState query={query}>{query.data && <Detail finding={query.data} explain={explain} />}</PageState>
    </Drawer>
  );
}

function Detail({
  finding,
  explain,
}: {
  readonly finding: FindingDetail;
  readonly explain: Props['explain'];
}): ReactNode {
  const { name, place, severity, title, rule, message, advice, state, explanation, events, student } = finding;
  return (
    <div className="f-detail">
      <h2>
        <Link to={ADDRESSES.pupil} params={{ id: student }}>
          {name}
        </Link>
        <small className="r-quiet">{` ${place.school} ${place.class}`}</small>
      </h2>
      <p>
        <Severity of={severity} /> {title} <span className="r-quiet">{rule}</span>
      </p>
      <dl>
        <dt>哪里</dt>
        <dd>{finding.fieldTitle}</dd>
        <dt>为什么</dt>
        <dd>{message}</dd>
        <dt>怎么办</dt>
        <dd>{advice}</dd>
        <dt>状态</dt>
        <dd>
          {STATES[state]}
          {explanation !== '' && `：${explanation}`}
        </dd>
        <dt>由谁、何时前</dt>
        <dd>
          {finding.ownerTitle}
          {finding.due !== undefined && `，${dayInWords(finding.due)}前 `}
          {state === 'open' && (
            <DaysLeft days={finding.daysLeft} overdue={finding.isOverdue} undated={finding.isUndated} />
          )}
        </dd>
      </dl>
      {state === 'open' && (
        <p className="f-actions">
          <RemedyButton finding={finding} explain={explain && (() => explain(finding))} />
          {explain !== undefined && finding.way.kind !== 'explain' && (
            <Button size="small" onClick={() => explain(finding)}>
              {severity === 'error' ? '提供佐证' : '核实说明'}
            </Button>
          )}
        </p>
      )}
      <h3>经过</h3>
      <ol className="f-events">
        {events.map(({ at, title: event, by, text }) => (
          <li key={`${at} ${event} ${text}`}>
            <time>{momentInWords(at)}</time> {by ?? '系统'} {event}
            {text !== '' && <q>{text}</q>}
          </li>
        ))}
      </ol>
    </div>
  );
}
