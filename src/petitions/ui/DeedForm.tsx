import { Input, InputNumber, Modal, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Field } from '#src/organization/ui/Field.tsx';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { useSession } from '#src/web/session.ts';
import { MOST_EXTENSION, PETITION_DEEDS } from '../deeds.ts';
import { LONGEST, PETITION_OUTCOMES, type PetitionOutcome } from '../petition.ts';
import type { WholePetition } from './answers.ts';
import { UnitChoice } from './UnitChoice.tsx';
import { useDeal } from './use-deal.ts';
import '#src/organization/ui/organization.css';

type FormDeed = 'assign' | 'pass' | 'extend' | 'note' | 'lead' | 'close' | 'reopen' | 'withdraw';

/** What is written beside each deed, and who will read it. */
const WORDS: Readonly<Record<FormDeed, string | undefined>> = {
  assign: '要求（可以不写，内部）',
  pass: '转办的原因和要求（内部，群众看不到）',
  extend: '延长的原因（群众会看到）',
  note: '备注（内部，群众看不到）',
  lead: undefined,
  close: '说明（可以不写，内部）',
  reopen: '重新办理的原因（群众会看到）',
  withdraw: '群众撤回的原因（群众会看到）',
};

interface Props {
  readonly of: WholePetition;
  readonly deed: FormDeed;
  readonly close: () => void;
  /** `gone`: it is no longer within this office's reach. */
  readonly done: (gone: boolean) => void;
}

/** 一个动作的表 */
export function DeedForm({ of, deed, close, done }: Props): ReactNode {
  const { unit } = useSession();
  const [words, setWords] = useState('');
  const [to, setTo] = useState<string>();
  const [owner, setOwner] = useState<string>();
  const [days, setDays] = useState(5);
  const [outcome, setOutcome] = useState<PetitionOutcome>();
  const [caseNumber, setCaseNumber] = useState('');
  const { busy, answer, deal } = useDeal(of);
  const send = async () => {
    const extra = {
      assign: { owner },
      pass: { to },
      extend: { days },
      note: {},
      lead: { caseNumber },
      close: { outcome },
      reopen: {},
      withdraw: {},
    }[deed];
    const given = Object.fromEntries(Object.entries(extra).filter(([, value]) => value !== undefined));
    if (await deal({ deed, words, ...given }))
      done(deed === 'pass' && to !== undefined && !`${to}/`.startsWith(`${unit}/`));
  };
  const label = WORDS[deed];
  return (
    <Modal
      open
      title={PETITION_DEEDS[deed].title}
      okText={PETITION_DEEDS[deed].title}
      cancelText="不办"
      okButtonProps={{ loading: busy, danger: deed === 'withdraw' }}
      onOk={send}
      onCancel={close}
    >
      <div className="r-form">
        {deed === 'assign' && (
          <Field label="交给谁" of="deed-owner" error={objectionTo(answer, 'owner')}>
            <Select
              id="deed-owner"
              placeholder="承办单位的经办人"
              value={owner ?? null}
              options={of.handlers.map(({ person, name, office }) => ({
                value: person,
                label: `${name}（${office}）`,
              }))}
              onChange={(person: string | null) => setOwner(person ?? undefined)}
            />
          </Field>
        )}
        {deed === 'pass' && (
          <Field
            label="转给哪个单位"
            of="deed-to"
            hint="期限从群众提出那天起算，转办不重新计算"
            error={objectionTo(answer, 'to')}
          >
            <UnitChoice id="deed-to" value={to} onChange={setTo} except={of.unit} placeholder="输入名称查找" />
          </Field>
        )}
        {deed === 'extend' && (
          <Field label={`延长几个工作日（最多 ${MOST_EXTENSION}）`} of="deed-days" error={objectionTo(answer, 'days')}>
            <InputNumber
              id="deed-days"
              min={1}
              max={MOST_EXTENSION}
              value={days}
              onChange={(value) => setDays(value ?? 1)}
            />
          </Field>
        )}
        {deed === 'lead' && (
          <Field
            label="学籍业务的编号"
            of="deed-case"
            hint="先在“业务办理”里发起，把编号填在这里，如 2025-000123"
            error={objectionTo(answer, 'caseNumber')}
          >
            <Input
              id="deed-case"
              value={caseNumber}
              maxLength={20}
              onChange={({ target }) => setCaseNumber(target.value)}
            />
          </Field>
        )}
        {deed === 'close' && (
          <Field label="办理结果" of="deed-outcome" error={objectionTo(answer, 'outcome')}>
            <Radio.Group
              id="deed-outcome"
              value={outcome}
              vertical
              options={Object.entries(PETITION_OUTCOMES).map(([value, title]) => ({ value, label: title }))}
              onChange={({ target }) => setOutcome(target.value)}
            />
          </Field>
        )}
        {label !== undefined && (
          <Field label={label} of="deed-words" error={objectionTo(answer, 'words')}>
            <Input.TextArea
              id="deed-words"
              value={words}
              maxLength={LONGEST.note}
              autoSize={{ minRows: 3, maxRows: 10 }}
              onChange={({ target }) => setWords(target.value)}
            />
          </Field>
        )}
        <Refusals answer={answer} title="没有办成" />
      </div>
    </Modal>
  );
}
