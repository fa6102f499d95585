import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { PROCEDURES } from '#src/procedures/index.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { SETTINGS } from './setting-queries.ts';

interface Values {
  readonly title: string;
  readonly since: string;
  readonly until: string;
  readonly procedures: string[];
  readonly graduatingOnly?: boolean;
  readonly basis: string;
}

const REQUIRED = [{ required: true, message: '必填' }];

/** 设定冻结期 */
export function WindowDrawer({ onClose }: { readonly onClose: () => void }): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const save = async (body: Values) => {
    const set = await answered(api.POST('/api/frozen-windows', { body }));
    setAnswer(set);
    if (set.is !== 'ok') return;
    message.success(`已设定“${body.title}”`);
    await queries.invalidateQueries({ queryKey: SETTINGS });
    onClose();
  };
  const item = (name: keyof Values) => ({
    name,
    rules: REQUIRED,
    ...(objectionTo(answer, name) && { validateStatus: 'error' as const, help: objectionTo(answer, name) }),
  });
  return (
    <Drawer open title="设定冻结期" onClose={onClose} size={460}>
      <Form<Values> layout="vertical" onFinish={save} onValuesChange={() => setAnswer(undefined)}>
        <Form.Item {...item('title')} label="名称">
          <Input maxLength={60} placeholder="例：2025 年暑期转学冻结期" />
        </Form.Item>
        <Form.Item {...item('since')} label="自（含）">
          <Input inputMode="numeric" maxLength={12} placeholder="20250715" />
        </Form.Item>
        <Form.Item {...item('until')} label="至（含）">
          <Input inputMode="numeric" maxLength={12} placeholder="20250814" />
        </Form.Item>
        <Form.Item {...item('procedures')} label="暂停发起哪些业务">
          <Select
            mode="multiple"
            optionFilterProp="label"
            options={PROCEDURES.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
        <Form.Item name="graduatingOnly" valuePropName="checked">
          <Checkbox>只对毕业年级</Checkbox>
        </Form.Item>
        <Form.Item {...item('basis')} label="依据的文件">
          <Input maxLength={200} placeholder="文件名称和文号" />
        </Form.Item>
        <Refusals answer={answer} title="没有设定" />
        <Button type="primary" htmlType="submit">
          设定
        </Button>
      </Form>
    </Drawer>
  );
}
