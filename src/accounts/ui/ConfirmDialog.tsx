import { Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { whenToConfirm } from '#src/web/gate.ts';
import { Refusals } from '#src/web/refusals.tsx';

/** By what somebody shows that it is still them. */
const WAYS = {
  password: { label: '登录密码', other: 'code', change: '改用动态口令' },
  code: { label: '动态口令或备用码', other: 'password', change: '改用密码' },
} as const;

/**
 * 重新验证身份 — stands once in the shell. Whenever the server asks for it before a sensitive act, the question is put, and the act
 * goes on by itself when it is answered.
 */
export function ConfirmDialog(): ReactNode {
  const [form] = Form.useForm<{ shown: string }>();
  const [open, setOpen] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [way, setWay] = useState<keyof typeof WAYS>('password');
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const waitingAct = useRef<(confirmed: boolean) => void>(undefined);

  useEffect(() => {
    whenToConfirm(
      () =>
        new Promise((resolve) => {
          waitingAct.current = resolve;
          setAnswer(undefined);
          setOpen(true);
        }),
    );
  }, []);

  const close = (confirmed: boolean) => {
    setOpen(false);
    form.resetFields();
    waitingAct.current?.(confirmed);
  };
  const show = async ({ shown }: { readonly shown: string }) => {
    setWaiting(true);
    const body = way === 'password' ? { password: shown } : { code: shown.trim() };
    const confirmed = await answered(api.POST('/api/session/confirm', { body }));
    setWaiting(false);
    setAnswer(confirmed);
    if (confirmed.is === 'ok' || confirmed.is === 'signed-out') close(confirmed.is === 'ok');
    else form.resetFields();
  };
  const { label, other, change } = WAYS[way];

  return (
    <Modal
      open={open}
      title="重新验证身份"
      okText="确认"
      cancelText="取消"
      confirmLoading={waiting}
      onOk={() => form.submit()}
      onCancel={() => close(false)}
      width={400}
      destroyOnHidden
    >
      <p>接下来的操作涉及学生隐私或他人账号，请确认是您本人。5 分钟内不再询问。</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={show} disabled={waiting}>
        <Form.Item name="shown" label={label} rules={[{ required: true, message: `请输入${label}` }]}>
          {way === 'password' ? (
            <Input.Password autoComplete="current-password" autoFocus maxLength={128} />
          ) : (
            <Input autoComplete="one-time-code" autoFocus maxLength={20} />
          )}
        </Form.Item>
        <Refusals answer={answer} title="没有通过" />
        <Button type="link" className="r-plain-link" onClick={() => setWay(other)}>
          {change}
        </Button>
      </Form>
    </Modal>
  );
}
