import createClient from 'openapi-fetch';
import { type Answer, refusalOf, UNREACHABLE, Unanswered } from './answer.ts';
import { throughTheGate } from './gate.ts';
import type { paths } from './openapi.d.ts';

/** 接口 — the server's routes, typed from its own OpenAPI document. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  // A page of another site cannot send this header without asking first.
  headers: { 'x-requested-with': 'renji' },
  fetch: throughTheGate,
});

interface Reply {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** For a deed: what came of it, as a value. Never throws. `answered(api.POST('/api/…', { body }))` */
export async function answered<R extends Reply>(call: Promise<R>): Promise<Answer<Exclude<R['data'], undefined>>> {
  try {
    const { data, error, response } = await call;
    // What an answer that is not an error carries is of the type its route declares.
    if (response.ok) return { is: 'ok', data: data as Exclude<R['data'], undefined> };
    return refusalOf(response.status, error);
  } catch {
    return UNREACHABLE;
  }
}

/** For a question put through TanStack Query: the data, or `Unanswered` is thrown for the page to show. */
export async function loaded<R extends Reply>(call: Promise<R>): Promise<Exclude<R['data'], undefined>> {
  const answer = await answered(call);
  if (answer.is === 'ok') return answer.data;
  throw new Unanswered(answer);
}
