import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#src/web/answer.ts';

/** 办一件事 of a case: whether it is under way, what came of it, and the pages read anew when it went well. */
export function useDeed<Done>() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<Done>>();
  const run = async (call: Promise<Answer<Done>>): Promise<Done | undefined> => {
    setBusy(true);
    const came = await call;
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return undefined;
    for (const key of ['dropout', 'dropouts', 'dropout-counts', 'joint', 'joints', 'letters-about', 'today']) {
      await queries.invalidateQueries({ queryKey: [key] });
    }
    return came.data;
  };
  return { busy, answer, run };
}
