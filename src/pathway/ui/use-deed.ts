import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#src/web/answer.ts';

/** What a deed on the pathway may have changed elsewhere. */
const TOUCHED = ['pathway', 'today', 'cases', 'pupil', 'findings'] as const;

/** Reads again whatever a deed may have changed. */
export function useRefreshingPathway(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(TOUCHED.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
}

/** 办一步 — does one deed, keeps what the server said, and shows how things stand after it. */
export function useDeed<T>() {
  const refresh = useRefreshingPathway();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<T>>();
  const run = async (deed: Promise<Answer<T>>): Promise<Answer<T>> => {
    setBusy(true);
    const came = await deed;
    setBusy(false);
    setAnswer(came.is === 'ok' ? undefined : came);
    if (came.is === 'ok' || came.is === 'stale') await refresh();
    return came;
  };
  return { busy, answer, run };
}
