import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { requestKey } from './request-key.ts';

interface Props {
  readonly body: CaseToOpen;
  readonly opened: (id: string) => void;
  readonly disabled?: boolean;
  readonly note?: string;
}

/** Which procedure, and for whom. */
interface CaseToOpen {
  readonly procedure: string;
  readonly students?: string[];
  readonly roll?: { readonly name: string; readonly number: string; readonly className?: string }[];
  readonly lookup?: { readonly name: string; readonly number: string };
  readonly proposal?: string;
}

/** 开始填报 — makes the draft; what is typed from here on is kept by the server. */
export function OpenCase({ body, opened, disabled = false, note }: Props): ReactNode {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<Opened>>();
  const key = useRef({ body: '', key: '' });
  const open = async () => {
    setBusy(true);
    // Another child is another request; the same one, tried again because no answer came, is the same.
    const asked = JSON.stringify(body);
    if (key.current.body !== asked) key.current = { body: asked, key: requestKey() };
    const params = { header: { 'idempotency-key': key.current.key } };
    const came: Answer<Opened> = await answered(api.POST('/api/cases', { params, body }));
    setBusy(false);
    setAnswer(came);
    if (came.is === 'ok') opened(came.data.id);
  };
  return (
    <div className="c-open">
      {note !== undefined && <p>{note}</p>}
      <Refusals answer={answer} title="不能发起" />
      <Button type="primary" size="large" loading={busy} disabled={disabled} onClick={open}>
        开始填报
      </Button>
    </div>
  );
}

interface Opened {
  readonly id: string;
  readonly number: string;
}
