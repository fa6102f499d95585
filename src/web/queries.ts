import { QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import { Unanswered } from './answer.ts';

/** Nothing is kept of a person's data after they leave: the client lives as long as the session. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // A county's server stands in the same building: that the browser calls itself offline says nothing about it.
      queries: { networkMode: 'always', staleTime: 15_000, retry: isWorthRetrying, retryDelay: 1_000 },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** A list that is read on page by page: `next` of one page is what the following one is asked with. */
export interface Paged<Row> {
  readonly rows: readonly Row[];
  readonly next?: string | undefined;
  /** All there are, where the server has counted. */
  readonly total?: number | undefined;
}

/** 翻页 — asks for a list by keyset pages, and hands it to a `DataTable` as it grows. */
export function usePages<Row>(key: readonly unknown[], ask: (after: string | undefined) => Promise<Paged<Row>>) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: START,
    getNextPageParam: (page) => page.next,
  });
  return { ...query, rows: query.data?.pages.flatMap((page) => page.rows) };
}

const START: string | undefined = undefined;

function isWorthRetrying(failures: number, error: Error): boolean {
  return error instanceof Unanswered && error.answer.is === 'unreachable' && failures < 2;
}
