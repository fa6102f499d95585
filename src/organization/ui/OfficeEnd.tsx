import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { OfficeAnswer } from './answers.ts';
import { Field } from './Field.tsx';

interface Props {
  readonly person: string;
  readonly office: OfficeAnswer;
  readonly done: () => void;
}

/** 终止岗位 — where nobody takes over; the next click of whoever holds it is refused. */
export function OfficeEnd({ person, office, done }: Props): ReactNode {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const run = async () => {
    setBusy(true);
    const params = { path: { id: person, holding: office.holding } };
    const came = await answered(api.DELETE('/api/people/{id}/offices/{holding}', { params, body: { reason } }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['people'] });
    done();
  };
  return (
    <div className="r-form">
      <p>
        “{office.unit.name}　{office.title}”立即终止，本人马上失去这个岗位的全部权限。有人接任的，请改用“交接”。
      </p>
      <Field label="依据或原因" of="end-reason">
        <Input id="end-reason" value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <Refusals answer={answer} title="没有终止" />
      <div className="r-deeds">
        <Button type="primary" danger loading={busy} disabled={reason.trim().length < 2} onClick={run}>
          确认终止
        </Button>
        <Button onClick={done}>取消</Button>
      </div>
    </div>
  );
}
