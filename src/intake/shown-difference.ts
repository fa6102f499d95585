import { titleOf } from '#src/registry/fields.ts';
import { maskOf, shown } from '#src/registry/mask-table.ts';
import type { CellDifference } from './difference.ts';

/** A difference as it may be shown: numbers, phones and addresses in stars, and then where the two part. */
export interface ShownDifference {
  readonly field: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** What the stars hide: how many characters, and which of them differ. */
  readonly note?: string;
}

export function shownDifference({ field, before, after }: CellDifference): ShownDifference {
  const mask = maskOf(field);
  const both = { field, title: titleOf(field), before: shown(field, before), after: shown(field, after) };
  return mask === undefined || before === ''
    ? both
    : { ...both, note: noteOn(before.trim(), after.trim(), mask === 'address') };
}

function noteOn(before: string, after: string, isAddress: boolean): string {
  if (isAddress) return '地址中有不同';
  const [one, other] = [[...before], [...after]];
  if (one.length !== other.length) return `原 ${one.length} 位，表中 ${other.length} 位`;
  const places = one.flatMap((character, i) => (character === other[i] ? [] : [i + 1]));
  return places.length > MOST_PLACES ? `有 ${places.length} 位不同` : `第 ${places.join('、')} 位不同`;
}

const MOST_PLACES = 4;
