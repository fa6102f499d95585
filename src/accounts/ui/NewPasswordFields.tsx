import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { objectionTo } from '#src/web/refusals.tsx';

/** 新密码, typed twice. What is wrong with it is shown below its box. */
export function NewPasswordFields({ answer }: { readonly answer: Answer<unknown> | undefined }): ReactNode {
  const objection = objectionTo(answer, 'next');
  return (
    <>
      <Form.Item
        name="next"
        label="新密码"
        rules={[{ required: true, message: '请输入新密码' }]}
        extra="至少 12 个字符。可以用几个不相干的词连起来，好记又不容易猜；不要用姓名、校名、生日"
        {...(objection && { validateStatus: 'error' as const })}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输一遍"
        dependencies={['next']}
        rules={[
          { required: true, message: '请再输一遍新密码' },
          ({ getFieldValue }) => ({
            validator: (_, again) =>
              again === undefined || again === '' || again === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error('两次输入的密码不一样')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  );
}
