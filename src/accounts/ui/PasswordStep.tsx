import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { SignInState } from '../sign-in-state.ts';

interface Values {
  readonly account: string;
  readonly password: string;
}

/** 账号和密码, or the one-time code that the administrator has handed over. */
export function PasswordStep({ goOn }: { readonly goOn: (next: SignInState) => void }): ReactNode {
  const [form] = Form.useForm<Values>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [waiting, setWaiting] = useState(false);
  const signIn = async (body: Values) => {
    setWaiting(true);
    const answered = await signInAs(body);
    setWaiting(false);
    setAnswer(answered);
    if (answered.is === 'ok') goOn(answered.data.state);
    else form.resetFields(['password']);
  };
  return (
    <>
      <h1>登录</h1>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={signIn} disabled={waiting}>
        <Form.Item name="account" label="账号" rules={[{ required: true, message: '请输入账号' }]}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus maxLength={64} />
        </Form.Item>
        <Form.Item
          name="password"
          label="密码"
          rules={[{ required: true, message: '请输入密码' }]}
          extra="第一次登录请输入县系统管理员发给您的一次性登录码"
        >
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <Refusals answer={answer} title="没有登录成功" />
        <Button type="primary" htmlType="submit" block loading={waiting}>
          登录
        </Button>
      </Form>
    </>
  );
}

/** Asks the server; what comes back is how far one has come. */
export function signInAs(body: Values): Promise<Answer<{ readonly state: SignInState }>> {
  return answered(api.POST('/api/session', { body }));
}
