import { answered, api } from '#src/web/api.ts';
import { type Unsent, useUnsent } from '#src/web/use-unsent.ts';
import type { SaidAnswer } from './answers.ts';

/** 逐人保存 — by pupil. No name and no number stays on the phone. */
export function useAnswers(call: string, saved: (answers: Unsent<SaidAnswer>) => void) {
  return useUnsent<SaidAnswer>({
    name: `renji-roll-${call}`,
    send: (said) => send(call, said),
    saved,
    letsGo: 'named',
  });
}

function send(call: string, said: Unsent<SaidAnswer>) {
  const answers = Object.entries(said).map(([student, each]) => ({ student, ...each, which: each.which as '' })); // codes of the two tables
  return answered(api.PUT('/api/roll-calls/{id}/answers', { params: { path: { id: call } }, body: { answers } }));
}
