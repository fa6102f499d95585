import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { objectionTo } from '#src/web/refusals.tsx';
import { Field } from './Field.tsx';

export interface PersonTyped {
  readonly name: string;
  readonly account: string;
  readonly phone: string;
}

export const NOBODY: PersonTyped = { name: '', account: '', phone: '' };

interface Props {
  readonly value: PersonTyped;
  readonly onChange: (person: PersonTyped) => void;
  readonly answer: Answer<unknown> | undefined;
}

/** 新人员 — name, account and phone. */
export function PersonFields({ value, onChange, answer }: Props): ReactNode {
  return (
    <>
      <Field label="姓名" of="person-name" error={objectionTo(answer, 'name')}>
        <Input
          id="person-name"
          value={value.name}
          maxLength={60}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...value, name: target.value })}
        />
      </Field>
      <Field
        label="登录名"
        of="person-account"
        hint="小写字母、数字、点和短横线，3 到 32 个字符；以后不能改"
        error={objectionTo(answer, 'account')}
      >
        <Input
          id="person-account"
          value={value.account}
          maxLength={32}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...value, account: target.value.trim().toLowerCase() })}
        />
      </Field>
      <Field label="联系电话" of="person-phone" hint="可不填；加密保存，默认遮掩" error={objectionTo(answer, 'phone')}>
        <Input
          id="person-phone"
          value={value.phone}
          maxLength={20}
          inputMode="tel"
          autoComplete="off"
          onChange={({ target }) => onChange({ ...value, phone: target.value.trim() })}
        />
      </Field>
    </>
  );
}
