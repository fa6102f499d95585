import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { Policy } from './answers.ts';

interface Props {
  readonly policy: Policy;
  readonly onBegun: (task: string) => void;
}

/** 开始升级 — asked once more before a whole county goes up. */
export function StartPromotion({ policy, onBegun }: Props): ReactNode {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const start = async () => {
    setBusy(true);
    const came = await answered(api.POST('/api/promotions', { body: policy }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    setAsking(false);
    onBegun(came.data.task);
  };
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        开始升级
      </Button>
      <Modal
        open={asking}
        title="全县现在升级？"
        okText="升级"
        cancelText="再看看"
        confirmLoading={busy}
        onOk={start}
        onCancel={() => setAsking(false)}
      >
        <p>按下面预览的人数改写年级、办理毕业，每名学生都留下历史。办理中可以离开页面；办错了可以回退。</p>
        <Refusals answer={answer} title="没有开始" />
      </Modal>
    </>
  );
}
