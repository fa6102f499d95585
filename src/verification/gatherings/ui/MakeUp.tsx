import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { LONGEST_WORDS } from '../gathering.ts';
import type { PersonOnList, WholeGathering } from './answers.ts';
import { useDeed } from './use-deed.ts';
import '#src/organization/ui/organization.css';

interface Props {
  readonly of: WholeGathering;
  readonly person: PersonOnList;
  readonly close: () => void;
}

/** 补训 of one who was absent: on which day, and how. */
export function MakeUp({ of, person, close }: Props): ReactNode {
  const [on, setOn] = useState<string>(todayHere());
  const [words, setWords] = useState('');
  const { busy, answer, run } = useDeed(of.id);
  const save = async () => {
    const params = { path: { id: of.id } };
    const body = { person: person.person, on, words };
    if (await run(answered(api.POST('/api/gatherings/{id}/make-ups', { params, body })))) close();
  };
  return (
    <Modal
      open
      title={`${person.name}补训`}
      okText="登记补训"
      cancelText="返回"
      okButtonProps={{ loading: busy, disabled: on === '' }}
      onOk={save}
      onCancel={close}
    >
      <div className="r-form">
        <Field label="补训日期" of="make-up-on" error={objectionTo(answer, 'on')}>
          <DayField id="make-up-on" value={on} onChange={setOn} />
        </Field>
        <Field label="怎么补的" of="make-up-words" hint="如：看录像、单独讲解">
          <Input
            id="make-up-words"
            value={words}
            maxLength={LONGEST_WORDS}
            onChange={({ target }) => setWords(target.value)}
          />
        </Field>
        <Refusals answer={answer} title="没有登记" />
      </div>
    </Modal>
  );
}
