import { useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { SignOffLine } from './answers.ts';
import { askAnew } from './use-summary.ts';

interface Props {
  readonly campaign: string;
  readonly signOff: SignOffLine;
  readonly close: () => void;
}

/** 撤回签核 — with a reason; the signed figures are kept, and the sheets can be worked on again. */
export function WithdrawDialog({ campaign: id, signOff, close }: Props): ReactNode {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const run = async () => {
    setBusy(true);
    const path = { id, signOff: signOff.id };
    const came = await answered(
      api.POST('/api/campaigns/{id}/sign-offs/{signOff}/withdrawal', { params: { path }, body: { reason } }),
    );
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await askAnew(queries);
    message.success('已撤回签核，原定稿保留在签核记录里');
    close();
  };
  return (
    <Modal
      open
      title={`撤回${signOff.unitName}的签核`}
      okText="撤回签核"
      cancelText="不撤回"
      confirmLoading={busy}
      okButtonProps={{ disabled: reason.trim() === '', danger: true }}
      onOk={run}
      onCancel={close}
    >
      <p>撤回以后可以继续登记台账，改完再重新签核。原来的定稿不变，和撤回原因一起保留。</p>
      <Input.TextArea
        aria-label="撤回的原因"
        autoFocus
        rows={3}
        maxLength={200}
        value={reason}
        placeholder="为什么撤回，如：四年级2班有 3 份核对表补交"
        onChange={({ target }) => setReason(target.value)}
      />
      <Refusals answer={answer} title="没有撤回" />
    </Modal>
  );
}
