import { App, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { WholeLetter } from './answers.ts';
import { useLetterDeed } from './use-letter-deed.ts';
import './letters.css';

interface Props {
  readonly of: WholeLetter;
  readonly close: () => void;
}

/** 回执: what came back, by the house that sent it; or given by the unit that got it. */
export function ReceiptForm({ of, close }: Props): ReactNode {
  const { message } = App.useApp();
  const [outcome, setOutcome] = useState<string>();
  const [on, setOn] = useState(todayHere());
  const { busy, answer, run } = useLetterDeed();
  const send = async () => {
    if (outcome === undefined) return;
    const params = { path: { id: of.id } };
    const call = of.mayDealWith
      ? api.POST('/api/letters/{id}/receipt', { params, body: { revision: of.revision, outcome, on } })
      : api.POST('/api/letters/{id}/taking', { params, body: { outcome } });
    if (await run(answered(call))) {
      message.success('已登记回执');
      close();
    }
  };
  return (
    <Modal
      open
      title={of.mayDealWith ? '登记回执' : '填写回执'}
      okText="登记回执"
      cancelText="取消"
      okButtonProps={{ loading: busy, disabled: outcome === undefined || on === '' }}
      onOk={send}
      onCancel={close}
    >
      <div className="l-form">
        <label htmlFor="letter-outcome">结果</label>
        <Select
          id="letter-outcome"
          value={outcome ?? null}
          placeholder="请选择回执上的结果"
          options={of.outcomes.map(({ key, words }) => ({ value: key, label: words }))}
          onChange={(to: string | null) => setOutcome(to ?? undefined)}
        />
        {of.mayDealWith && (
          <>
            <label htmlFor="letter-receipt-on">哪天收到</label>
            <DayField id="letter-receipt-on" value={on} onChange={setOn} />
          </>
        )}
        <Refusals answer={answer} title="没有登记" />
      </div>
    </Modal>
  );
}
