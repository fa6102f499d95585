import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { used } from './key-ring.ts';

/** 一件事 done to a tip-off: whether it is under way, what came of it, and the pages read anew. */
export function useTipOffDeed(id: string) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const run = async (call: Promise<Answer<unknown>>): Promise<boolean> => {
    used();
    setBusy(true);
    const came = await call;
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return false;
    for (const key of [['tip-off', id], ['tip-offs'], ['today']]) await queries.invalidateQueries({ queryKey: key });
    return true;
  };
  return { busy, answer, run };
}
