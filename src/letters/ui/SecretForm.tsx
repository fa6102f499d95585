import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { saveAs } from '#src/web/save-as.ts';
import { taken } from '#src/web/taken.ts';
import type { WholeLetter } from './answers.ts';
import './letters.css';

interface Props {
  readonly of: WholeLetter;
  readonly close: () => void;
}

/** 密件附页 — the numbers in full, for a reason that the auditor reads. */
export function SecretForm({ of, close }: Props): ReactNode {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const print = async () => {
    setBusy(true);
    const call = api.POST('/api/letters/{id}/secret.pdf', {
      ...{ params: { path: { id: of.id } }, body: { reason }, parseAs: 'blob' },
    });
    const came = await taken(call);
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok' || !('file' in came.data)) return;
    saveAs(came.data.file, '密件附页.pdf');
    close();
  };
  return (
    <Modal
      open
      title="打印密件附页"
      okText="打印"
      cancelText="取消"
      okButtonProps={{ loading: busy, disabled: reason.trim() === '' }}
      onOk={print}
      onCancel={close}
    >
      <div className="l-form">
        <p>附页上是号码原文，只交给需要核对的单位，用后按规定保管或销毁。谁、何时、为什么打印，都记入审计。</p>
        <label htmlFor="secret-reason">打印的事由</label>
        <Input
          id="secret-reason"
          value={reason}
          maxLength={200}
          placeholder="如：随函送内乡县教育体育局核对"
          onChange={({ target }) => setReason(target.value)}
        />
        <Refusals answer={answer} title="没有打印" />
      </div>
    </Modal>
  );
}
