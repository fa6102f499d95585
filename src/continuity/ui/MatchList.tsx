import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { REASONS, type Reason } from '../matching.ts';
import type { WholeLeaver } from './answers.ts';
import { useDeed } from './use-deed.ts';

type Match = WholeLeaver['matches'][number];

/** 疑似同一人 — each with its reasons; a person says which child it is, and how they know. */
export function MatchList({ leaver }: { readonly leaver: WholeLeaver }): ReactNode {
  const may = leaver.deeds.includes('deny');
  return (
    <section aria-label="疑似同一人">
      <h2>疑似同一人</h2>
      <p className="r-quiet">只有号码完全相符才自动接续。下面的要由人核实：打电话问监护人，或请对方学校看户口簿。</p>
      <ul className="n-matches">
        {leaver.matches.map((match) => (
          <li key={match.target}>
            <strong>
              {match.school} {match.class}
            </strong>
            <span className="r-quiet">
              {match.source === 'unlisted' ? '逐班核实时在班，还没有学籍手续' : '有在册学籍'}
            </span>
            <span>{match.reasons.map((reason) => REASONS[reason as Reason]).join('；')}</span>
            {match.answer !== undefined && (
              <span>{match.answer === 'same' ? '已认定是同一人' : '已认定不是同一人'}</span>
            )}
            {match.answer === undefined && may && <Answer leaver={leaver} match={match} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answer({ leaver, match }: { readonly leaver: WholeLeaver; readonly match: Match }): ReactNode {
  const box = useId();
  const [words, setWords] = useState('');
  const { busy, answer, run } = useDeed();
  const say = (same: boolean) =>
    run(
      answered(
        api.POST('/api/continuity/leavers/{id}/matches', {
          params: { path: { id: leaver.id } },
          body: { target: match.target, same, words },
        }),
      ),
    );
  return (
    <div className="n-form">
      <label htmlFor={box}>
        怎样核实的
        <Input
          id={box}
          value={words}
          maxLength={200}
          placeholder="如：3月20日电话问母亲，孩子在该校七年级1班"
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <div className="n-buttons">
        {match.source === 'record' && (
          <Button type="primary" loading={busy} disabled={words.trim().length < 2} onClick={() => say(true)}>
            是同一人
          </Button>
        )}
        <Button loading={busy} disabled={words.trim().length < 2} onClick={() => say(false)}>
          不是同一人
        </Button>
      </div>
      {match.source === 'unlisted' && (
        <p className="r-quiet">确是这名学生的，请该校办理“新生录取接续”，学籍到了自动了结。</p>
      )}
      <Refusals answer={answer} title="没有登记" />
    </div>
  );
}
