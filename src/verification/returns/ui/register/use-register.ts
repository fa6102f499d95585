import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered, api } from '#src/web/api.ts';
import type { Arrived } from '../answers.ts';
import { type Tone, toneOf } from './tones.ts';

/** One code that was read, and what the server said of it. */
export interface Entry {
  readonly key: number;
  /** Kept until it is answered, so that a line that breaks loses nothing. */
  readonly code: string;
  readonly answer: Answer<Arrived> | undefined;
  readonly isWithdrawn: boolean;
}

export interface Register {
  /** The latest first. */
  readonly entries: readonly Entry[];
  readonly take: (code: string) => void;
  readonly again: (entry: Entry) => void;
  readonly withdraw: (entry: Entry) => Promise<Answer<{ readonly message: string }>>;
}

/** 登记 — codes are answered one after the other, in the order in which they were read: a scanner is quicker than any line. */
export function useRegister(campaign: string, told: (tone: Tone) => void): Register {
  const queries = useQueryClient();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [next, tail, tell] = [useRef(0), useRef(Promise.resolve()), useRef(told)];
  tell.current = told;
  const change = useCallback((key: number, part: Partial<Entry>) => {
    setEntries((all) => all.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));
  }, []);
  const ask = useCallback(
    (key: number, code: string) => {
      tail.current = tail.current.then(async () => {
        const params = { path: { id: campaign } };
        const answer = await answered(api.POST('/api/campaigns/{id}/returns/codes', { params, body: { code } }));
        change(key, { answer });
        tell.current(answer.is === 'ok' ? toneOf(answer.data.is) : 'wrong');
        await queries.invalidateQueries({ queryKey: ['returns', campaign] });
      });
    },
    [campaign, change, queries, tail, tell],
  );
  const take = useCallback(
    (typed: string) => {
      const code = typed.trim();
      if (code === '') return;
      next.current += 1;
      const key = next.current;
      setEntries((all) => [{ key, code, answer: undefined, isWithdrawn: false }, ...all].slice(0, MOST));
      ask(key, code);
    },
    [ask, next],
  );
  return {
    entries,
    take,
    again: ({ key, code }) => {
      change(key, { answer: undefined });
      ask(key, code);
    },
    withdraw: async ({ key, answer }) => {
      const id = answer?.is === 'ok' ? (answer.data.returnId ?? '') : '';
      const params = { path: { id: campaign, return: id } };
      const came = await answered(api.DELETE('/api/campaigns/{id}/returns/{return}', { params }));
      if (came.is === 'ok') change(key, { isWithdrawn: true });
      await queries.invalidateQueries({ queryKey: ['returns', campaign] });
      return came;
    },
  };
}

/** A class and some; what came before stands in the lists. */
const MOST = 200;
