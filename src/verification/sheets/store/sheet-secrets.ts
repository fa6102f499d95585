import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Cells } from '#src/registry/record.ts';
import { readSheetKey, sheetCodeOf, sheetKeyOf } from '../sheet-code.ts';

/**
 * The code that stands on a sheet. It follows from the sheet and is kept nowhere, so that a broken print job can go on with the same
 * codes (ADR 0018); without the key of the index nobody can tell which codes there are.
 */
export function codeOfSheet(seal: Seal, county: string, id: string): string {
  return sheetCodeOf(county, seal.digest('sheet code', `${county} ${id}`));
}

/** Under which a code is looked for. */
export function digestOfCode(seal: Seal, code: string): Buffer {
  return seal.digest('sheet', code);
}

/** 核对密码: the six characters printed on this very sheet. */
export function keyOfSheet(seal: Seal, county: string, id: string): string {
  return sheetKeyOf(seal.digest('sheet key', `${county} ${id}`));
}

/** Is it what somebody read from this sheet? Tries are counted by whoever asks. */
export function isKeyOfSheet(seal: Seal, county: string, id: string, typed: string): boolean {
  return readSheetKey(typed) === keyOfSheet(seal, county, id);
}

/** What stood on the sheet, in clear even where it was printed in stars: a correction is held against it. */
export function sealValues(seal: Seal, county: string, id: string, values: Cells): Buffer {
  return seal.close(JSON.stringify(values), `sheets|${county}|${id}`);
}

export function openValues(seal: Seal, county: string, id: string, sealed: Uint8Array): Cells {
  return JSON.parse(seal.open(sealed, `sheets|${county}|${id}`).toString('utf8')) as Cells; // written by sealValues
}
