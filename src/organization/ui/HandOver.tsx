import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Radio, Steps } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { CodeAnswer, OfficeAnswer, PersonAnswer } from './answers.ts';
import { CodeSlips } from './CodeSlips.tsx';
import { Field } from './Field.tsx';
import { NOBODY, PersonFields } from './PersonFields.tsx';
import { PersonPicker } from './PersonPicker.tsx';

interface Props {
  readonly person: PersonAnswer;
  readonly office: OfficeAnswer;
  readonly done: () => void;
}

interface Over {
  readonly code: CodeAnswer;
  readonly predecessorIdle: boolean;
}

/** 交接 — to somebody who is here already, or to somebody new; then the code, then what is left of the predecessor. */
export function HandOver({ person, office, done }: Props): ReactNode {
  const queries = useQueryClient();
  const [isNew, setIsNew] = useState(false);
  const [known, setKnown] = useState<PersonAnswer>();
  const [draft, setDraft] = useState(NOBODY);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<Over>>();
  const successor = isNew ? draft : { name: known?.name ?? '', account: known?.account };
  const isReady = successor.name !== '' && reason.trim().length >= 2;
  const run = async () => {
    setBusy(true);
    const to = isNew ? { draft } : { person: known?.id ?? '' };
    const params = { path: { holding: office.holding } };
    const came = await answered(api.POST('/api/offices/{holding}/hand-over', { params, body: { ...to, reason } }));
    setBusy(false);
    setAnswer(came);
    if (came.is === 'ok') await queries.invalidateQueries({ queryKey: ['people'] });
  };
  const over = answer?.is === 'ok' ? answer.data : undefined;
  return (
    <div className="r-form">
      <Steps size="small" current={over === undefined ? 0 : 1} items={[{ title: '选继任者' }, { title: '交登录码' }]} />
      {over === undefined ? (
        <>
          <p>
            {person.name}的“{office.unit.name}　{office.title}
            ”今天终止，继任者今天起任。继任者将得到一次性登录码，原密码作废。
          </p>
          <Radio.Group value={isNew} onChange={({ target }) => setIsNew(target.value === true)}>
            <Radio value={false}>已有账号的人</Radio>
            <Radio value={true}>新来的人</Radio>
          </Radio.Group>
          {isNew ? (
            <PersonFields value={draft} onChange={setDraft} answer={answer} />
          ) : (
            <Field label="继任者" of="successor">
              <PersonPicker id="successor" value={known} onChange={setKnown} except={person.id} />
            </Field>
          )}
          <Field label="依据或原因" of="hand-over-reason">
            <Input
              id="hand-over-reason"
              value={reason}
              maxLength={200}
              placeholder="如：工作调动"
              onChange={({ target }) => setReason(target.value)}
            />
          </Field>
          <Refusals answer={answer} title="没有交接" />
          <div className="r-deeds">
            <Button type="primary" loading={busy} disabled={!isReady} onClick={run}>
              确认交接
            </Button>
            <Button onClick={done}>取消</Button>
          </div>
        </>
      ) : (
        <>
          {over.predecessorIdle && (
            <Alert
              className="r-no-print"
              type="info"
              showIcon
              title={`${person.name}已没有任何岗位，建议封存其账号。`}
            />
          )}
          <CodeSlips slips={[{ ...successor, code: over.code }]} done={done} />
        </>
      )}
    </div>
  );
}
