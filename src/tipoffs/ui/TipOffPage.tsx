import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import { Page } from '#src/web/Page.tsx';
import type { KeyPair } from '../sealing/box.ts';
import { shapeOfTipOffDeed, TIP_OFF_OUTCOMES, TIP_OFF_REFUSALS, TIP_OFF_STATES, type TipOffDeed } from '../tip-off.ts';
import type { Opened } from './answers.ts';
import { DeedBar } from './DeedBar.tsx';
import { IdentityBox } from './IdentityBox.tsx';
import { lock, useKeyPair } from './key-ring.ts';
import { Letters } from './Letters.tsx';
import { UnlockBox } from './UnlockBox.tsx';
import { WriteBox } from './WriteBox.tsx';
import './tip-offs.css';

/** 一件举报 — opened in this browser, with the inspector's own key. */
export function TipOffPage(): ReactNode {
  const { id } = useParams({ strict: false });
  const pair = useKeyPair();
  if (id === undefined) return null;
  if (pair !== undefined) return <OpenTipOff key={id} id={id} pair={pair} />;
  return (
    <Page title="打开举报" breadcrumb={[{ title: '举报', to: ADDRESSES.tipOffs }, { title: '打开' }]}>
      <div className="to-work">
        <p>举报的内容加了密，要用您的钥匙在这台电脑上打开。打开会记入审计。</p>
        <UnlockBox />
      </div>
    </Page>
  );
}

function OpenTipOff({ id, pair }: { readonly id: string; readonly pair: KeyPair }): ReactNode {
  const query = useQuery({
    queryKey: ['tip-off', id],
    // Each asking is an opening, and is written down: not again for every look at the window.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: (): Promise<Opened> => loaded(api.POST('/api/tip-offs/{id}/openings', { params: { path: { id } } })),
  });
  const tipOff = query.data;
  return (
    <Page
      title={tipOff?.number ?? '举报'}
      breadcrumb={[{ title: '举报', to: ADDRESSES.tipOffs }, { title: tipOff?.number ?? '…' }]}
      query={query}
      subtitle={tipOff && inOneLine(tipOff)}
      actions={<Button onClick={lock}>锁上</Button>}
    >
      {tipOff && (
        <div className="to-work">
          <DeedBar of={tipOff} />
          <Letters of={tipOff} pair={pair} />
          <WriteBox of={tipOff} />
          {tipOff.hasIdentity && <IdentityBox of={tipOff} pair={pair} />}
          <Steps of={tipOff} />
        </div>
      )}
    </Page>
  );
}

function inOneLine({ unitName, state, receivedOn, due, outcome, refusal }: Opened): string {
  const ending = outcome === undefined ? refusal && TIP_OFF_REFUSALS[refusal] : TIP_OFF_OUTCOMES[outcome];
  const isOpen = TIP_OFF_STATES[state].isOpen;
  return [
    unitName ?? '单位不清楚',
    ending === undefined ? TIP_OFF_STATES[state].title : `${TIP_OFF_STATES[state].title}：${ending}`,
    `${dayInWords(receivedOn)}收到`,
    isOpen && due !== undefined ? `${dayInWords(due)}前${state === 'received' ? '受理' : '办结'}` : '',
  ]
    .filter((part) => part !== '')
    .join('　');
}

function Steps({ of: { steps } }: { readonly of: Opened }): ReactNode {
  return (
    <section aria-label="查办经过">
      <h2>查办经过</h2>
      <ul className="to-list">
        {steps.map(({ deed, by, day, detail }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only added at the end
          <li key={at}>
            {dayInWords(day)}　{deed === 'receive' ? '收到' : shapeOfTipOffDeed(deed as TipOffDeed).title}
            {'　'}
            {by ?? '举报人'}　{lookedUp(detail)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function lookedUp(detail: string): string {
  const words: Readonly<Record<string, string>> = { ...TIP_OFF_OUTCOMES, ...TIP_OFF_REFUSALS };
  return words[detail] ?? (/^\d+$/.test(detail) ? `${detail} 个工作日` : detail);
}
