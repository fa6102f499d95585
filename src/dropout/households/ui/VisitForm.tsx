import { Button, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { ANSWERS, type Answer, EVERY_ANSWER, LONGEST_WORDS } from '../household-states.ts';
import type { WholeHousehold } from './answers.ts';

interface Props {
  readonly child: WholeHousehold;
  readonly busy: boolean;
  readonly send: (body: {
    readonly answer: Answer;
    readonly on: string;
    readonly visitor: string;
    readonly words: string;
  }) => Promise<void>;
}

/** 登记入户核实 — what was found, when, by whom. */
export function VisitForm({ child, busy, send }: Props): ReactNode {
  const [answer, setAnswer] = useState<Answer | undefined>(child.answer);
  const [on, setOn] = useState(todayHere());
  const [visitor, setVisitor] = useState(child.visitor || child.checker);
  const [words, setWords] = useState(child.words);
  const isWhole = answer !== undefined && on !== '' && visitor.trim() !== '' && words.trim() !== '';
  return (
    <section aria-label="登记入户核实" className="hh-visit">
      <h3>{child.answer === undefined ? '登记入户核实' : '更正入户核实'}</h3>
      <Radio.Group
        aria-label="核实结果"
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
        options={EVERY_ANSWER.map((value) => ({ value, label: ANSWERS[value].title }))}
      />
      <label htmlFor="hh-on">
        核实日期
        <DayField id="hh-on" value={on} onChange={setOn} />
      </label>
      <label htmlFor="hh-visitor">
        谁去核实的
        <Input id="hh-visitor" value={visitor} maxLength={40} onChange={({ target }) => setVisitor(target.value)} />
      </label>
      <label htmlFor="hh-said">
        核实情况{answer && `（${ANSWERS[answer].asks}）`}
        <Input.TextArea
          id="hh-said"
          rows={3}
          value={words}
          maxLength={LONGEST_WORDS}
          placeholder="不写证件号、电话"
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <Button
        type="primary"
        loading={busy}
        disabled={!isWhole}
        onClick={() => answer !== undefined && send({ answer, on, visitor, words })}
      >
        保存核实结果
      </Button>
    </section>
  );
}
