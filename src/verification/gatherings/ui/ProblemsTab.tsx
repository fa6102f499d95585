import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { Nothing, PageState } from '#src/web/PageState.tsx';
import type { WholeGathering } from './answers.ts';

type Problems = Given<'/api/gatherings/{id}/problems', 'get'>;

/** 问题学籍学生名单 of the class, to be read out to nobody but the pupil's own family; no number in full is in it. */
export function ProblemsTab({ of }: { readonly of: WholeGathering }): ReactNode {
  const query = useQuery({
    queryKey: ['gathering-problems', of.id],
    queryFn: (): Promise<Problems> =>
      loaded(api.GET('/api/gatherings/{id}/problems', { params: { path: { id: of.id } } })),
  });
  const rows = query.data?.rows ?? [];
  return (
    <PageState query={query}>
      {rows.length === 0 ? (
        <Nothing title="这个班现在没有未了的问题，不用下发问题名单。" />
      ) : (
        <section aria-label="问题名单" className="g-work">
          <div className="g-tools r-no-print">
            <span>共 {rows.length} 项。只交给学生本人的家长，不要张贴、不要发到群里。</span>
            <Button href={`/api/gatherings/${of.id}/problems.pdf`} target="_blank">
              打印问题名单
            </Button>
          </div>
          <ol className="g-problems">
            {rows.map(({ name, field, message, advice }) => (
              <li key={`${name} ${field} ${message}`}>
                <b>{name}</b> <span>{field}</span>
                <p>{message}</p>
                <p className="r-quiet">{advice}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </PageState>
  );
}
