import { App, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { OFFICES } from '#src/organization/office.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { dayTyped } from '#src/web/dates.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { OWNING_OFFICES, type OwningOffice } from '../owner.ts';
import type { Finding, Worked } from './answers.ts';

interface Props {
  readonly findings: readonly Finding[];
  readonly close: () => void;
  readonly onDone: () => void;
}

/** 指派 — whose matter it is, and by when. */
export function AssignDialog({ findings, close, onDone }: Props): ReactNode {
  const [owner, setOwner] = useState<OwningOffice>();
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<Answer<Worked>>();
  const [busy, setBusy] = useState(false);
  const { message } = App.useApp();
  const due = dayTyped(typed);
  const isWrong = typed.trim() !== '' && due === undefined;
  const run = async () => {
    setBusy(true);
    const targets = findings.map(({ id, revision }) => ({ id, revision }));
    const body = { targets, ...(owner !== undefined && { owner }), ...(due !== undefined && { due }) };
    const came: Answer<Worked> = await answered(api.POST('/api/findings/assign', { body }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    onDone();
    const { done, refused } = came.data;
    if (refused.length > 0) message.warning(`${refused.length} 项没有办成：${refused[0]?.message}`);
    else message.success(`已指派 ${done.length} 项`);
    close();
  };
  return (
    <Modal
      open
      title={`指派 ${findings.length} 项问题`}
      okText="保存"
      cancelText="取消"
      confirmLoading={busy}
      okButtonProps={{ disabled: isWrong || (owner === undefined && due === undefined) }}
      onOk={run}
      onCancel={close}
    >
      <div className="f-form">
        <label htmlFor="assign-owner">责任岗位</label>
        <Select
          id="assign-owner"
          allowClear
          placeholder="不变"
          value={owner ?? null}
          options={OWNING_OFFICES.map((office) => ({ value: office, label: OFFICES[office].title }))}
          onChange={(value: OwningOffice | null | undefined) => setOwner(value ?? undefined)}
        />
        <label htmlFor="assign-due">办理期限</label>
        <Input
          id="assign-due"
          placeholder="八位数字，如 20250403；不填为不变"
          value={typed}
          status={isWrong ? 'error' : ''}
          onChange={({ target }) => setTyped(target.value)}
        />
        {isWrong && <p className="f-error">日期应写作 20250403</p>}
        <Refusals answer={answer} title="没有保存" />
      </div>
    </Modal>
  );
}
