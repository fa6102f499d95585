import { Button, Checkbox, Input, InputNumber, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '#src/organization/ui/Field.tsx';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { DEEDS, type DeedName, REPLY_DAYS } from '../deeds.ts';
import { EVERY_MEASURE, MEASURES, type MeasureKind } from '../measures.ts';
import { LONGEST, REPLIES, type ReplyKind } from '../violation.ts';
import type { WholeViolation } from './answers.ts';
import { useViolationDeed } from './use-violation-deed.ts';
import '#src/organization/ui/organization.css';

/** 可办的事 — exactly what the server offers this person now. */
export function ViolationDeeds({ of }: { readonly of: WholeViolation }): ReactNode {
  const [chosen, setChosen] = useState<DeedName>();
  if (of.deeds.length === 0 && of.waits.length === 0) return null;
  return (
    <section className="ds-deeds r-no-print" aria-label="办理">
      {of.deeds.map((deed, at) => (
        <Button
          key={deed}
          type={at === 0 && deed !== 'withdraw' ? 'primary' : 'default'}
          danger={deed === 'withdraw'}
          onClick={() => setChosen(deed)}
        >
          {DEEDS[deed].title}
        </Button>
      ))}
      {of.waits.map((wait) => (
        <span key={wait} className="r-quiet">
          {wait}
        </span>
      ))}
      {chosen && <DeedDialog key={chosen} of={of} deed={chosen} close={() => setChosen(undefined)} />}
    </section>
  );
}

interface DialogProps {
  readonly of: WholeViolation;
  readonly deed: DeedName;
  readonly close: () => void;
}

function DeedDialog({ of, deed, close }: DialogProps): ReactNode {
  const { title } = DEEDS[deed];
  const [text, setText] = useState('');
  const [days, setDays] = useState<number | null>(REPLY_DAYS.usual);
  const [reply, setReply] = useState<ReplyKind>('argues');
  const [measures, setMeasures] = useState<readonly MeasureKind[]>([]);
  const { busy, answer, run } = useViolationDeed<unknown>(of.id);
  const send = async () => {
    const body = { revision: of.revision, text, days: days ?? 0, reply, measures: [...measures] };
    const params = { path: { id: of.id } };
    if (await run(answered(SEND[deed](params, body)))) close();
  };
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText="不办"
      okButtonProps={{ loading: busy, danger: deed === 'withdraw' }}
      onOk={send}
      onCancel={close}
    >
      <div className="r-form">
        <p className="r-quiet">{HINTS[deed]}</p>
        {deed === 'inform' && (
          <Field label="申辩期（工作日）" of="deed-days" error={objectionTo(answer, 'days')}>
            <InputNumber
              id="deed-days"
              min={REPLY_DAYS.least}
              max={REPLY_DAYS.most}
              precision={0}
              value={days}
              onChange={setDays}
            />
          </Field>
        )}
        {deed === 'reply' && (
          <Radio.Group
            aria-label="答复"
            value={reply}
            options={Object.entries(REPLIES).map(([value, label]) => ({ value, label }))}
            onChange={({ target }) => setReply(target.value as ReplyKind)} // one of the options
          />
        )}
        {deed === 'decide' && (
          <Field label="措施（不选就是不予处理）" of="deed-measures" error={objectionTo(answer, 'measures')}>
            <Checkbox.Group
              value={[...measures]}
              options={EVERY_MEASURE.map((kind) => ({ value: kind, label: MEASURES[kind].title }))}
              onChange={(kinds) => setMeasures(kinds as MeasureKind[])} // some of the options
            />
          </Field>
        )}
        <Field label={LABELS[deed]} of="deed-text" error={objectionTo(answer, 'text')}>
          <Input.TextArea
            id="deed-text"
            value={text}
            autoSize={{ minRows: 4, maxRows: 14 }}
            maxLength={LONGEST.text}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        <Refusals answer={answer} title="没有办成" />
      </div>
    </Modal>
  );
}

type Params = { readonly path: { readonly id: string } };

interface Body {
  readonly revision: number;
  readonly text: string;
  readonly days: number;
  readonly reply: ReplyKind;
  readonly measures: MeasureKind[];
}

/** Each deed has its own address, and is sent the part of what was filled in that is its own. */
const SEND = {
  verify: (params: Params, { revision, text }: Body) =>
    api.POST('/api/violations/{id}/verify', { params, body: { revision, text } }),
  inform: (params: Params, { revision, text, days }: Body) =>
    api.POST('/api/violations/{id}/inform', { params, body: { revision, text, days } }),
  reply: (params: Params, { revision, text, reply }: Body) =>
    api.POST('/api/violations/{id}/reply', { params, body: { revision, text, reply } }),
  decide: (params: Params, { revision, text, measures }: Body) =>
    api.POST('/api/violations/{id}/decide', { params, body: { revision, text, measures } }),
  close: (params: Params, { revision, text }: Body) =>
    api.POST('/api/violations/{id}/close', { params, body: { revision, text } }),
  withdraw: (params: Params, { revision, text }: Body) =>
    api.POST('/api/violations/{id}/withdraw', { params, body: { revision, text } }),
} as const;

const LABELS: Readonly<Record<DeedName, string>> = {
  verify: '核实情况',
  inform: '告知内容',
  reply: '陈述申辩的内容',
  decide: '决定和理由',
  close: '结案意见',
  withdraw: '为什么撤销',
};

const HINTS: Readonly<Record<DeedName, string>> = {
  verify: '怎么核实的、是否属实。查不实的，点“撤销”。',
  inform: '写给被告知的单位看：事实、依据、拟作的处理。登记的内容、核实情况和依据里的举报，单位看不到。',
  reply: '佐证先在“材料”里传好。答复一次，不能再改；期满不答复的，县局可以直接作决定。',
  decide: '要针对申辩说明采纳或不采纳的理由。登记人不能作决定。',
  close: '措施全部落实以后结案，结案后不能再改。',
  withdraw: '查不实，或登记有误。记录保留，已经告知的单位会收到消息。',
};
