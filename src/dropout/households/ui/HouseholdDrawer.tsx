import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Descriptions, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { PageState } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { ANSWERS, HOUSEHOLD_STATES } from '../household-states.ts';
import type { WholeHousehold } from './answers.ts';
import { VisitForm } from './VisitForm.tsx';

interface Props {
  readonly id: string;
  readonly close: () => void;
  readonly changed: () => Promise<void>;
}

/** 一个孩子 — where to find the house, what the register says, and what was found there. */
export function HouseholdDrawer({ id, close, changed }: Props): ReactNode {
  const isNarrow = useNarrow();
  const query = useQuery({
    queryKey: ['household', id],
    queryFn: (): Promise<WholeHousehold> => loaded(api.GET('/api/households/{id}', { params: { path: { id } } })),
  });
  const child = query.data;
  return (
    <Drawer
      open
      title={child ? `${child.name}　${child.sex}` : '适龄儿童'}
      size={isNarrow ? '100%' : 480}
      onClose={close}
    >
      <PageState query={query}>{child && <Child child={child} changed={changed} />}</PageState>
    </Drawer>
  );
}

function Child({
  child,
  changed,
}: {
  readonly child: WholeHousehold;
  readonly changed: () => Promise<void>;
}): ReactNode {
  const queries = useQueryClient();
  const { modal } = App.useApp();
  const [busy, setBusy] = useState<string>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const run = async (key: string, call: Promise<Answer<unknown>>) => {
    setBusy(key);
    const came = await call;
    setBusy(undefined);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['household', child.id] });
    await changed();
  };
  const params = { path: { id: child.id } };
  const seen = child.revision;
  const judge = (verdict: 'same' | 'other') =>
    run(verdict, answered(api.PUT('/api/households/{id}/verdict', { params, body: { seen, verdict } })));
  const raise = () =>
    modal.confirm({
      title: `把${child.name}列为疑似辍学？`,
      content: '当天立件，由负责核查的单位排查、劝返；以后在“控辍保学”里办理，有结果才能销号。',
      okText: '列为疑似辍学',
      cancelText: '再核实',
      onOk: () => run('dropout', answered(api.POST('/api/households/{id}/dropout', { params, body: { seen } }))),
    });
  const canRaise = child.mayCheck && child.dropout === undefined && (child.state === 'none' || child.state === 'away');
  return (
    <div className="hh-ledger">
      <p>
        <strong className={HOUSEHOLD_STATES[child.state].needs ? 'r-query' : 'r-done'}>
          {HOUSEHOLD_STATES[child.state].title}
        </strong>
        　<span className="r-quiet">{HOUSEHOLD_STATES[child.state].hint}</span>
      </p>
      <Descriptions column={1} size="small" items={factsOf(child)} />
      {child.student && (
        <Link to={ADDRESSES.pupil} params={{ id: child.student }}>
          打开学籍档案
        </Link>
      )}
      {child.match === 'person' && child.verdict === undefined && child.mayCheck && (
        <section aria-label="认定">
          <p>姓名和出生日期相同、号码对不上的学籍在{child.school}。对照户口簿，是这个孩子吗？</p>
          <div className="hh-deeds">
            <Button type="primary" loading={busy === 'same'} onClick={() => judge('same')}>
              是同一人
            </Button>
            <Button loading={busy === 'other'} onClick={() => judge('other')}>
              不是同一人
            </Button>
          </div>
        </section>
      )}
      <Refusals answer={answer} title="没有办成" />
      {child.mayCheck && (
        <VisitForm
          key={child.revision}
          child={child}
          busy={busy === 'answer'}
          send={(body) =>
            run('answer', answered(api.PUT('/api/households/{id}/answer', { params, body: { seen, ...body } })))
          }
        />
      )}
      {canRaise && (
        <Button danger loading={busy === 'dropout'} onClick={raise}>
          列为疑似辍学
        </Button>
      )}
    </div>
  );
}

/** A list that has the village in the address too says it once. */
function placeOf({ village, address }: WholeHousehold): string {
  return address.includes(village) ? address : `${village} ${address}`.trim();
}

function factsOf(child: WholeHousehold) {
  const facts: readonly (readonly [string, string])[] = [
    ['出生日期', dayInWords(child.birthDate)],
    ['证件号', child.number || '（没有）'],
    ['住址', placeOf(child) || '（没有）'],
    ['监护人', child.guardian || '（没有）'],
    ['电话', child.phone || '（没有）'],
    ['学籍所在', child.school || '（没有）'],
    ['核查', [child.unitName, child.checker].filter(Boolean).join(' ')],
    ...(child.answer === undefined
      ? []
      : ([
          [
            '入户核实',
            `${ANSWERS[child.answer].title}，${child.answeredOn ? dayInWords(child.answeredOn) : ''}，${child.visitor}`,
          ],
          ['核实情况', child.words],
        ] as const)),
    ...(child.dropout === undefined ? [] : ([['控辍件', '已立件']] as const)),
  ];
  return facts.map(([label, children]) => ({ key: label, label, children }));
}
