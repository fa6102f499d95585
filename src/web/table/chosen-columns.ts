import { useState } from 'react';
import type { Column } from './columns.ts';

/** Which columns a person has put away is remembered in this browser, for each table by its name. */
export function useChosenColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const [hidden, setHidden] = useState(() => new Set(remembered(name) ?? hiddenAtFirst(columns)));
  const choose = (shown: readonly string[]) => {
    const now = columns.filter(({ key, optional }) => optional && !shown.includes(key)).map(({ key }) => key);
    setHidden(new Set(now));
    remember(name, now);
  };
  return { shown: columns.filter(({ key, optional }) => !(optional && hidden.has(key))), choose } as const;
}

function hiddenAtFirst(columns: readonly Pick<Column<never>, 'key' | 'optional'>[]): readonly string[] {
  return columns.filter(({ optional }) => optional === 'hidden').map(({ key }) => key);
}

function remembered(name: string): readonly string[] | undefined {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(keyFor(name)) ?? 'null');
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : undefined;
  } catch {
    return undefined; // a browser that keeps nothing is no reason to show nothing
  }
}

function remember(name: string, hidden: readonly string[]): void {
  try {
    window.localStorage.setItem(keyFor(name), JSON.stringify(hidden));
  } catch {
    // Then it holds until the page is left.
  }
}

function keyFor(name: string): string {
  return `renji.columns.${name}`;
}
