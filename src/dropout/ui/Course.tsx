import type { ReactNode } from 'react';
import { OFFICES } from '#src/organization/office.ts';
import { momentInWords } from '#src/web/dates.ts';
import type { WholeDropout } from './answers.ts';

/** 经过 — every step, the latest first; only added to. */
export function Course({ of }: { readonly of: WholeDropout }): ReactNode {
  return (
    <section aria-label="经过">
      <h2>经过</h2>
      <ol className="d-lines">
        {[...of.events].reverse().map(({ at, deed, by, office, words }) => (
          <li key={`${at} ${deed}`}>
            <span className="r-quiet r-num">{momentInWords(at)}</span>
            <b>{deed}</b>
            <span>
              {by === undefined ? '系统' : `${titleOf(office)} ${by}`}
              {words !== '' && `：${words}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function titleOf(office: string | undefined): string {
  const titles: Readonly<Record<string, { readonly title: string }>> = OFFICES;
  return titles[office ?? '']?.title ?? '';
}
