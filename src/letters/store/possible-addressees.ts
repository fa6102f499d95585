import { sql } from 'kysely';
import type { Actor, Office } from '#src/organization/office.ts';
import { countyOf, type UnitKind, type UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import { POST_OFFICES } from '../addressees.ts';
import { houseNameOf } from '../house-words.ts';

/** 系统内的单位 that a letter can be sent to. */
export interface PossibleAddressee {
  readonly name: string;
  readonly unit: UnitPath;
  readonly offices: readonly Office[];
}

/** Every unit of the actor's county that takes in post, and the city above: as in the directory, everybody may know of them. */
export async function possibleAddressees(db: Database, actor: Actor): Promise<readonly PossibleAddressee[]> {
  const { rows } = await sql<{ path: UnitPath; name: string; kind: UnitKind; laid: string | null }>`
    select units.path, units.name, units.kind, (select laid.name from letter_houses as laid
      where laid.county = units.county and laid.unit = units.path and laid.house = 'county') as laid
    from units where units.until is null and units.kind = any(${Object.keys(POST_OFFICES)}::text[])
      and (units.county = ${actor.county} or units.kind = 'city' and ${actor.unit} like units.path || '/%')
    order by units.path`.execute(db);
  return rows
    .filter(({ path }) => path !== actor.unit)
    .flatMap(({ path, name, kind, laid }) => {
      const unit = { name: nameOf(kind, laid ?? undefined, name), unit: path, offices: POST_OFFICES[kind] ?? [] };
      const township = { name: houseNameOf('township', name), unit: path, offices: ['township'] as const };
      return kind === 'central-school' && countyOf(path) === actor.county ? [unit, township] : [unit];
    });
}

function nameOf(kind: UnitKind, laid: string | undefined, name: string): string {
  if (kind === 'county') return laid ?? houseNameOf('county', name);
  return kind === 'city' ? houseNameOf('city-inspector', name) : name;
}
