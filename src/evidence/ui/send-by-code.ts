import { type Answer, refusalOf, UNREACHABLE } from '#src/web/answer.ts';
import { throughTheGate } from '#src/web/gate.ts';

/** How many came through the code, and how many more may. */
export interface SavedCount {
  readonly saved: number;
  readonly left: number;
}

/** 凭码传一张 — `unreachable` is worth another try with the very same picture: the server knows it again. Never throws. */
export async function sendByCode(code: string, picture: File): Promise<Answer<SavedCount>> {
  const form = new FormData();
  form.append('code', code);
  form.append('file', picture, picture.name);
  try {
    const response = await throughTheGate(
      new Request('/api/upload/files', {
        method: 'POST',
        body: form,
        headers: { 'x-requested-with': 'renji' },
        credentials: 'omit',
        signal: AbortSignal.timeout(PATIENCE),
      }),
    );
    const body: unknown = await response.json().catch(() => undefined);
    if (response.status === TOO_OFTEN) return UNREACHABLE;
    // What an answer that is not an error carries is of the type its route declares.
    return response.ok ? { is: 'ok', data: body as SavedCount } : refusalOf(response.status, body);
  } catch {
    return UNREACHABLE;
  }
}

/** A megabyte over a village's line takes its time; a line that is dead takes for ever. */
const PATIENCE = 90_000;
const TOO_OFTEN = 429;
