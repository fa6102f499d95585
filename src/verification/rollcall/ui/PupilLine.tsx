import { type ReactNode, useState } from 'react';
import { ABSENCES, type AbsenceName, ACTUAL_STATES, EVERY_ABSENCE, EVERY_ACTUAL_STATE } from '#src/quality/presence.ts';
import { EVERY_ROLL_WORD, LONGEST_NOTE, ROLL_WORDS, type RollWord } from '../roll-call.ts';
import type { RollLine, SaidAnswer } from './answers.ts';
import { Papers } from './Papers.tsx';

interface Props {
  readonly line: RollLine;
  readonly answer: SaidAnswer | undefined;
  readonly isUnsent: boolean;
  readonly say: (answer: SaidAnswer) => void;
}

/** 一名学生 — three large buttons; where or what at the second tap; words only where they help. */
export function PupilLine({ line, answer, isUnsent, say }: Props): ReactNode {
  const [asked, setAsked] = useState<RollWord>();
  const word = asked ?? answer?.is;
  const tap = (is: RollWord) => {
    setAsked(is === 'present' ? undefined : is);
    if (is === 'present') say({ is, which: '', note: '' });
  };
  const choose = (which: string) => {
    if (word === undefined) return;
    setAsked(undefined);
    say({ is: word, which, note: answer?.is === word ? answer.note : '' });
  };
  return (
    <li className={answer === undefined ? 'rc-line rc-open' : 'rc-line'}>
      <p className="rc-who">
        <span className="r-num r-quiet">{line.rollNumber}</span>
        <strong>{line.name}</strong>
        <span className="r-quiet">{line.sex}</span>
        {line.status !== '' && <span className="rc-status">{line.status}</span>}
        {isUnsent && <span className="r-query">未发送</span>}
        {!isUnsent && answer !== undefined && <span className="r-done">已保存</span>}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere */}
      <div role="group" aria-label={line.name} className="rc-words">
        {EVERY_ROLL_WORD.map((is) => (
          <button key={is} type="button" aria-pressed={word === is} data-word={is} onClick={() => tap(is)}>
            {ROLL_WORDS[is]}
          </button>
        ))}
      </div>
      {word !== undefined && word !== 'present' && (
        <Which line={line} word={word} chosen={answer?.is === word ? answer.which : undefined} choose={choose} />
      )}
      {answer !== undefined && answer.is !== 'present' && asked === undefined && (
        <Note key={`${answer.is} ${answer.which}`} name={line.name} answer={answer} say={say} />
      )}
      {line.missing !== undefined && <Papers line={line} />}
    </li>
  );
}

interface WhichProps {
  readonly line: RollLine;
  readonly word: Exclude<RollWord, 'present'>;
  readonly chosen: string | undefined;
  readonly choose: (which: string) => void;
}

function Which({ line, word, chosen, choose }: WhichProps): ReactNode {
  const choices =
    word === 'differs'
      ? EVERY_ACTUAL_STATE.map((id) => [id, ACTUAL_STATES[id].title] as const)
      : absencesFor(line).map((id) => [id, titleOf(id, line)] as const);
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    <div role="group" aria-label={`${line.name}${word === 'absent' ? '在哪里' : '的实际状态'}`} className="rc-which">
      {choices.map(([id, title]) => (
        <button key={id} type="button" aria-pressed={chosen === id} onClick={() => choose(id)}>
          {title}
        </button>
      ))}
    </div>
  );
}

/** Whom the record itself says away is most likely where it says. */
function absencesFor({ isInSchool }: RollLine): readonly AbsenceName[] {
  const others = EVERY_ABSENCE.filter((each) => each !== 'as-recorded');
  return isInSchool ? others : ['as-recorded', ...others];
}

function titleOf(id: AbsenceName, { status }: RollLine): string {
  return id === 'as-recorded' ? `与学籍一致（${status}）` : ABSENCES[id].title;
}

interface NoteProps {
  readonly name: string;
  readonly answer: SaidAnswer;
  readonly say: (answer: SaidAnswer) => void;
}

function Note({ name, answer, say }: NoteProps): ReactNode {
  const [text, setText] = useState(answer.note);
  const asks = answer.is === 'absent' ? ABSENCES[answer.which as AbsenceName].asks : '从何时起、什么原因'; // read by the server as one
  if (asks === '') return null;
  const keep = () => text.trim() !== answer.note && say({ ...answer, note: text.trim() });
  return (
    <input
      className="rc-note"
      aria-label={`${name}的情况`}
      placeholder={`${asks}（可不填，不写号码）`}
      maxLength={LONGEST_NOTE}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={keep}
      onKeyDown={({ key }) => key === 'Enter' && keep()}
    />
  );
}
