import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { CodeAnswer, PersonAnswer } from './answers.ts';
import { CodeSlips } from './CodeSlips.tsx';
import { Field } from './Field.tsx';

/** 账号 — a new code for whoever cannot get in, the seal for whoever has left, and its removal. */
export function AccountDeeds({ person }: { readonly person: PersonAnswer }): ReactNode {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [lost, setLost] = useState(false);
  const [code, setCode] = useState<CodeAnswer>();
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const params = { path: { id: person.id } };
  const finish = async (came: Answer<unknown>) => {
    setAnswer(came);
    if (came.is === 'ok') setReason('');
    await queries.invalidateQueries({ queryKey: ['people'] });
  };
  const issue = async () => {
    const came = await answered(api.POST('/api/people/{id}/code', { params, body: { secondFactorLost: lost } }));
    if (came.is === 'ok') setCode(came.data);
    await finish(came);
  };
  const seal = async () => finish(await answered(api.POST('/api/people/{id}/seal', { params, body: { reason } })));
  const unseal = async () => {
    const came = await answered(api.POST('/api/people/{id}/unseal', { params, body: { reason } }));
    if (came.is === 'ok') setCode(came.data);
    await finish(came);
  };
  if (code !== undefined) {
    return <CodeSlips slips={[{ name: person.name, account: person.account, code }]} done={() => setCode(undefined)} />;
  }
  const isSealed = person.state === 'sealed';
  return (
    <>
      <h3>账号</h3>
      {!isSealed && (
        <div className="r-deeds">
          <Button onClick={issue}>发放一次性登录码</Button>
          <Checkbox checked={lost} onChange={({ target }) => setLost(target.checked)}>
            手机丢失，一并停用动态口令
          </Checkbox>
        </div>
      )}
      <Field
        label={isSealed ? '启用原因' : '封存原因'}
        of="seal-reason"
        hint={isSealed ? '启用时发放一次性登录码' : '封存后本人不能登录；离岗、长期不用的账号应当封存'}
      >
        <Input id="seal-reason" value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <Refusals answer={answer} />
      <div className="r-deeds">
        <Button danger={!isSealed} disabled={reason.trim().length < 2} onClick={isSealed ? unseal : seal}>
          {isSealed ? '启用账号' : '封存账号'}
        </Button>
      </div>
    </>
  );
}
