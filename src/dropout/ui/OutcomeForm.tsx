import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { EVERY_OUTCOME, OUTCOMES, type OutcomeName } from '../outcomes.ts';
import { Chips } from './Chips.tsx';
import { useDeed } from './use-deed.ts';
import '#src/organization/ui/organization.css';

interface Props {
  /** Of the township there is no revision: it sees a part only. */
  readonly of: { readonly id: string; readonly revision?: number };
  readonly close: () => void;
}

const NEXT: Readonly<Record<(typeof OUTCOMES)[OutcomeName]['proof'], string>> = {
  seated: '返校后连续在班满规定的上课日，由班主任确认，县局销号。',
  procedure: '登记后由学籍管理员办理学籍业务，办结后县局销号。学籍状态只随学籍业务改变。',
  words: '请写清依据，县局核实后销号。',
};

/** 登记结果 — what became of the child, on which day, and what follows from it. */
export function OutcomeForm({ of, close }: Props): ReactNode {
  const [outcome, setOutcome] = useState<OutcomeName>();
  const [day, setDay] = useState<string>(todayHere());
  const [words, setWords] = useState('');
  const { busy, answer, run } = useDeed();
  const send = async () => {
    if (outcome === undefined) return;
    const params = { path: { id: of.id } };
    const body = { outcome, day, words };
    const call =
      of.revision === undefined
        ? api.POST('/api/joint-dropouts/{id}/outcome', { params, body })
        : api.POST('/api/dropouts/{id}/outcome', { params, body: { ...body, revision: of.revision } });
    if (await run(answered(call))) close();
  };
  return (
    <Modal
      open
      title="登记结果"
      okText="登记结果"
      cancelText="返回"
      okButtonProps={{ loading: busy, disabled: outcome === undefined || day === '' }}
      onOk={send}
      onCancel={close}
    >
      <div className="r-form">
        <Chips
          label="结果"
          choices={EVERY_OUTCOME.map((each) => [each, OUTCOMES[each].title] as const)}
          value={outcome}
          choose={setOutcome}
        />
        <Field label={outcome === 'returned' ? '返校日期' : '日期'} of="outcome-day" error={objectionTo(answer, 'day')}>
          <DayField id="outcome-day" value={day} onChange={setDay} />
        </Field>
        <Field label="说明" of="outcome-words" error={objectionTo(answer, 'words')}>
          <Input.TextArea
            id="outcome-words"
            rows={3}
            maxLength={1000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </Field>
        {outcome !== undefined && <p className="r-quiet">{NEXT[OUTCOMES[outcome].proof]}</p>}
        <Refusals answer={answer} title="没有登记" />
      </div>
    </Modal>
  );
}
