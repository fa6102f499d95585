import { Button, Input, Radio } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { requestKey } from '#src/cases/ui/request-key.ts';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { type ChildDraft, draftOf, keepDraft } from './child-draft.ts';

interface Props {
  readonly call: string;
  readonly close: () => void;
  readonly onDone: () => void;
}

const EMPTY = { name: '', sex: '', birthDate: '', formerSchool: '', number: '', phone: '' };
const AGAIN = 3_000;

/** 登记在班但不在名单的学生 — the name is enough; numbers are sent and never kept on the phone. */
export function UnlistedForm({ call, close, onDone }: Props): ReactNode {
  const [kept] = useState(() => draftOf(call));
  const [draft, setDraft] = useState<ChildDraft & typeof EMPTY>({ id: kept?.id ?? requestKey(), ...EMPTY, ...kept });
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const [isSending, setSending] = useState(false);
  const [tries, setTries] = useState(0);
  const change = (more: Partial<typeof EMPTY>) => {
    const next = { ...draft, ...more };
    setDraft(next);
    const { number: _, phone: __, ...safe } = next;
    keepDraft(call, safe);
  };
  const send = async () => {
    const { id, sex, ...child } = draft;
    setSending(true);
    const path = { id: call, child: id };
    const body = { ...child, sex: sex as '' | '男' | '女' }; // one of the buttons
    const came = await answered(api.PUT('/api/roll-calls/{id}/unlisted/{child}', { params: { path }, body }));
    setAnswer(came);
    setSending(came.is === 'unreachable');
    setTries(came.is === 'unreachable' ? tries + 1 : 0);
    if (came.is !== 'ok') return;
    keepDraft(call, undefined);
    onDone();
    close();
  };
  const isBroken = tries > 0;
  useEffect(() => {
    if (!isBroken) return;
    const timer = setTimeout(() => void send(), AGAIN);
    return () => clearTimeout(timer);
  });
  return (
    <form
      className="rc-form"
      aria-label="登记在班但不在名单的学生"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field title="姓名" value={draft.name} put={(name) => change({ name })} wrong={objectionTo(answer, 'name')} />
      <div className="rc-field">
        <span>性别</span>
        <Radio.Group
          aria-label="性别"
          optionType="button"
          size="large"
          value={draft.sex}
          options={[
            { value: '男', label: '男' },
            { value: '女', label: '女' },
          ]}
          onChange={({ target }) => change({ sex: target.value })}
        />
      </div>
      <Field
        title="出生日期"
        hint="8 位数字，如 20150312"
        digits
        value={draft.birthDate}
        put={(birthDate) => change({ birthDate })}
        wrong={objectionTo(answer, 'birthDate')}
      />
      <Field
        title="身份证件号"
        hint="知道的才填；不存在手机上"
        value={draft.number}
        put={(number) => change({ number })}
        wrong={objectionTo(answer, 'number')}
      />
      <Field title="原来在哪所学校" value={draft.formerSchool} put={(formerSchool) => change({ formerSchool })} />
      <Field
        title="监护人电话"
        digits
        value={draft.phone}
        put={(phone) => change({ phone })}
        wrong={objectionTo(answer, 'phone')}
      />
      {kept !== undefined && <p className="r-quiet">上次没有登记完，接着填；证件号和电话请重新填写。</p>}
      {isBroken ? (
        <p role="status" className="r-query">
          未发送：网络不好，正在重试，请不要关闭本页
        </p>
      ) : (
        <Refusals answer={answer} title="没有登记" />
      )}
      <div className="rc-deeds">
        <Button size="large" onClick={close}>
          取消
        </Button>
        <Button
          size="large"
          type="primary"
          htmlType="submit"
          loading={isSending && !isBroken}
          disabled={draft.name.trim() === ''}
        >
          登记
        </Button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly title: string;
  readonly hint?: string;
  readonly digits?: boolean;
  readonly value: string;
  readonly put: (text: string) => void;
  readonly wrong?: string | undefined;
}

function Field({ title, hint, digits = false, value, put, wrong }: FieldProps): ReactNode {
  const id = useId();
  return (
    <div className="rc-field">
      <label htmlFor={id}>{title}</label>
      <Input
        id={id}
        size="large"
        autoComplete="off"
        inputMode={digits ? 'numeric' : undefined}
        placeholder={hint ?? ''}
        value={value}
        status={wrong === undefined ? '' : 'error'}
        onChange={({ target }) => put(target.value)}
      />
      {wrong !== undefined && <span className="r-error">{wrong}</span>}
    </div>
  );
}
