import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { STAGES, type Stage } from '#src/registry/stage.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { type ChainSetting, chainOf, EXTRA_STEPS, type ExtraStep, MOST_WORKING_DAYS } from '#src/workflow/chain.ts';
import type { Procedure } from '#src/workflow/procedure.ts';
import { ChainLine } from './ChainLine.tsx';
import { SETTINGS } from './setting-queries.ts';

interface Props {
  readonly procedure: Procedure;
  readonly stage: Stage;
  /** In force now. */
  readonly setting: ChainSetting;
  readonly onClose: () => void;
}

/** 拟定办理链 — added desks and shorter days, with the chain as it would be before the eyes. */
export function ChainDrawer({ procedure, stage, setting, onClose }: Props): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [extra, setExtra] = useState<readonly ExtraStep[]>(setting.extra);
  const [days, setDays] = useState<Readonly<Record<string, number>>>(setting.days);
  const [reason, setReason] = useState('');
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const parties = new Set(procedure.steps.map(({ of }) => of));
  const choices = (Object.keys(EXTRA_STEPS) as ExtraStep[]).filter((id) => parties.has(EXTRA_STEPS[id].of)); // its keys
  const preview = chainOf(procedure, { extra, days });
  const propose = async () => {
    const kept = Object.fromEntries(Object.entries(days).filter(([id]) => preview.some((step) => step.id === id)));
    const body = { procedure: procedure.id, stage, setting: { extra: [...extra], days: kept }, reason };
    const proposed = await answered(api.POST('/api/procedure-chains', { body }));
    setAnswer(proposed);
    if (proposed.is !== 'ok') return;
    message.success('已拟定，等另一位县局人员审定后生效');
    await queries.invalidateQueries({ queryKey: SETTINGS });
    onClose();
  };
  return (
    <Drawer open title={`调整办理链：${procedure.title}（${STAGES[stage].title}）`} onClose={onClose} size={560}>
      <Form layout="vertical" onFinish={propose}>
        <Form.Item label="加办环节">
          <Checkbox.Group<ExtraStep>
            value={[...extra]}
            onChange={setExtra}
            options={choices.map((value) => ({ value, label: EXTRA_STEPS[value].title }))}
          />
        </Form.Item>
        {preview.map(({ id, title, withinWorkingDays }) => (
          <Form.Item key={id} label={`“${title}”几个工作日内办出`} htmlFor={`days-${id}`}>
            <InputNumber
              id={`days-${id}`}
              min={1}
              max={MOST_WORKING_DAYS}
              value={withinWorkingDays}
              onChange={(value) => setDays({ ...days, [id]: value ?? MOST_WORKING_DAYS })}
            />
          </Form.Item>
        ))}
        <Form.Item label="改后的办理链">
          <ChainLine steps={preview} />
        </Form.Item>
        <Form.Item label="理由" htmlFor="chain-reason" help={objectionTo(answer, 'reason')} required>
          <Input.TextArea
            id="chain-reason"
            rows={2}
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
        <Refusals answer={answer} title="没有拟定" />
        <Button type="primary" htmlType="submit" disabled={reason.trim().length < 4}>
          拟定，交审定
        </Button>
      </Form>
    </Drawer>
  );
}
