import { toHalfWidth } from '#src/kernel/text.ts';

/** 学校标识码 — ten digits given out by the Ministry; `undefined` when the cell is anything else. */
export function readSchoolCode(text: string): string | undefined {
  const code = toHalfWidth(text).trim();
  return /^\d{10}$/.test(code) ? code : undefined;
}
