import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '#src/organization/ui/Field.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { type SupervisionDeed, shapeOfDeed } from '../supervision.ts';
import { LONGEST, MOST_DAYS } from '../supervision-objections.ts';
import type { WholeSupervision } from './answers.ts';
import '#src/organization/ui/organization.css';

/** 可办的事 — exactly what the server offers this office now; the first is the one that is waited for. */
export function SupervisionDeeds({ of }: { readonly of: WholeSupervision }): ReactNode {
  const [chosen, setChosen] = useState<SupervisionDeed>();
  if (of.deeds.length === 0) return null;
  return (
    <section className="s-deeds r-no-print" aria-label="办理">
      {of.deeds.map((deed) => (
        <Button
          key={deed}
          type={deed === 'answer' || deed === 'accept' ? 'primary' : 'default'}
          danger={deed === 'withdraw'}
          onClick={() => setChosen(deed)}
        >
          {shapeOfDeed(deed).title}
        </Button>
      ))}
      {chosen && <DeedDialog key={chosen} of={of} deed={chosen} close={() => setChosen(undefined)} />}
    </section>
  );
}

interface DialogProps {
  readonly of: WholeSupervision;
  readonly deed: SupervisionDeed;
  readonly close: () => void;
}

function DeedDialog({ of, deed, close }: DialogProps): ReactNode {
  const queries = useQueryClient();
  const shape = shapeOfDeed(deed);
  const [words, setWords] = useState('');
  const [days, setDays] = useState<number | null>(3);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const send = async () => {
    setBusy(true);
    const body = { deed, revision: of.revision, words, ...(shape.days && { days: days ?? 0 }) } as never; // as the deed's side takes it
    const params = { path: { id: of.id } };
    const came =
      shape.by === 'receiver'
        ? await answered(api.POST('/api/supervisions/{id}/answers', { params, body }))
        : await answered(api.POST('/api/supervisions/{id}/judgements', { params, body }));
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    await queries.invalidateQueries({ queryKey: ['supervision', of.id] });
    for (const key of ['supervisions', 'today']) await queries.invalidateQueries({ queryKey: [key] });
    close();
  };
  return (
    <Modal
      open
      title={shape.title}
      okText={shape.title}
      cancelText="不办"
      okButtonProps={{ loading: busy, danger: deed === 'withdraw' }}
      onOk={send}
      onCancel={close}
    >
      <div className="r-form">
        <p className="r-quiet">{HINTS[deed]}</p>
        {shape.days && (
          <Field
            label={deed === 'extend' ? '延长几个工作日' : '几个工作日内重新答复'}
            of="deed-days"
            error={objectionTo(answer, 'days')}
          >
            <InputNumber id="deed-days" min={1} max={MOST_DAYS} precision={0} value={days} onChange={setDays} />
          </Field>
        )}
        <Field
          label={shape.words === undefined ? '附言（可不填）' : shape.words}
          of="deed-words"
          error={objectionTo(answer, 'words')}
        >
          <Input.TextArea
            id="deed-words"
            value={words}
            autoSize={{ minRows: deed === 'answer' ? 6 : 3, maxRows: 14 }}
            maxLength={LONGEST.words}
            onChange={({ target }) => setWords(target.value)}
          />
        </Field>
        <Refusals answer={answer} title="没有办成" />
      </div>
    </Modal>
  );
}

const HINTS: Readonly<Record<SupervisionDeed, string>> = {
  answer: '佐证先在“附件”里传好。答复以后由督办单位审核，认可即销号。',
  'ask-extension': '只是申请，期限以督办单位准予的为准。',
  urge: '告知对方的经办人和领导，并记入经过。',
  extend: '在原期限上加。对方会收到消息。',
  accept: '销号以后不能再改。',
  'send-back': '期限从今天的次日起重新计算。',
  withdraw: '撤回以后不用再办，记录保留。',
};
