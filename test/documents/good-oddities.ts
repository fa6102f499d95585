import { OLD_ODDITIES } from './good-oddities-old.ts';
import { TEXT_ODDITIES } from './good-oddities-text.ts';
import { XLSX_ODDITIES } from './good-oddities-xlsx.ts';
import type { Oddities } from './oddity.ts';

export const GOOD_ODDITIES: Oddities = { ...XLSX_ODDITIES, ...OLD_ODDITIES, ...TEXT_ODDITIES };
