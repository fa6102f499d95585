import { toHalfWidth } from '#src/kernel/text.ts';

/** 上下学距离 — kilometres, whether or not the cell names its unit; metres where it says 米. `undefined` when it is no distance. */
export function readKilometres(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*(公里|千米|km|米|m)?$/i.exec(toHalfWidth(text).trim()) ?? [];
  if (number === undefined) return undefined;
  return /^(?:米|m)$/i.test(unit) ? Number(number) / 1000 : Number(number);
}
