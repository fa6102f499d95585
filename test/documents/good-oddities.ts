import { OLD_ODDITIES } from './good-oddities-old.ts';
import { TEXT_ODDITIES } from './good-oddities-text.ts';
import { XLSX_ODDITIES } from './good-oddities-xlsx.ts';

/** A file that looks odd and is right: the sheets it must be read as, and the warnings, names in them left out. */
export interface Oddity {
  readonly make: () => Buffer | Promise<Buffer>;
  readonly sheets: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly warnings?: readonly string[];
}

export type Oddities = Readonly<Record<string, Oddity>>;

export const GOOD_ODDITIES: Oddities = { ...XLSX_ODDITIES, ...OLD_ODDITIES, ...TEXT_ODDITIES };
