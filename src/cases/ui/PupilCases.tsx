import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { procedureOf } from '#src/procedures/index.ts';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { deskInWords } from '../desk-words.ts';
import type { CaseRows } from './answers.ts';
import { Deadline } from './Deadline.tsx';
import { StateWord } from './StateWord.tsx';
import './cases.css';

/** 业务 — every case of one pupil, the newest first. */
export function PupilCases({ student }: { readonly student: string }): ReactNode {
  const query = usePupilCases(student);
  const rows = query.data?.rows ?? [];
  return (
    <PageState query={query}>
      {rows.length === 0 && <Nothing title="还没有办过业务。" />}
      <ul className="c-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={ADDRESSES.case} params={{ id: row.id }}>
              {procedureOf(row.procedure)?.title ?? row.procedure}
            </Link>
            <span className="r-quiet r-num">{row.number}</span>
            <StateWord of={row.state} />
            {row.state === 'step' && (
              <>
                <span>
                  {[row.step, deskInWords({ unitName: row.unitName, office: row.desk ?? '' })]
                    .filter(Boolean)
                    .join('　')}
                </span>
                <Deadline of={row} />
              </>
            )}
            <span className="r-quiet r-num">{momentInWords(row.changedAt)}</span>
          </li>
        ))}
      </ul>
    </PageState>
  );
}

/** Asked once for both, and by the menu of procedures. */
export function usePupilCases(student: string) {
  return useQuery({
    queryKey: ['pupil', student, 'cases'],
    queryFn: (): Promise<CaseRows> => loaded(api.GET('/api/pupils/{id}/cases', { params: { path: { id: student } } })),
  });
}
