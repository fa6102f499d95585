import { App, Button, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { LONGEST_EXPLANATION, refusalOfExplanation, type Settlement } from '../explanation.ts';
import type { Finding, Worked } from './answers.ts';

interface Props {
  readonly findings: readonly Finding[];
  readonly close: () => void;
  /** Told when something has changed. */
  readonly onDone: () => void;
}

/** 说明 — for one finding or several alike; what was written can be taken back at once. */
export function ExplainDialog({ findings, close, onDone }: Props): ReactNode {
  const [how, setHow] = useState<Settlement>(() => (findings.every(isError) ? 'evidenced' : 'explained'));
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<Worked>>();
  const { notification } = App.useApp();
  const refusal = findings.map(({ severity }) => refusalOfExplanation(severity, how, text)).find((one) => one);
  const takeBack = useTakingBack(onDone);
  const run = async () => {
    setBusy(true);
    const targets = findings.map(({ id, revision }) => ({ id, revision }));
    const came: Answer<Worked> = await answered(api.POST('/api/findings/explain', { body: { how, text, targets } }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    onDone();
    const { done, refused } = came.data;
    if (done.length > 0) {
      const key = `explained ${done[0]?.id}`;
      notification.success({
        key,
        title: `已说明 ${done.length} 项`,
        description: '内容以后有变，说明自动失效。',
        actions: <Button onClick={() => takeBack(done, key)}>撤销</Button>,
      });
    }
    if (refused.length === 0) close();
  };
  const left = answer?.is === 'ok' ? answer.data.refused : [];
  return (
    <Modal
      open
      title={
        findings.length === 1 ? `说明：${findings[0]?.name} ${findings[0]?.title}` : `说明 ${findings.length} 项问题`
      }
      okText="保存"
      cancelText="取消"
      confirmLoading={busy}
      okButtonProps={{ disabled: refusal !== undefined }}
      onOk={run}
      onCancel={close}
    >
      <Radio.Group
        value={how}
        onChange={({ target }) => setHow(target.value === 'evidenced' ? 'evidenced' : 'explained')}
      >
        <Radio value="explained">作出说明</Radio>
        <Radio value="evidenced">提供佐证（材料已存学校档案）</Radio>
      </Radio.Group>
      <Input.TextArea
        aria-label="核实情况"
        autoFocus
        rows={4}
        maxLength={LONGEST_EXPLANATION}
        value={text}
        placeholder={
          how === 'evidenced'
            ? '什么材料、存在哪里，如：户口簿复印件，存学籍档案盒 2021-3'
            : '核实的情况，如：已电话联系家长，信息属实'
        }
        onChange={({ target }) => setText(target.value)}
      />
      {refusal !== undefined && (text !== '' || refusal.code === 'must-be-mended') && (
        <p className="f-query">{refusal.message}</p>
      )}
      <Refusals answer={answer} title="没有保存" />
      {left.length > 0 && (
        <p className="f-error" role="alert">
          有 {left.length} 项没有办成：{[...new Set(left.map(({ message }) => message))].join('；')}
        </p>
      )}
    </Modal>
  );
}

function useTakingBack(onDone: () => void) {
  const { message, notification } = App.useApp();
  return async (targets: Worked['done'], key: string) => {
    notification.destroy(key);
    const body = { targets: targets.map(({ id, revision }) => ({ id, revision })) };
    const came: Answer<Worked> = await answered(api.POST('/api/findings/reopen', { body }));
    if (came.is === 'ok') message.success(`已撤回 ${came.data.done.length} 项说明`);
    else message.error(came.message);
    onDone();
  };
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}
