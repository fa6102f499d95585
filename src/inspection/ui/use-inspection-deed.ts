import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#src/web/answer.ts';

/** 一件事 done to an inspection: whether it is under way, what came of it, and the page read anew when it went well. */
export function useInspectionDeed<Done>(id: string) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<Done>>();
  const run = async (call: Promise<Answer<Done>>): Promise<Done | undefined> => {
    setBusy(true);
    const came = await call;
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return undefined;
    await queries.invalidateQueries({ queryKey: ['inspection', id] });
    for (const key of ['inspections', 'inspection-sheet', 'letters-about', 'today']) {
      await queries.invalidateQueries({ queryKey: [key] });
    }
    return came.data;
  };
  return { busy, answer, run };
}
