import { toHalfWidth } from '#src/kernel/text.ts';
import { MAINLAND, RESIDENCE_PERMITS, TAIWAN } from './provinces.ts';

/** GB/T 2260, and 83 from the residence permits of Taiwan's people, which some rosters carry as a region. */
const PROVINCES = new Set([...MAINLAND, TAIWAN, ...RESIDENCE_PERMITS]);

/**
 * 行政区划代码 — the six digits of GB/T 2260 or the twelve that go down to the village; `undefined` when it is neither,
 * or begins with no province. Divisions come and go, so which of a province's codes are in force is not asked.
 */
export function readRegion(text: string): string | undefined {
  const code = toHalfWidth(text).trim();
  return /^(?:\d{6}|\d{12})$/.test(code) && PROVINCES.has(code.slice(0, 2)) ? code : undefined;
}

/** Six digits: the county a region lies in. `undefined` where the cell names no more than a province or a city. */
export function countyOfRegion(text: string): string | undefined {
  const county = readRegion(text)?.slice(0, 6);
  return county?.endsWith('00') ? undefined : county;
}
