import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { WholeLetter } from './answers.ts';
import { useLetterDeed } from './use-letter-deed.ts';
import './letters.css';

interface Props {
  readonly of: WholeLetter;
  readonly close: () => void;
}

/** 作废 — says why. The letter stays in the register; its number is not given again. */
export function VoidForm({ of, close }: Props): ReactNode {
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const { busy, answer, run } = useLetterDeed();
  const isDraft = of.state === 'draft';
  const send = async () => {
    const params = { path: { id: of.id } };
    const body = { revision: of.revision, reason };
    if (await run(answered(api.POST('/api/letters/{id}/voiding', { params, body })))) {
      message.success(isDraft ? '已撤稿' : '已作废');
      close();
    }
  };
  return (
    <Modal
      open
      title={isDraft ? '撤稿' : `作废 ${of.number ?? ''}`}
      okText={isDraft ? '撤稿' : '作废'}
      cancelText="不作废"
      okButtonProps={{ danger: true, loading: busy, disabled: reason.trim() === '' }}
      onOk={send}
      onCancel={close}
    >
      <div className="l-form">
        <label htmlFor="letter-void">
          原因{isDraft ? '' : '（公文留在登记簿里，文号不再给别的公文；已经发出的请另行通知对方）'}
        </label>
        <Input.TextArea
          id="letter-void"
          value={reason}
          maxLength={200}
          onChange={({ target }) => setReason(target.value)}
        />
        <Refusals answer={answer} title="没有办成" />
      </div>
    </Modal>
  );
}
