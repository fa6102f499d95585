import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';
import { PageState } from '#src/web/PageState.tsx';

interface Line {
  readonly revision: number;
  readonly day: string;
  readonly text: string;
  readonly changes: readonly {
    readonly field: string;
    readonly title: string;
    readonly before: string;
    readonly after: string;
  }[];
}

interface Props {
  readonly id: string;
  /** Shows the record as of that day. */
  readonly onDay: (day: string) => void;
}

/** 变更历史 — as a diary, the newest first; each line opens to what stood there before and after. */
export function Diary({ id, onDay }: Props): ReactNode {
  const query = useQuery({
    queryKey: ['pupil', id, 'history'],
    queryFn: (): Promise<{ readonly rows: readonly Line[] }> =>
      loaded(api.GET('/api/pupils/{id}/history', { params: { path: { id } } })),
  });
  const rows = query.data?.rows ?? [];
  return (
    <PageState query={query}>
      <ol className="r-diary">
        {rows.map(({ revision, day, text, changes }, at) => (
          <li key={revision}>
            {yearOf(day) !== yearOf(rows[at - 1]?.day) && <h3>{yearOf(day)}年</h3>}
            <details>
              <summary>
                {text}
                <Button type="link" size="small" className="r-no-print" onClick={() => onDay(day)}>
                  看当天的样子
                </Button>
              </summary>
              <dl>
                {changes.map(({ field, title, before, after }) => (
                  <div key={field}>
                    <dt className="r-quiet">{title}</dt>
                    <dd>
                      <del>{before || '（空）'}</del> → <ins>{after || '（空）'}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            </details>
          </li>
        ))}
      </ol>
    </PageState>
  );
}

function yearOf(day: string | undefined): string | undefined {
  return day?.slice(0, 4);
}
