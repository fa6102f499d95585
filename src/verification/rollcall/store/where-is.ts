import { withSameName, withSameNumber } from '#src/cases/store/namesakes.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { normalizeName } from '#src/registry/personal-name.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { RecordPlace, UnlistedChild } from '../unlisted.ts';

/** 学籍在哪 — where the record of a child lies who sits in a class of `school`. */
export interface Whereabouts {
  readonly place: RecordPlace;
  readonly student: string | undefined;
  /** Where that record is; `undefined` where there is none in this county. */
  readonly unit: UnitPath | undefined;
  /** The whole number agrees, and so does the name. */
  readonly isSure: boolean;
}

/** By the whole number first; else by name, sex and birth date. Of several of that name one of the school itself is meant. */
export async function whereIs(
  desk: Desk,
  db: Database | Work,
  county: string,
  { name, sex, birthDate, number }: UnlistedChild,
  school: UnitPath,
): Promise<Whereabouts> {
  const sought = [{ key: 0, cells: { name, sex, birthDate, idNumber: number }, except: [] }];
  const [ofNumber] = (await withSameNumber(desk, db, county, sought)).get(0) ?? [];
  const ofPerson = (await withSameName(desk, db, county, sought)).get(0) ?? [];
  const found = ofNumber ?? ofPerson.find(({ unit }) => isWithin(unit, school)) ?? ofPerson[0];
  if (found === undefined) return { place: 'nowhere', student: undefined, unit: undefined, isSure: false };
  // Of another county only the number is known to agree.
  if (found.unit === '/') return { place: 'beyond', student: undefined, unit: undefined, isSure: true };
  const { unit } = found;
  if (isWithin(unit, school)) return { place: 'school', student: found.student, unit, isSure: found === ofNumber };
  // Which of several namesakes it is nobody knows yet, and none of them is accused.
  if (ofNumber === undefined && ofPerson.length > 1) {
    return { place: 'county', student: undefined, unit: undefined, isSure: false };
  }
  const isSure = ofNumber !== undefined && (await isCalled(desk, db, county, found.student, name));
  return { place: 'county', student: found.student, unit, isSure };
}

async function isCalled(
  { seal }: Desk,
  db: Database | Work,
  county: string,
  student: string,
  name: string,
): Promise<boolean> {
  const [record] = await openRecords(db, seal, county, [student]);
  return normalizeName(record?.cells.name ?? '') === normalizeName(name);
}
