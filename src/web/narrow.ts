import { useSyncExternalStore } from 'react';

/** 窄屏 — a phone held upright: tables become cards, rooms move to the foot of the page. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => phone.matches);
}

const phone = window.matchMedia('(max-width: 599.9px)');

function listen(listener: () => void): () => void {
  phone.addEventListener('change', listener);
  return () => phone.removeEventListener('change', listener);
}
