import { type Answer, refusalOf, UNREACHABLE } from './answer.ts';

/** What came of asking for a file: the file, or the task that writes a large one. */
export type Taken = { readonly file: Blob } | { readonly task: string };

interface FileReply {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** 取走 — for a request sent with `parseAs: 'blob'`. Never throws. */
export async function taken(call: Promise<FileReply>): Promise<Answer<Taken>> {
  try {
    const { data, error, response } = await call;
    if (!response.ok || !(data instanceof Blob)) return refusalOf(response.status, error);
    if (response.status !== 202) return { is: 'ok', data: { file: data } };
    const { task }: { readonly task: string } = JSON.parse(await data.text()); // as the routes declare
    return { is: 'ok', data: { task } };
  } catch {
    return UNREACHABLE;
  }
}
