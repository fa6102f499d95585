import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#src/web/answer.ts';

/** 办一件事 — whether it is under way, what came of it, and everything that shows it read anew when it went well. */
export function useDeed<Done>() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<Done>>();
  const run = async (call: Promise<Answer<Done>>): Promise<Answer<Done>> => {
    setBusy(true);
    const came = await call;
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return came;
    await queries.invalidateQueries({ queryKey: ['continuity'] });
    for (const key of ['today', 'letters-about', 'pupil']) await queries.invalidateQueries({ queryKey: [key] });
    return came;
  };
  return { busy, answer, run };
}
