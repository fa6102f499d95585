import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { Unanswered } from '#src/web/answer.ts';
import { api, loaded } from '#src/web/api.ts';
import type { Session } from '#src/web/session.ts';

/** Who is signed in; asked once, and again after each sign-in, switch of office and return to the page. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: (): Promise<Session> => loaded(api.GET('/api/session')),
  staleTime: 60_000,
});

/** The session, or `undefined` when nobody is signed in, or not all the way. */
export async function readSession(queries: QueryClient): Promise<Session | undefined> {
  try {
    return await queries.ensureQueryData(sessionQuery);
  } catch (error) {
    if (error instanceof Unanswered && error.answer.is === 'signed-out') return undefined;
    throw error;
  }
}
