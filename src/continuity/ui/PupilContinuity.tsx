import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { dayInWords } from '#src/web/dates.ts';
import type { Given } from '#src/web/given.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import { DESTINATIONS, LEAVER_KINDS } from '../leaver.ts';
import { StateWord } from './leaver-columns.tsx';
import './continuity.css';

type Leavings = Given<'/api/pupils/{id}/continuity', 'get'>;

/** 学籍去了哪里 — every time the pupil has left a school, and who took the record in. */
export function PupilContinuity({ student }: { readonly student: string }): ReactNode {
  const query = useQuery({
    queryKey: ['pupil', student, 'continuity'],
    queryFn: (): Promise<Leavings> =>
      loaded(api.GET('/api/pupils/{id}/continuity', { params: { path: { id: student } } })),
  });
  const rows = query.data?.rows ?? [];
  return (
    <PageState query={query}>
      {query.data && rows.length === 0 && <Nothing title="没有毕业、转出过，学籍一直在本校。" />}
      <ul className="n-lines">
        {rows.map(({ id, kind, leftOn, from, taken, destination, mayOpen, ...row }) => {
          const title = `${dayInWords(leftOn)} ${from} ${LEAVER_KINDS[kind].title}`;
          const where = taken || (destination && DESTINATIONS[destination].title) || '';
          return (
            <li key={id}>
              {mayOpen ? (
                <Link to={ADDRESSES.leaver} params={{ id }}>
                  {title}
                </Link>
              ) : (
                title
              )}
              {'　'}
              <StateWord of={row} />
              {where !== '' && `　${where}`}
            </li>
          );
        })}
      </ul>
    </PageState>
  );
}
