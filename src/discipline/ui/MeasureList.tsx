import { Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import {
  MEASURE_FIELDS,
  MEASURE_STATES,
  MEASURES,
  type MeasureField,
  type MeasureWords,
  nextStep,
} from '../measures.ts';
import type { MeasureShown, WholeViolation } from './answers.ts';
import { useViolationDeed } from './use-violation-deed.ts';
import '#src/organization/ui/organization.css';

/** 措施 — each with what was written down of it, and the step that comes next. */
export function MeasureList({ of }: { readonly of: WholeViolation }): ReactNode {
  const [stepping, setStepping] = useState<MeasureShown>();
  return (
    <section aria-label="措施">
      <h2>措施</h2>
      <ul className="ds-measures">
        {of.measures.map((measure) => (
          <li key={measure.id}>
            <p className="ds-tools">
              <b>{MEASURES[measure.kind].title}</b>
              <span>{MEASURE_STATES[measure.state]}</span>
              {measure.dueOn !== undefined && (
                <span className={measure.dueOn < todayHere() ? 'ds-bad' : 'r-quiet'}>
                  {measure.dueOn < todayHere() ? '已超期，期限 ' : '期限 '}
                  {measure.dueOn}
                </span>
              )}
            </p>
            <Written measure={measure} />
            {of.mayRegister && of.state === 'decided' && nextStep(measure) && (
              <Button className="r-no-print" onClick={() => setStepping(measure)}>
                {nextStep(measure)?.title}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {stepping && <StepDialog of={of} measure={stepping} close={() => setStepping(undefined)} />}
    </section>
  );
}

function Written({ measure }: { readonly measure: MeasureShown }): ReactNode {
  const fields = Object.keys(MEASURE_FIELDS) as MeasureField[]; // the keys of a literal object
  const rows = [
    ...(measure.carriedOn ? [['执行日期', measure.carriedOn] as const] : []),
    ...fields.flatMap((field) => {
      const text = measure.words[field];
      return text ? [[MEASURE_FIELDS[field].title, text] as const] : [];
    }),
    ...(measure.doneOn ? [['落实日期', measure.doneOn] as const] : []),
  ];
  if (rows.length === 0) return null;
  return (
    <dl>{rows.flatMap(([title, text]) => [<dt key={title}>{title}</dt>, <dd key={`${title}-text`}>{text}</dd>])}</dl>
  );
}

interface StepProps {
  readonly of: WholeViolation;
  readonly measure: MeasureShown;
  readonly close: () => void;
}

function StepDialog({ of, measure, close }: StepProps): ReactNode {
  const step = nextStep(measure);
  const [on, setOn] = useState(todayHere());
  const [words, setWords] = useState<MeasureWords>({});
  const { busy, answer, run } = useViolationDeed<unknown>(of.id);
  if (step === undefined) return null;
  const send = async () => {
    const params = { path: { id: of.id, measure: measure.id } };
    const body = { revision: of.revision, on, words } as never; // the day is checked by the server
    if (await run(answered(api.POST('/api/violations/{id}/measures/{measure}', { params, body })))) close();
  };
  return (
    <Modal
      open
      title={`${MEASURES[measure.kind].title}：${step.title}`}
      okText={step.title}
      cancelText="不办"
      okButtonProps={{ loading: busy }}
      onOk={send}
      onCancel={close}
    >
      <div className="r-form">
        <Field label="日期" of="step-day" error={objectionTo(answer, 'on')}>
          <DayField id="step-day" value={on} onChange={setOn} />
        </Field>
        {step.asks.map((field) => {
          const { title, most } = MEASURE_FIELDS[field];
          const change = (text: string) => setWords({ ...words, [field]: text });
          return (
            <Field key={field} label={title} of={`step-${field}`} error={objectionTo(answer, field)}>
              {most > 200 ? (
                <Input.TextArea
                  id={`step-${field}`}
                  value={words[field] ?? ''}
                  maxLength={most}
                  autoSize={{ minRows: 3, maxRows: 10 }}
                  onChange={({ target }) => change(target.value)}
                />
              ) : (
                <Input
                  id={`step-${field}`}
                  value={words[field] ?? ''}
                  maxLength={most}
                  onChange={({ target }) => change(target.value)}
                />
              )}
            </Field>
          );
        })}
        <Refusals answer={answer} title="没有登记" />
      </div>
    </Modal>
  );
}
