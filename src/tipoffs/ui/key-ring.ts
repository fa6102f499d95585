import { useSyncExternalStore } from 'react';
import type { KeyPair } from '../sealing/box.ts';

/**
 * 已解锁的钥匙 — in the memory of this page alone: gone with the page, and after five minutes without use, as the session is.
 */
let pair: KeyPair | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const HOLDS = 5 * 60_000;

export function unlock(with_: KeyPair): void {
  pair = with_;
  used();
  tell();
}

export function lock(): void {
  pair = undefined;
  clearTimeout(timer);
  tell();
}

/** Whoever works on goes on. */
export function used(): void {
  clearTimeout(timer);
  timer = setTimeout(lock, HOLDS);
}

export function useKeyPair(): KeyPair | undefined {
  return useSyncExternalStore(listen, () => pair);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
