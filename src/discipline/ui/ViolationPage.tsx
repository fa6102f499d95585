import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { OFFICES } from '#src/organization/office.ts';
import { Supervisions } from '#src/supervision/ui/Supervisions.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Page } from '#src/web/Page.tsx';
import { BASES } from '../bases.ts';
import { REPLIES, VIOLATION_STATES } from '../violation.ts';
import type { WholeViolation } from './answers.ts';
import { MeasureList } from './MeasureList.tsx';
import { ViolationDeeds } from './ViolationDeeds.tsx';
import { ViolationFiles } from './ViolationFiles.tsx';
import { ViolationLetters } from './ViolationLetters.tsx';
import './discipline.css';

/** 一件违规 — what it rests on, what was told and answered, what was decided, and what became of it. */
export function ViolationPage(): ReactNode {
  const { id } = useParams({ strict: false });
  return id === undefined ? null : <OneViolation key={id} id={id} />;
}

function OneViolation({ id }: { readonly id: string }): ReactNode {
  const query = useQuery({
    queryKey: ['violation', id],
    queryFn: (): Promise<WholeViolation> => loaded(api.GET('/api/violations/{id}', { params: { path: { id } } })),
  });
  const of = query.data;
  return (
    <Page
      title={of?.title ?? '违规'}
      breadcrumb={[{ title: '问责', to: ADDRESSES.discipline }, { title: of?.number ?? '…' }]}
      query={query}
      actions={<Button onClick={() => window.print()}>打印</Button>}
    >
      {of && (
        <div className="ds-whole">
          <Facts of={of} />
          <ViolationDeeds of={of} />
          <Words of={of} />
          {of.bases.length > 0 && <BasesShown of={of} />}
          {of.measures.length > 0 && <MeasureList of={of} />}
          <ViolationFiles of={of} />
          {of.side === 'county' && <ViolationLetters of={of} />}
          {of.side === 'county' && (
            <Supervisions
              about={{ kind: 'violation', id: of.id }}
              meant={{
                receiver: of.unit,
                subject: '违规整改',
                demand: of.words.decision,
                origin: {
                  ...{ kind: 'violation', id: of.id, title: `${of.number} ${of.title}` },
                  door: { to: ADDRESSES.violation, params: { id: of.id } },
                },
              }}
            />
          )}
          <Course of={of} />
        </div>
      )}
    </Page>
  );
}

function Facts({ of }: { readonly of: WholeViolation }): ReactNode {
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['编号', of.number],
    ['状态', <b key="state">{VIOLATION_STATES[of.state]}</b>],
    ['责任单位', of.unitName],
    ['种类', of.kindTitle],
    ['发现日期', of.foundOn],
    ...(of.replyUntil ? [['申辩期', replyInWords(of)] as const] : []),
    ...(of.decidedOn ? [['决定日期', of.decidedOn] as const] : []),
    ...(of.closedOn ? [[of.state === 'withdrawn' ? '撤销日期' : '结案日期', of.closedOn] as const] : []),
  ];
  return (
    <section className="ds-facts" aria-label="违规事项">
      <dl>
        {rows.map(([title, shown]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{shown}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function replyInWords({ replyUntil = '', replied, daysLeft, state }: WholeViolation): string {
  if (replied !== undefined) return `到 ${replyUntil}，已答复：${REPLIES[replied]}`;
  if (state !== 'informed') return `到 ${replyUntil}，没有答复`;
  if (daysLeft === undefined) return `到 ${replyUntil}`;
  return daysLeft < 0 ? `到 ${replyUntil}，已经过了` : `到 ${replyUntil}，还剩 ${daysLeft} 个工作日`;
}

/** The course in words, as far as this side may read it. */
function Words({ of }: { readonly of: WholeViolation }): ReactNode {
  const { facts, people, verification, told, reply, decision, ending } = of.words;
  const parts = [
    ['违规事实', facts],
    ['责任人', people.map(({ name, duty }) => `${name}（${duty}）`).join('、')],
    ['核实情况', verification],
    ['告知内容', told],
    ['陈述申辩', reply],
    ['决定', decision],
    [of.state === 'withdrawn' ? '撤销原因' : '结案意见', ending],
  ].filter(([, text]) => text !== '');
  return (
    <section aria-label="内容">
      <ol className="ds-steps">
        {parts.map(([title, text], at) => (
          <li key={title} className={at === parts.length - 1 ? 'ds-now' : undefined}>
            <h2>{title}</h2>
            <p className="ds-text">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function BasesShown({ of }: { readonly of: WholeViolation }): ReactNode {
  return (
    <section aria-label="依据">
      <h2>依据</h2>
      <ul className="ds-list">
        {of.bases.map(({ id, kind, title, door }) => (
          <li key={id}>
            <span className="r-quiet">{BASES[kind].title}</span>
            {door === undefined ? (
              <span>{title}</span>
            ) : (
              <Link to={door.to} params={door.params ?? {}} search={door.search ?? {}}>
                {title}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const DEED_WORDS: Readonly<Record<string, string>> = {
  ...{ register: '登记', verify: '核实属实', inform: '告知单位', reply: '单位答复', decide: '作出决定' },
  ...{ 'carry-out': '措施执行', finish: '措施落实', close: '结案', withdraw: '撤销' },
};

function Course({ of }: { readonly of: WholeViolation }): ReactNode {
  return (
    <section aria-label="经过">
      <h2>经过</h2>
      <ol className="ds-course">
        {of.course.map(({ deed, what, at, by, office }) => (
          <li key={`${at} ${deed} ${what}`}>
            <span className="r-quiet">{momentInWords(at)}</span>
            <b>{DEED_WORDS[deed] ?? deed}</b>
            <span>{by === undefined ? OFFICES[office].title : `${by}（${OFFICES[office].title}）`}</span>
            {what !== '' && <span className="r-quiet">{what}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
