import { Button, Input } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { todayHere } from '#src/organization/ui/DayField.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { deskInWords } from '../desk-words.ts';
import type { CaseView } from './answers.ts';
import { PauseClock } from './PauseClock.tsx';
import { requestKey } from './request-key.ts';
import { useRefreshingCases } from './use-next-case.ts';

/** 留言与催办 — between the parties, on the case itself; nobody has to be telephoned. */
export function CaseMessages({ view }: { readonly view: CaseView }): ReactNode {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const refresh = useRefreshingCases();
  // The same words, sent again because no answer came, are one message; said again later they are another.
  const key = useRef({ said: '', key: '' });
  const send = async (what: 'message' | 'urge') => {
    setBusy(true);
    const params = { path: { id: view.id } };
    const said = text.trim();
    if (key.current.said !== said) key.current = { said, key: requestKey() };
    const header = { 'idempotency-key': key.current.key };
    const came: Answer<unknown> =
      what === 'message'
        ? await answered(api.POST('/api/cases/{id}/messages', { params: { ...params, header }, body: { text: said } }))
        : await answered(api.POST('/api/cases/{id}/urges', { params, body: said === '' ? {} : { text: said } }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    setText('');
    key.current = { said: '', key: '' };
    await refresh();
  };
  return (
    <section className="c-part" aria-label="留言与催办">
      <h2>留言与催办</h2>
      <ul className="c-messages">
        {view.messages.map((message) => (
          <li key={message.id}>
            <span className="r-quiet">
              {`${deskInWords(message)} ${message.by}　`}
              <span className="r-num">{momentInWords(message.at)}</span>
            </span>
            <p>
              {message.kind === 'urge' && <strong className="r-query">催办：</strong>}
              {message.text}
            </p>
          </li>
        ))}
      </ul>
      {!view.may.includes('message') && <p className="r-quiet">{view.whyNot.message}，不再留言。</p>}
      {view.may.includes('message') && (
        <div className="c-write r-no-print">
          <label htmlFor="message">写给各方（不要写身份证件号、电话）</label>
          <Input.TextArea
            id="message"
            rows={2}
            maxLength={500}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <Refusals answer={answer} title="没有发出" />
          <div className="c-tools">
            <Button loading={busy} disabled={text.trim() === ''} onClick={() => send('message')}>
              留言
            </Button>
            {view.may.includes('urge') && (
              <Button loading={busy} disabled={isUrgedToday(view)} onClick={() => send('urge')}>
                {isUrgedToday(view) ? '今天已催办' : '催办'}
              </Button>
            )}
            {(view.may.includes('pause') || view.may.includes('resume')) && <PauseClock view={view} />}
          </div>
        </div>
      )}
    </section>
  );
}

/** 每个环节每天催办一次 — whoever urged. */
function isUrgedToday({ messages, events }: CaseView): boolean {
  const urged = messages.filter(({ kind }) => kind === 'urge').at(-1)?.at ?? '';
  const arrived = events.filter(({ event }) => event === 'submit' || event === 'approve').at(-1)?.at ?? '';
  return urged > arrived && momentInWords(urged).startsWith(todayHere());
}
