import { Button } from 'antd';
import type { ReactNode } from 'react';
import { TONE_SIGNS, toneOf } from './tones.ts';
import type { Entry } from './use-register.ts';

/** One sheet of the session: whose, what became of it, and what whoever keys it should know. */
export function EntryLine({ entry, onAgain }: { readonly entry: Entry; readonly onAgain: () => void }): ReactNode {
  const { answer, isWithdrawn, code } = entry;
  if (answer === undefined) {
    return (
      <li className="v-entry">
        <span className="v-sign">…</span>
        <span className="r-quiet">正在登记 {tail(code)}</span>
      </li>
    );
  }
  if (answer.is !== 'ok') {
    return (
      <li className="v-entry v-tone-wrong">
        <span className="v-sign">✕</span>
        <span>
          <strong>没有登记上</strong>（{tail(code)}）：{answer.message}{' '}
          {answer.is === 'unreachable' && (
            <Button size="small" onClick={onAgain}>
              再登记一次
            </Button>
          )}
        </span>
      </li>
    );
  }
  const { is, title, message, warnings, pupil } = answer.data;
  const tone = toneOf(is);
  return (
    <li className={`v-entry v-tone-${isWithdrawn ? 'same' : tone}`}>
      <span className="v-sign">{isWithdrawn ? '↶' : TONE_SIGNS[tone]}</span>
      <span>
        <strong className="v-who">{pupil ? pupil.name : title}</strong>
        {pupil && <span className="r-quiet">　{pupil.place.class || pupil.place.school}</span>}
        <span className="v-said">{isWithdrawn ? '已撤销登记' : message}</span>
        {!isWithdrawn && warnings.length > 0 && (
          <ul className="r-lines r-query">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
      </span>
    </li>
  );
}

/** The end of a code, by which it is found on the paper. */
function tail(code: string): string {
  return `…${code.slice(-4)}`;
}
