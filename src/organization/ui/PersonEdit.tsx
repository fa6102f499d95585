import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import type { PersonAnswer } from './answers.ts';
import { Field } from './Field.tsx';

interface Props {
  readonly person: PersonAnswer;
  readonly done: () => void;
}

/** 修改姓名、电话 — the phone is known in stars only: whoever changes it types it anew, and an empty box leaves it. */
export function PersonEdit({ person, done }: Props): ReactNode {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [name, setName] = useState(person.name);
  const [phone, setPhone] = useState('');
  const [isWithout, setWithout] = useState(false);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const change = {
    ...(name.trim() !== person.name && { name: name.trim() }),
    ...(isWithout ? { phone: '' } : phone !== '' && { phone }),
  };
  const save = async () => {
    setBusy(true);
    const params = { path: { id: person.id } };
    const came = await answered(
      api.PATCH('/api/people/{id}', { params, body: { ...change, revision: person.revision } }),
    );
    setBusy(false);
    setAnswer(came);
    if (came.is === 'ok' || came.is === 'stale') await queries.invalidateQueries({ queryKey: ['people'] });
    if (came.is !== 'ok') return;
    message.success('已保存');
    done();
  };
  return (
    <form
      className="r-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label="姓名" of="edit-name" hint="只改错字、更名；换人请用“交接”" error={objectionTo(answer, 'name')}>
        <Input
          id="edit-name"
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      <Field
        label="联系电话"
        of="edit-phone"
        hint={person.phone === undefined ? '还没有登记' : `登记的是 ${person.phone}，不改就空着`}
        error={objectionTo(answer, 'phone')}
      >
        <Input
          id="edit-phone"
          value={phone}
          maxLength={20}
          inputMode="tel"
          autoComplete="off"
          disabled={isWithout}
          onChange={({ target }) => setPhone(target.value.trim())}
        />
      </Field>
      {person.phone !== undefined && (
        <Checkbox checked={isWithout} onChange={({ target }) => setWithout(target.checked)}>
          删去登记的电话
        </Checkbox>
      )}
      <Refusals answer={answer} title="没有保存" />
      <div className="r-deeds">
        <Button type="primary" htmlType="submit" loading={busy} disabled={Object.keys(change).length === 0}>
          保存
        </Button>
        <Button onClick={done}>取消</Button>
      </div>
    </form>
  );
}
