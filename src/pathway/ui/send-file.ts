import { type Answer, refusalOf, UNREACHABLE } from '#src/web/answer.ts';
import { throughTheGate } from '#src/web/gate.ts';
import type { TakenRoster } from './answers.ts';

/** 传回花名册 */
export function sendRoster(file: File): Promise<Answer<TakenRoster>> {
  return sent('/api/pathway/imports', file);
}

/** 上传核实材料 — one after the other; the first that is refused says why, and what came before it stays. */
export async function sendProofs(student: string, kind: string, files: readonly File[]): Promise<Answer<unknown>> {
  let last: Answer<unknown> = { is: 'ok', data: undefined };
  for (const file of files) {
    last = await sent(`/api/pathway/${student}/proofs`, file, kind);
    if (last.is !== 'ok') return last;
  }
  return last;
}

/** Where the file of a document is served, watermarked for whoever asks. */
export function proofUrl(student: string, proof: string): string {
  return `/api/pathway/${student}/proofs/${proof}/file`;
}

async function sent<T>(path: string, file: File, kind?: string): Promise<Answer<T>> {
  const body = new FormData();
  // The server reads the form as it comes: what says what the file is comes before it.
  if (kind !== undefined) body.append('kind', kind);
  body.append('file', file, file.name);
  const headers = { 'x-requested-with': 'renji' };
  try {
    const request = new Request(path, { method: 'POST', body, headers, credentials: 'same-origin' });
    const response = await throughTheGate(request);
    const answer: unknown = await response.json().catch(() => undefined);
    // What an answer that is not an error carries is of the type its route declares.
    return response.ok ? { is: 'ok', data: answer as T } : refusalOf(response.status, answer);
  } catch {
    return UNREACHABLE;
  }
}
