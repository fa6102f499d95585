import type { ReactNode } from 'react';
import { momentInWords } from '#src/web/dates.ts';
import { Rate } from '#src/web/Num.tsx';
import { levelOf } from '../signing.ts';
import type { Summary } from './answers.ts';

/** 进度 — of the whole unit, in one quiet line: how many are done, how many of those below have signed, and whether this one has. */
export function Progressed({ summary: { whole, rows } }: { readonly summary: Summary }): ReactNode {
  const { settled = 0, roll = 0 } = whole.counts;
  const signing = rows.filter(({ kind, counts }) => levelOf(kind) !== undefined && (counts.roll ?? 0) > 0);
  const part = roll === 0 ? 0 : settled / roll;
  return (
    <p className="v-progress">
      <span>
        已完成 <Rate part={settled} whole={roll} />
      </span>
      <span className="v-line" aria-hidden="true">
        <span style={{ width: `${(part * 100).toFixed(1)}%` }} />
      </span>
      {signing.length > 0 && (
        <span>
          下级已签核 {signing.filter(({ signed }) => signed !== undefined).length}/{signing.length}
        </span>
      )}
      <span className={whole.signed ? 'r-done' : 'r-quiet'}>
        {whole.signed ? `${whole.signed.by} 已签核（${momentInWords(whole.signed.at)}）` : '本级未签核'}
      </span>
    </p>
  );
}
