import { useNavigate } from '@tanstack/react-router';
import { App, Button, InputNumber, Modal, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '#src/organization/ui/Field.tsx';
import { ADDRESSES } from '#src/web/addresses.ts';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { useSession } from '#src/web/session.ts';
import {
  MOST_EXTENSION,
  TIP_OFF_DEEDS,
  TIP_OFF_OUTCOMES,
  TIP_OFF_REFUSALS,
  type TipOffDeed,
  type TipOffOutcome,
  type TipOffRefusal,
} from '../tip-off.ts';
import type { Opened } from './answers.ts';
import { useKeys } from './UnlockBox.tsx';
import { useTipOffDeed } from './use-tip-off-deed.ts';
import '#src/organization/ui/organization.css';

/** 查办 — the deeds that the server offers. */
export function DeedBar({ of }: { readonly of: Opened }): ReactNode {
  const [open, setOpen] = useState<TipOffDeed>();
  if (of.deeds.length === 0) return null;
  return (
    <div className="to-row r-no-print">
      {of.deeds.map((deed) => (
        <Button
          key={deed}
          type={deed === 'accept' || deed === 'check' ? 'primary' : 'default'}
          onClick={() => setOpen(deed)}
        >
          {TIP_OFF_DEEDS[deed].title}
        </Button>
      ))}
      {open !== undefined && <DeedForm of={of} deed={open} close={() => setOpen(undefined)} />}
    </div>
  );
}

const SAID: Readonly<Record<TipOffDeed, string>> = {
  accept: '受理后四十个工作日内办结，举报人凭回执码看到“已受理”。',
  refuse: '举报人会看到原因。可以先回复他，请他补充。',
  check: '举报人看到“正在核查”。',
  extend: '只能延长一次。',
  close: '举报人会看到结论。需要问责的，把举报编号告诉承办问责的同志，不要告诉举报人的任何情况。',
  excuse: '回避的人从此看不到这件举报。',
};

interface Props {
  readonly of: Opened;
  readonly deed: TipOffDeed;
  readonly close: () => void;
}

function DeedForm({ of, deed, close }: Props): ReactNode {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const session = useSession();
  const names = new Map(useKeys().data?.keys.map(({ person, name }) => [person, name]));
  const [outcome, setOutcome] = useState<TipOffOutcome>();
  const [refusal, setRefusal] = useState<TipOffRefusal>();
  const [days, setDays] = useState(10);
  const [person, setPerson] = useState<string>();
  const { busy, answer, run } = useTipOffDeed(of.id);
  const send = async () => {
    const said = { ...(outcome && { outcome }), ...(refusal && { refusal }), ...(person && { person }) };
    const body = { deed, seen: of.revision, ...said, ...(deed === 'extend' && { days }) };
    const call = answered(api.POST('/api/tip-offs/{id}/deeds', { params: { path: { id: of.id } }, body }));
    // Who has stood down finds nothing there any more.
    const isLeaving = deed === 'excuse' && person === session.person;
    if (isLeaving) {
      const came = await call;
      if (came.is === 'ok') navigate({ to: ADDRESSES.tipOffs });
      else await run(Promise.resolve(came));
      return;
    }
    if (!(await run(call))) return;
    message.success('已办');
    close();
  };
  return (
    <Modal
      open
      title={TIP_OFF_DEEDS[deed].title}
      okText={TIP_OFF_DEEDS[deed].title}
      cancelText="不办"
      okButtonProps={{ loading: busy }}
      onOk={send}
      onCancel={close}
    >
      <div className="r-form">
        <p>{SAID[deed]}</p>
        {deed === 'close' && (
          <Choice
            label="核查结论"
            table={TIP_OFF_OUTCOMES}
            value={outcome}
            onChange={setOutcome}
            error={objectionTo(answer, 'outcome')}
          />
        )}
        {deed === 'refuse' && (
          <Choice
            label="原因"
            table={TIP_OFF_REFUSALS}
            value={refusal}
            onChange={setRefusal}
            error={objectionTo(answer, 'refusal')}
          />
        )}
        {deed === 'extend' && (
          <Field
            label={`延长几个工作日（最多 ${MOST_EXTENSION}）`}
            of="extend-days"
            error={objectionTo(answer, 'days')}
          >
            <InputNumber
              id="extend-days"
              min={1}
              max={MOST_EXTENSION}
              value={days}
              onChange={(value) => setDays(value ?? 1)}
            />
          </Field>
        )}
        {deed === 'excuse' && (
          <Field label="谁回避" of="excused" error={objectionTo(answer, 'person')}>
            <Select
              id="excused"
              value={person ?? null}
              options={of.keys.map((key) => ({ value: key.person, label: names.get(key.person) ?? '查办员' }))}
              onChange={(to: string | null) => setPerson(to ?? undefined)}
            />
          </Field>
        )}
        <Refusals answer={answer} title="没有办成" />
      </div>
    </Modal>
  );
}

interface ChoiceProps<Key extends string> {
  readonly label: string;
  readonly table: Readonly<Record<Key, string>>;
  readonly value: Key | undefined;
  readonly onChange: (key: Key) => void;
  readonly error: string | undefined;
}

function Choice<Key extends string>({ label, table, value, onChange, error }: ChoiceProps<Key>): ReactNode {
  return (
    <Field label={label} of="tip-off-choice" error={error}>
      <Radio.Group
        id="tip-off-choice"
        vertical
        value={value}
        options={Object.entries<string>(table).map(([key, title]) => ({ value: key, label: title }))}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
