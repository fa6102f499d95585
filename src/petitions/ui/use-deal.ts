import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import type { DeedSent, WholePetition } from './answers.ts';

/** 办一个动作: whether it is under way, what came of it, and the pages read anew when it went well. */
export function useDeal({ id, revision }: Pick<WholePetition, 'id' | 'revision'>) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const deal = async (sent: Omit<DeedSent, 'seen'>): Promise<boolean> => {
    setBusy(true);
    const came = await answered(
      api.POST('/api/petitions/{id}/deeds', { params: { path: { id } }, body: { ...sent, seen: revision } }),
    );
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return false;
    for (const key of [['petition', id], ['petitions'], ['petition-figures'], ['today']]) {
      await queries.invalidateQueries({ queryKey: key });
    }
    return true;
  };
  return { busy, answer, deal };
}
