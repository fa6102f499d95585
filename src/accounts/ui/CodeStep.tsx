import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { SignInState } from '../sign-in-state.ts';

/** 动态口令 — the six digits on the phone, or one of the recovery codes. */
export function CodeStep({ goOn }: { readonly goOn: (next: SignInState) => void }): ReactNode {
  const [form] = Form.useForm<{ code: string }>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [waiting, setWaiting] = useState(false);
  const show = async ({ code }: { readonly code: string }) => {
    setWaiting(true);
    const shown = await answered(api.POST('/api/session/second-factor', { body: { code: code.trim() } }));
    setWaiting(false);
    setAnswer(shown);
    if (shown.is === 'ok') goOn(shown.data.state);
    else form.resetFields();
  };
  return (
    <>
      <h1>输入动态口令</h1>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={show} disabled={waiting}>
        <Form.Item
          name="code"
          label="手机上显示的 6 位数字"
          rules={[{ required: true, min: 6, message: '请输入 6 位数字' }]}
          extra="手机不在身边时，可以输入一个备用码，每个只能用一次"
        >
          <Input inputMode="text" autoComplete="one-time-code" autoFocus maxLength={20} />
        </Form.Item>
        <Refusals answer={answer} title="没有登录成功" />
        <Button type="primary" htmlType="submit" block loading={waiting}>
          继续
        </Button>
      </Form>
    </>
  );
}
