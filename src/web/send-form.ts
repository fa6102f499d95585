import { throughTheGate } from './gate.ts';

/** 上传表单 — files and what is said with them; `answered` makes a value of it, as of the calls of `api`. Rejects when nobody answers. */
export async function sendForm<T>(
  path: string,
  form: FormData,
  how: Pick<RequestInit, 'credentials' | 'signal'> = {},
): Promise<{ readonly response: Response; readonly data?: T; readonly error?: unknown }> {
  const headers = { 'x-requested-with': 'renji' };
  const request = new Request(path, { method: 'POST', body: form, headers, credentials: 'same-origin', ...how });
  const response = await throughTheGate(request);
  const body: unknown = await response.json().catch(() => undefined);
  // What an answer that is not an error carries is of the type its route declares.
  return response.ok ? { response, data: body as T } : { response, error: body };
}
