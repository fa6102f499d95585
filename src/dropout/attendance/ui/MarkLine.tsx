import type { ReactNode } from 'react';
import { ABSENCE_REASONS, EVERY_REASON } from '../absence.ts';
import type { PupilOfDay } from './answers.ts';
import type { MarkWord } from './use-marks.ts';

interface Props {
  readonly line: PupilOfDay;
  readonly word: MarkWord;
  readonly isUnsent: boolean;
  /** Absent where nothing can be marked. */
  readonly mark?: (word: MarkWord) => void;
}

/** 一名学生 — three large buttons for whoever is not there; nothing to tap for whoever is. */
export function MarkLine({ line, word, isUnsent, mark }: Props): ReactNode {
  return (
    <li className={word === '' ? 'at-line' : 'at-line at-away'}>
      <p className="at-who">
        <strong>{line.name}</strong>
        <span className="r-quiet">{line.sex}</span>
        {line.status !== '' && <span className="at-status">{line.status}</span>}
        {line.streak > 0 && <span className="r-error">连续无故 {line.streak} 天</span>}
        {isUnsent && <span className="r-query">未发送</span>}
      </p>
      {mark === undefined ? (
        <p>{word === '' ? <span className="r-quiet">到校</span> : ABSENCE_REASONS[word].title}</p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere
        <div role="group" aria-label={line.name} className="at-words">
          {EVERY_REASON.map((reason) => (
            <button
              key={reason}
              type="button"
              aria-pressed={word === reason}
              data-word={reason}
              onClick={() => mark(word === reason ? '' : reason)}
            >
              {ABSENCE_REASONS[reason].title}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}
