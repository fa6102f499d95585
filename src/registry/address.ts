import { lengthOf, toHalfWidth } from '#src/kernel/text.ts';

/** Fewer characters than this name no house. */
export const SHORTEST_ADDRESS = 6;

const PLACEHOLDERS: ReadonlySet<string> = new Set(['无', '同上', '不详', '本地']);

/** Why an address finds nobody: it stands for one, is a number only, or is too short. `undefined` when it may do. */
export function flawOfAddress(text: string): 'placeholder' | 'number' | 'short' | undefined {
  const address = text.trim();
  if (PLACEHOLDERS.has(address)) return 'placeholder';
  if (/^\d+$/.test(toHalfWidth(address))) return 'number';
  return lengthOf(address) < SHORTEST_ADDRESS ? 'short' : undefined;
}
