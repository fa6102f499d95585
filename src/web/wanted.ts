import { useSyncExternalStore } from 'react';

/** Looks for these words on the pupils' page; without words, they have been taken up. A name is never put into an address. */
export function want(words: string): void {
  wanted = words;
  for (const listener of listeners) listener();
}

/** 全局查找 — what was typed into the search box of the top bar and nobody has looked for yet; empty otherwise. */
export function useWanted(): string {
  return useSyncExternalStore(listen, () => wanted);
}

const listeners = new Set<() => void>();
let wanted = '';

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
