import { Button, Input, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { CaseView } from './answers.ts';
import { useRefreshingCases } from './use-next-case.ts';

/** 暂停计时 — while something is waited for that no desk can hasten; the reason is kept. */
export function PauseClock({ view }: { readonly view: CaseView }): ReactNode {
  const [reason, setReason] = useState('');
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const refresh = useRefreshingCases();
  const send = async (pauses: boolean) => {
    const params = { path: { id: view.id } };
    const came: Answer<unknown> = pauses
      ? await answered(api.POST('/api/cases/{id}/pauses', { params, body: { reason: reason.trim() } }))
      : await answered(api.DELETE('/api/cases/{id}/pauses', { params }));
    setAnswer(came);
    if (came.is === 'ok') await refresh();
  };
  if (view.paused) {
    return (
      <>
        <Button onClick={() => send(false)}>恢复计时</Button>
        <Refusals answer={answer} title="没有恢复" />
      </>
    );
  }
  return (
    <Popover
      trigger="click"
      content={
        <div className="c-dialog">
          <label htmlFor="pause-reason">暂停的原因（各方都能看到）</label>
          <Input
            id="pause-reason"
            maxLength={200}
            placeholder="如：等公安机关复核户籍"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Refusals answer={answer} title="没有暂停" />
          <Button type="primary" disabled={reason.trim().length < 2} onClick={() => send(true)}>
            暂停
          </Button>
        </div>
      }
    >
      <Button>暂停计时</Button>
    </Popover>
  );
}
