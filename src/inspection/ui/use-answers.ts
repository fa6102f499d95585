import { answered, api } from '#src/web/api.ts';
import { type Unsent, useUnsent } from '#src/web/use-unsent.ts';
import type { Verdict } from '../check-sheet.ts';

export interface Said {
  readonly verdict: Verdict;
  readonly note: string;
}

/** 逐项保存 — by `who item`. No name and no number stays on the phone. */
export function useAnswers(inspection: string, saved: (answers: Unsent<Said>) => void) {
  const name = `renji-inspection-${inspection}`;
  return useUnsent<Said>({ name, send: (said) => send(inspection, said), saved, letsGo: 'named' });
}

function send(inspection: string, said: Unsent<Said>) {
  const answers = Object.entries(said).map(([key, each]) => {
    const [about = '', item = ''] = key.split(' ');
    return { about, item, ...each };
  });
  return answered(
    api.PUT('/api/inspections/{id}/answers', {
      params: { path: { id: inspection } },
      body: { answers } as never, // items of the declared sheet
    }),
  );
}
