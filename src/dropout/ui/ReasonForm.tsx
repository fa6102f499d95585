import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { VisitGiven, WholeDropout } from './answers.ts';
import { useDeed } from './use-deed.ts';
import '#src/organization/ui/organization.css';

type What = 'loss' | 'closing' | 'reopening' | 'withdrawal';

interface Words {
  readonly title: string;
  readonly asks: string;
  readonly ok: string;
  readonly danger?: true;
  /** May be left empty. */
  readonly free?: true;
}

const WORDS: Readonly<Record<What, Words>> = {
  loss: { title: '结果不成立', asks: '怎么回事（会告诉学校、中心校和乡镇，继续劝返）', ok: '继续劝返' },
  closing: {
    title: '确认销号',
    asks: '补充说明（可不填）。销号依据按登记的结果和办结的学籍业务自动写明',
    ok: '确认销号',
    free: true,
  },
  reopening: { title: '重新列入', asks: '为什么重新列入', ok: '重新列入', danger: true },
  withdrawal: { title: '撤销这次记录', asks: '为什么撤销（记录保留，标明已撤销）', ok: '撤销', danger: true },
};

interface Props {
  readonly what: What;
  readonly of: WholeDropout;
  readonly visit?: VisitGiven;
  readonly close: () => void;
}

/** 写明原因 — what cannot be undone lightly says why. */
export function ReasonForm({ what, of, visit, close }: Props): ReactNode {
  const [reason, setReason] = useState('');
  const { busy, answer, run } = useDeed();
  const { title, asks, ok, danger, free } = WORDS[what];
  const send = async () => {
    if (await run(answered(callOf(what, of, reason, visit)))) close();
  };
  return (
    <Modal
      open
      title={title}
      okText={ok}
      cancelText="返回"
      okButtonProps={{ loading: busy, disabled: free !== true && reason.trim() === '', danger: danger === true }}
      onOk={send}
      onCancel={close}
    >
      <div className="r-form">
        <label htmlFor="dropout-reason">{asks}</label>
        <Input.TextArea
          id="dropout-reason"
          rows={3}
          value={reason}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
        />
        <Refusals answer={answer} title="没有办成" />
      </div>
    </Modal>
  );
}

function callOf(what: What, { id, revision }: WholeDropout, reason: string, visit: VisitGiven | undefined) {
  const params = { path: { id } };
  if (what === 'loss') return api.POST('/api/dropouts/{id}/loss', { params, body: { revision, reason } });
  if (what === 'closing') return api.POST('/api/dropouts/{id}/closing', { params, body: { revision, words: reason } });
  if (what === 'reopening') return api.POST('/api/dropouts/{id}/reopening', { params, body: { revision, reason } });
  const path = { id, visit: visit?.id ?? '' };
  return api.POST('/api/dropouts/{id}/visits/{visit}/withdrawal', { params: { path }, body: { reason } });
}
