import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Objection } from '#src/organization/objection.ts';
import { Field } from '#src/organization/ui/Field.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { newKeyPair } from '../sealing/box.ts';
import { lockedAway, objectionsToPassphrase } from '../sealing/passphrase.ts';
import { asText, random } from './bytes.ts';
import { unlock } from './key-ring.ts';

interface Props {
  /** There is one already, which will be retired. */
  readonly isAgain: boolean;
  readonly done: () => void;
}

/** 制作钥匙 — in this browser; what leaves it is the public half, and the other one locked. */
export function MakeKey({ isAgain, done }: Props): ReactNode {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [phrase, setPhrase] = useState('');
  const [again, setAgain] = useState('');
  const [faults, setFaults] = useState<readonly Objection[]>([]);
  const [share, setShare] = useState<number>();
  const [answer, setAnswer] = useState<Answer<{ readonly isConfirmed: boolean }>>();
  const faultIn = (field: string) => faults.find((fault) => fault.field === field)?.message;
  const make = async () => {
    const found = objectionsToPassphrase(phrase, again);
    setFaults(found);
    if (found.length > 0) return;
    setShare(0);
    const pair = newKeyPair(random);
    const locked = await lockedAway(pair, phrase, random, setShare);
    const body = { publicKey: asText(pair.publicKey), locked: asText(locked) };
    const came: Answer<{ readonly isConfirmed: boolean }> = await answered(api.PUT('/api/tip-off-keys/mine', { body }));
    setShare(undefined);
    setAnswer(came);
    if (came.is !== 'ok') return;
    unlock(pair);
    for (const key of ['tip-off-keys', 'tip-off', 'today']) await queries.invalidateQueries({ queryKey: [key] });
    message.success(
      came.data.isConfirmed ? '钥匙做好了，从现在起收得到举报' : '钥匙做好了，请另一位查办员核对指纹后确认',
    );
    done();
  };
  return (
    <form
      className="to-form"
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <h2>{isAgain ? '重做钥匙（原来的停用）' : '制作钥匙'}</h2>
      <Field
        label="口令（不要和登录密码一样）"
        of="new-phrase"
        hint="四五个不相干的词，例：石榴 电线杆 七八筐 月亮"
        error={faultIn('phrase')}
      >
        <Input.Password
          id="new-phrase"
          value={phrase}
          autoComplete="off"
          onChange={({ target }) => setPhrase(target.value)}
        />
      </Field>
      <Field label="再输一遍" of="again-phrase" error={faultIn('again')}>
        <Input.Password
          id="again-phrase"
          value={again}
          autoComplete="off"
          onChange={({ target }) => setAgain(target.value)}
        />
      </Field>
      <Refusals answer={answer} title="没有做成" />
      <div className="to-row">
        <Button type="primary" htmlType="submit" loading={share !== undefined}>
          {share === undefined ? '制作钥匙' : `正在制作 ${Math.round(share * 100)}%`}
        </Button>
        {isAgain && <Button onClick={done}>不重做</Button>}
      </div>
    </form>
  );
}
