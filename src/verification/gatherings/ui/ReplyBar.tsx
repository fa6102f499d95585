import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { LONGEST_WORDS, REPLIES, type Reply } from '../gathering.ts';
import type { WholeGathering } from './answers.ts';

/** 答复邀请 — 已知悉 with one tap; asking for leave says why. */
export function ReplyBar({ of }: { readonly of: WholeGathering }): ReactNode {
  const queries = useQueryClient();
  const [isLeaving, setLeaving] = useState(false);
  const [reason, setReason] = useState(of.mine?.leave ?? '');
  const [busy, setBusy] = useState<Reply>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const given = of.mine?.reply;
  const send = async (reply: Reply) => {
    setBusy(reply);
    const body = { reply, reason: reply === 'leave' ? reason : '' };
    const came = await answered(api.POST('/api/gatherings/{id}/reply', { params: { path: { id: of.id } }, body }));
    setBusy(undefined);
    setAnswer(came);
    if (came.is !== 'ok') return;
    setLeaving(false);
    await queries.invalidateQueries({ queryKey: ['gathering', of.id] });
    await queries.invalidateQueries({ queryKey: ['today'] });
    await queries.invalidateQueries({ queryKey: ['gatherings'] });
  };
  return (
    <section className="g-reply" aria-label="您的答复">
      <p aria-live="polite">
        {given === undefined ? (
          <b>请您参加。收到了吗？</b>
        ) : (
          <>
            您已答复：<b>{REPLIES[given]}</b>
            {given === 'leave' && of.mine?.leave && `（${of.mine.leave}）`}
          </>
        )}
      </p>
      {isLeaving ? (
        <div className="g-leave">
          <label htmlFor="leave-reason">请假的原因（只有召开单位和您看得到）</label>
          <Input
            id="leave-reason"
            value={reason}
            maxLength={LONGEST_WORDS}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            type="primary"
            loading={busy === 'leave'}
            disabled={reason.trim() === ''}
            onClick={() => send('leave')}
          >
            提交请假
          </Button>
          <Button onClick={() => setLeaving(false)}>不请假</Button>
        </div>
      ) : (
        <div className="g-buttons">
          {given !== 'seen' && (
            <Button type="primary" size="large" loading={busy === 'seen'} onClick={() => send('seen')}>
              已知悉，准时参加
            </Button>
          )}
          <Button size="large" onClick={() => setLeaving(true)}>
            {given === 'leave' ? '修改请假原因' : '请假'}
          </Button>
        </div>
      )}
      <Refusals answer={answer} title="没有答复" />
    </section>
  );
}
