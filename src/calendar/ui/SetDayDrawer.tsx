import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';

interface Props {
  readonly year: number;
  readonly onClose: () => void;
}

const RULES = [
  { value: 'off', label: '放假' },
  { value: 'worked', label: '上班' },
  { value: 'back', label: '撤销本县增定，恢复全国安排' },
] as const;

interface Values {
  readonly day: string;
  readonly rule: (typeof RULES)[number]['value'];
  readonly basis: string;
}

/** 增定本县工作日 — one signed entry. The open deadlines follow at once; what is closed stays as it was. */
export function SetDayDrawer({ year, onClose }: Props): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [waiting, setWaiting] = useState(false);
  const save = async ({ day, rule, basis }: Values) => {
    setWaiting(true);
    const body = { day, basis, ...(rule === 'back' ? {} : { worked: rule === 'worked' }) };
    const saved = await answered(api.POST('/api/calendar/days', { body }));
    setWaiting(false);
    setAnswer(saved);
    if (saved.is !== 'ok') return;
    message.success('已增定，在办业务的期限已随之重算');
    await queries.invalidateQueries({ queryKey: ['calendar'] });
    onClose();
  };
  const item = (name: keyof Values) => ({
    name,
    ...(objectionTo(answer, name) && { validateStatus: 'error' as const, help: objectionTo(answer, name) }),
  });
  return (
    <Drawer open title="增定本县工作日" onClose={onClose} size={420}>
      <Form<Values>
        layout="vertical"
        initialValues={{ rule: 'off' }}
        disabled={waiting}
        onFinish={save}
        onValuesChange={() => setAnswer(undefined)}
      >
        <Form.Item {...item('day')} label="哪一天" rules={[{ required: true, message: '请填日期' }]}>
          <Input inputMode="numeric" maxLength={12} placeholder={`${year}0325`} />
        </Form.Item>
        <Form.Item {...item('rule')} label="规定">
          <Radio.Group options={[...RULES]} />
        </Form.Item>
        <Form.Item
          {...item('basis')}
          label="依据的文件"
          extra="名称和文号，例如：西教体〔2025〕12号 关于运动会放假的通知"
          rules={[{ required: true, min: 4, message: '请写明依据的文件名称和文号' }]}
        >
          <Input.TextArea rows={2} maxLength={200} showCount />
        </Form.Item>
        <p>增定会具名保存，不能删除，只能再增定一条撤销。已经办完的环节不会重算。</p>
        <Refusals answer={answer} title="没有增定" />
        <Button type="primary" htmlType="submit" loading={waiting}>
          签名增定
        </Button>
      </Form>
    </Drawer>
  );
}
