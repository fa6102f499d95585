import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#src/web/answer.ts';

/** 一件事 done to a letter: whether it is under way, what came of it, and everything that shows it read anew when it went well. */
export function useLetterDeed<Done>() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<Done>>();
  const run = async (call: Promise<Answer<Done>>): Promise<Done | undefined> => {
    setBusy(true);
    const came = await call;
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return undefined;
    // The matter that the letter is about moves on with it, whichever it is.
    await queries.invalidateQueries();
    return came.data;
  };
  return { busy, answer, run };
}
