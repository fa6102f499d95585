import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import type { Unsent } from '#src/web/use-unsent.ts';
import type { ClassRoll, SaidAnswer } from './answers.ts';
import { ChildCard } from './ChildCard.tsx';
import { PupilLine } from './PupilLine.tsx';
import { UnlistedForm } from './UnlistedForm.tsx';
import { useAnswers } from './use-answers.ts';

interface Props {
  readonly roll: ClassRoll;
  readonly call: NonNullable<ClassRoll['call']>;
  readonly refresh: () => Promise<void>;
}

const PRESENT: SaidAnswer = { is: 'present', which: '', note: '' };

/** 正在核实 — the list, who is beside it, and the signature under both. */
export function Calling({ roll, call, refresh }: Props): ReactNode {
  const queries = useQueryClient();
  const { modal } = App.useApp();
  const [isAdding, setAdding] = useState(false);
  const [signed, setSigned] = useState<Answer<unknown>>();
  const [busy, setBusy] = useState(false);
  const saved = useCallback(
    (answers: Unsent<SaidAnswer>) =>
      queries.setQueryData<ClassRoll>(
        ['roll-call-class', roll.unit],
        (before) => before && withAnswers(before, answers),
      ),
    [queries, roll.unit],
  );
  const { unsent, left, say, answer } = useAnswers(call.id, saved);
  const answerOf = (line: ClassRoll['list'][number]) => unsent[line.student] ?? line.answer;
  const open = roll.list.filter((line) => answerOf(line) === undefined);
  const inSchool = open.filter(({ isInSchool }) => isInSchool);
  const count = (is: SaidAnswer['is']) => roll.list.filter((line) => answerOf(line)?.is === is).length;
  const sign = async () => {
    setBusy(true);
    const came = await answered(api.POST('/api/roll-calls/{id}/signature', { params: { path: { id: call.id } } }));
    setSigned(came);
    if (came.is === 'ok') await refresh();
    setBusy(false);
  };
  const confirm = () =>
    modal.confirm({
      title: '核实完了，签字？',
      content: `名单 ${roll.list.length} 人：在班 ${count('present')}、不在班 ${count('absent')}、状态不符 ${count('differs')}；不在名单 ${roll.unlisted.length} 人。签字后不能再改，有出入的可以重新核实一次。`,
      okText: '签字',
      cancelText: '再看看',
      onOk: sign,
    });
  return (
    <>
      <ul className="rc-list" aria-label="班级名单">
        {roll.list.map((line) => (
          <PupilLine
            key={line.student}
            line={line}
            answer={answerOf(line)}
            isUnsent={unsent[line.student] !== undefined}
            say={(said) => say({ [line.student]: said })}
          />
        ))}
      </ul>
      <section aria-label="在班但不在名单的学生">
        <h3>在班但不在名单的学生 {roll.unlisted.length} 名</h3>
        <ul className="rc-children">
          {roll.unlisted.map((child) => (
            <ChildCard key={child.id} child={child} call={call.id} refresh={refresh} />
          ))}
        </ul>
        {isAdding ? (
          <UnlistedForm call={call.id} close={() => setAdding(false)} onDone={refresh} />
        ) : (
          <Button size="large" block onClick={() => setAdding(true)}>
            登记一名不在名单的学生
          </Button>
        )}
      </section>
      <Refusals answer={answer?.is === 'ok' ? undefined : answer} title="没有保存" />
      <Refusals answer={signed} title="没有签字" />
      <div className="rc-bar">
        <p role="status">
          已核实 {roll.list.length - open.length}/{roll.list.length}
          {left > 0 && <strong className="r-query">　未发送 {left}，网络恢复后自动发送</strong>}
        </p>
        <div className="rc-deeds">
          {inSchool.length > 0 && (
            <Button
              size="large"
              onClick={() => say(Object.fromEntries(inSchool.map(({ student }) => [student, PRESENT])))}
            >
              其余全部在班
            </Button>
          )}
          <Button type="primary" size="large" loading={busy} disabled={open.length > 0 || left > 0} onClick={confirm}>
            签字
          </Button>
        </div>
        {inSchool.length === 0 && open.length > 0 && (
          <p className="r-quiet">学籍已注明休学等的 {open.length} 人，请逐个点选</p>
        )}
      </div>
    </>
  );
}

function withAnswers(roll: ClassRoll, answers: Unsent<SaidAnswer>): ClassRoll {
  const list = roll.list.map((line) => {
    const answer = answers[line.student];
    return answer === undefined ? line : { ...line, answer };
  });
  return { ...roll, list };
}
