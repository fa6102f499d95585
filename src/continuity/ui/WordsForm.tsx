import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { WholeLeaver } from './answers.ts';
import { useDeed } from './use-deed.ts';

interface Props {
  readonly leaver: WholeLeaver;
  readonly deed: 'follow-ups' | 'send-back' | 'not-come' | 'reopen';
  readonly title: string;
  readonly hint: string;
}

/** A deed that needs nothing but a word for it. */
export function WordsForm({ leaver, deed, title, hint }: Props): ReactNode {
  const box = useId();
  const [words, setWords] = useState('');
  const { busy, answer, run } = useDeed();
  const send = async () => {
    const came = await run(
      answered(
        api.POST(`/api/continuity/leavers/{id}/${deed}`, {
          params: { path: { id: leaver.id } },
          body: { words, ...((deed === 'send-back' || deed === 'reopen') && { seen: { revision: leaver.revision } }) },
        }),
      ),
    );
    if (came.is === 'ok') setWords('');
  };
  return (
    <div className="n-form">
      <label htmlFor={box}>
        情况
        <Input.TextArea
          id={box}
          rows={3}
          maxLength={500}
          value={words}
          placeholder={hint}
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <Button type="primary" loading={busy} disabled={words.trim().length < 2} onClick={send}>
        {title}
      </Button>
      <Refusals answer={answer} title="没有办成" />
    </div>
  );
}
