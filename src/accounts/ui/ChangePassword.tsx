import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { NewPasswordFields } from './NewPasswordFields.tsx';

interface Values {
  readonly now: string;
  readonly next: string;
}

/** 修改密码 — by whoever knows the present one; sign-ins elsewhere end. */
export function ChangePassword({ changedAt }: { readonly changedAt: string | undefined }): ReactNode {
  const [form] = Form.useForm<Values>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [waiting, setWaiting] = useState(false);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const change = async ({ now, next }: Values) => {
    setWaiting(true);
    const changed = await answered(api.POST('/api/my/password', { body: { now, next } }));
    setWaiting(false);
    setAnswer(changed);
    if (changed.is !== 'ok') return;
    form.resetFields();
    message.success('密码已修改，其他设备上的登录已结束');
    await queries.invalidateQueries({ queryKey: ['my-account'] });
    await queries.invalidateQueries({ queryKey: ['my-sessions'] });
  };
  return (
    <section>
      <h2>密码</h2>
      {changedAt !== undefined && <p className="r-quiet">上次修改：{momentInWords(changedAt)}</p>}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={change} disabled={waiting}>
        <Form.Item
          name="now"
          label="现在的密码"
          rules={[{ required: true, message: '请输入现在的密码' }]}
          {...(objectionTo(answer, 'now') && { validateStatus: 'error' as const })}
        >
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <NewPasswordFields answer={answer} />
        <Refusals answer={answer} title="密码没有改" />
        <Button htmlType="submit" loading={waiting}>
          修改密码
        </Button>
      </Form>
    </section>
  );
}
