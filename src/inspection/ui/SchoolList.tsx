import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { momentInWords } from '#src/web/dates.ts';
import { EVERY_PUPIL_ITEM, EVERY_SCHOOL_ITEM } from '../check-sheet.ts';
import { SIZE_BANDS } from '../draw.ts';
import type { WholeInspection } from './answers.ts';

/** 被查学校 — each leads to its check sheet, and says how far it has come. */
export function SchoolList({ of }: { readonly of: WholeInspection }): ReactNode {
  const isOpen = of.mayRun || of.state === 'published';
  return (
    <section aria-label="被查学校">
      <h2>被查学校 {of.schools.length} 所</h2>
      <ul className="i-schools">
        {of.schools.map(({ id, name, roll, band, pupils, said, wrong, response, respondedAt }) => {
          const asked = EVERY_SCHOOL_ITEM.length + pupils * EVERY_PUPIL_ITEM.length;
          return (
            <li key={id}>
              <Link to={ADDRESSES.inspectionSheet} params={{ id: of.id, school: id }}>
                {name}
              </Link>
              <span className="r-quiet">
                在册 {roll}（{SIZE_BANDS[band]}），抽 {pupils} 名
              </span>
              {isOpen && (
                <span className={said < asked ? 'r-query' : 'r-done'}>
                  检查表 {said}/{asked} 项{wrong > 0 && `，不符 ${wrong}`}
                </span>
              )}
              {response !== undefined && (
                <p className="i-text">
                  学校回应（{momentInWords(respondedAt ?? '')}）：{response}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
