import { unitsAt } from '#src/organization/store/units.ts';
import { countyOf, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { houseNameOf, houseWordOf } from '../house-words.ts';
import type { House } from '../letter.ts';

/** 发文机关 — its name and its mark, as the county has set them or as they follow from the unit's name. */
export interface IssuingHouse {
  readonly name: string;
  readonly word: string;
  readonly contact: string;
  readonly isSet: boolean;
}

export async function houseOf(db: Database | Work, unit: UnitPath, house: House): Promise<IssuingHouse> {
  const county = countyOf(unit);
  const set = await db
    .selectFrom('letter_houses')
    .select(['name', 'word', 'contact'])
    .where('county', '=', county)
    .where('unit', '=', unit)
    .where('house', '=', house)
    .executeTakeFirst();
  if (set !== undefined) return { ...set, isSet: true };
  const named = (await unitsAt(db, county, [unit])).get(unit)?.name ?? '';
  return { name: houseNameOf(house, named), word: houseWordOf(house, named), contact: '', isSet: false };
}
