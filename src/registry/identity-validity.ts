import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { toHalfWidth } from '#src/kernel/text.ts';

/**
 * 身份证件有效期 — the last day on which the document is valid: `20100601-20200601`, `2010.06.01-2020.06.01`,
 * `2010年6月1日至2020年6月1日`; `permanent` for 长期. `undefined` when the cell does not say: of a single day nobody
 * knows whether it is the first or the last.
 */
export function readValidity(text: string): LocalDate | 'permanent' | undefined {
  const plain = toHalfWidth(text).replace(/\s+/g, '');
  if (/(?:长期|永久)(?:有效)?$/.test(plain)) return 'permanent';
  const parts = SPAN.exec(plain);
  return parts?.[1] === undefined ? undefined : readDate(parts[1]);
}

const DAY = String.raw`(?:\d{8}|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)`;
const SPAN = new RegExp(`^${DAY}[-—–~至到]+(${DAY})止?$`);
