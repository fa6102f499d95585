import { useSyncExternalStore } from 'react';

/** What was typed into the search box of the top bar, for the pupils' page to look for. A name is never put into an address. */
export interface Wanted {
  readonly words: string;
  /** Grows with each search, so that the same words can be asked for again. */
  readonly asked: number;
}

/** Looks for these words on the pupils' page. */
export function want(words: string): void {
  wanted = { words, asked: wanted.asked + 1 };
  for (const listener of listeners) listener();
}

/** 全局查找 — the words last asked for; empty at first. */
export function useWanted(): Wanted {
  return useSyncExternalStore(listen, () => wanted);
}

const listeners = new Set<() => void>();
let wanted: Wanted = { words: '', asked: 0 };

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
