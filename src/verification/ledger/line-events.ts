import { LINE_DEEDS } from './line.ts';
import { RETURN_WAYS } from './line-states.ts';

/** What happens to a line by itself, as the register moves on. */
const MOVEMENTS = { joined: '列入台账', moved: '随学籍转班转校', left: '学籍离开', back: '学籍恢复' } as const;

/** What an event is called; one of a newer version of the program keeps its name. */
export function eventTitle(event: string): string {
  const titles: Readonly<Record<string, string | { readonly title: string }>> = { ...MOVEMENTS, ...LINE_DEEDS };
  const known = titles[event];
  return typeof known === 'object' ? known.title : (known ?? event);
}

/** The words of an event as people read them: a way of return by its name, everything else as it was written. */
export function wordsOfEvent(words: string): string {
  const ways: Readonly<Record<string, string>> = RETURN_WAYS;
  return ways[words] ?? words;
}
