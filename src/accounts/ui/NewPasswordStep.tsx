import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { SignInState } from '../sign-in-state.ts';
import { NewPasswordFields } from './NewPasswordFields.tsx';

/** 设置新密码 — on the first day, after a one-time code, and when the old one has become too old. */
export function NewPasswordStep({ goOn }: { readonly goOn: (next: SignInState) => void }): ReactNode {
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [waiting, setWaiting] = useState(false);
  const set = async ({ next }: { readonly next: string }) => {
    setWaiting(true);
    const changed = await answered(api.POST('/api/session/password', { body: { next } }));
    setWaiting(false);
    setAnswer(changed);
    if (changed.is === 'ok') goOn(changed.data.state);
  };
  return (
    <>
      <h1>设置新密码</h1>
      <p>这个密码只有您自己知道，管理员也看不到。</p>
      <Form layout="vertical" requiredMark={false} onFinish={set} disabled={waiting}>
        <NewPasswordFields answer={answer} />
        <Refusals answer={answer} title="这个密码不能用" />
        <Button type="primary" htmlType="submit" block loading={waiting}>
          保存并继续
        </Button>
      </Form>
    </>
  );
}
