import { App, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { DISPATCH_WAYS, type DispatchWay } from '../letter.ts';
import type { WholeLetter } from './answers.ts';
import { useLetterDeed } from './use-letter-deed.ts';
import './letters.css';

interface Props {
  readonly of: WholeLetter;
  readonly close: () => void;
}

/** 登记发出: how and when it went out. */
export function SendForm({ of, close }: Props): ReactNode {
  const { message } = App.useApp();
  const inHouse = of.addressees.some(({ unit }) => unit !== undefined);
  const [way, setWay] = useState<DispatchWay>(inHouse ? 'system' : 'post');
  const [on, setOn] = useState(todayHere());
  const { busy, answer, run } = useLetterDeed();
  const send = async () => {
    const params = { path: { id: of.id } };
    const body = { revision: of.revision, way, on };
    if (await run(answered(api.POST('/api/letters/{id}/dispatch', { params, body })))) {
      message.success('已登记发出');
      close();
    }
  };
  return (
    <Modal
      open
      title="登记发出"
      okText="登记发出"
      cancelText="取消"
      okButtonProps={{ loading: busy, disabled: on === '' }}
      onOk={send}
      onCancel={close}
    >
      <div className="l-form">
        <label htmlFor="letter-way">怎样发出</label>
        <Select
          id="letter-way"
          value={way}
          options={Object.entries(DISPATCH_WAYS).map(([value, label]) => ({ value, label }))}
          onChange={setWay}
        />
        <label htmlFor="letter-sent-on">哪天发出</label>
        <DayField id="letter-sent-on" value={on} onChange={setOn} />
        {inHouse && <p className="r-quiet">本系统内的单位登记后立即在“收文”里看到。</p>}
        <Refusals answer={answer} title="没有登记" />
      </div>
    </Modal>
  );
}
