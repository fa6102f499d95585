import { type Answer, UNREACHABLE } from '#src/web/answer.ts';
import { answered } from '#src/web/api.ts';
import { sendForm } from '#src/web/send-form.ts';

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
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    // Whoever has signed in on this phone is not who sends: the code is.
    const reply = await sendForm<SavedCount>('/api/upload/files', form, {
      credentials: 'omit',
      signal: patience.signal,
    });
    return reply.response.status === TOO_OFTEN ? UNREACHABLE : await answered(Promise.resolve(reply));
  } catch {
    return UNREACHABLE;
  } finally {
    clearTimeout(timer);
  }
}

/** A megabyte over a village's line takes its time; a line that is dead takes for ever. */
const PATIENCE = 90_000;
const TOO_OFTEN = 429;
