import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';

interface Look {
  readonly at: string;
  readonly name?: string;
  readonly officeTitle?: string;
  readonly title: string;
  readonly reason: string;
}

/** 谁看过 — who looked at this child's record, for the head of the school and for the county. */
export function LooksPanel({ pupil }: { readonly pupil: string }): ReactNode {
  const query = useQuery({
    queryKey: ['looks', pupil],
    queryFn: (): Promise<{ readonly rows: readonly Look[] }> =>
      loaded(api.GET('/api/pupils/{id}/looks', { params: { path: { id: pupil } } })),
  });
  return (
    <PageState query={query}>
      {query.data?.rows.length === 0 && <Nothing title="还没有人看过这份学籍的隐私内容。" />}
      <ul className="r-lines">
        {query.data?.rows.map(({ at, name, officeTitle, title, reason }) => (
          <li key={`${at} ${title}`}>
            <span className="r-num">{momentInWords(at)}</span> {name ?? '系统'}
            {officeTitle !== undefined && `（${officeTitle}）`} {title}
            {reason !== '' && <span className="r-quiet">，原因：{reason}</span>}
          </li>
        ))}
      </ul>
    </PageState>
  );
}
