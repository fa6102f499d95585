import { type Answer, refusalOf, UNREACHABLE } from '#src/web/answer.ts';
import { throughTheGate } from '#src/web/gate.ts';

interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came of a deed on a case. Never throws. */
export async function asked<T>(
  path: string,
  { method = 'GET', body, query, headers }: Question = {},
): Promise<Answer<T>> {
  const url = new URL(path, window.location.origin);
  for (const [name, value] of Object.entries(query ?? {})) if (value) url.searchParams.set(name, value);
  try {
    const response = await throughTheGate(
      new Request(url, {
        method,
        credentials: 'same-origin',
        headers: {
          'x-requested-with': 'renji',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const answer: unknown = await response.json().catch(() => undefined);
    // What an answer that is not an error carries is of the type its route declares.
    return response.ok ? { is: 'ok', data: answer as T } : refusalOf(response.status, answer);
  } catch {
    return UNREACHABLE;
  }
}
