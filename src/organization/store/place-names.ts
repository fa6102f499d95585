import type { Database, Work } from '#src/platform/database/database.ts';
import { nameWithin } from '../class-path.ts';
import { parentOf, type UnitKind, type UnitPath } from '../unit.ts';
import { unitsAt } from './units.ts';

/** A unit by what it is called among its own. */
export interface Place {
  readonly name: string;
  readonly path: UnitPath;
  readonly kind: UnitKind;
}

/** 全称 — what a unit is called in a school year by those of other schools: 丁河镇中心小学四年级1班. By its path. */
export async function placeNames(
  db: Database | Work,
  county: string,
  places: readonly Place[],
  schoolYear: number,
): Promise<ReadonlyMap<UnitPath, string>> {
  const schools = await unitsAt(
    db,
    county,
    places.flatMap((place) => schoolOf(place) ?? []),
  );
  return new Map(
    places.map((place) => {
      const at = schoolOf(place);
      const school = at === undefined ? '' : (schools.get(at)?.name ?? '');
      return [place.path, `${school}${nameWithin(place, schoolYear)}`];
    }),
  );
}

/** Of a grade or a class; `undefined` for whatever needs no school to be told apart. */
function schoolOf({ kind, path }: Pick<Place, 'kind' | 'path'>): UnitPath | undefined {
  if (kind === 'grade') return parentOf(path);
  const grade = kind === 'class' ? parentOf(path) : undefined;
  return grade && parentOf(grade);
}
