import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { coveredBy, ON_ROLL } from '../../campaign/store/covered.ts';

/** 已核实的班级 — the classes of a campaign at or below a unit, and those whose roll was called and signed in it. */
export interface ClassesCalled {
  readonly classes: readonly UnitPath[];
  readonly called: ReadonlySet<UnitPath>;
}

/** A class counts that has pupils whom the campaign asks about. For whoever may see the unit. */
export async function classesCalled(
  db: Database | Work,
  campaign: Pick<Campaign, 'county' | 'id' | 'content'>,
  unit: UnitPath,
): Promise<ClassesCalled> {
  const { county, id } = campaign;
  const { rows } = await sql<{ path: UnitPath; called: boolean }>`
    select units.path, exists (select from roll_calls where roll_calls.county = ${county}
      and roll_calls.unit = units.path and roll_calls.campaign = ${id}::uuid and signed_at is not null) as called
    from units where units.county = ${county} and units.kind = 'class' and units.until is null
      and ${within(unit, 'units.path')}
      and exists (select from students where students.county = ${county} and students.unit = units.path
        and ${ON_ROLL} and ${coveredBy(campaign)})
    order by units.path`.execute(db);
  return {
    classes: rows.map(({ path }) => path),
    called: new Set(rows.filter(({ called }) => called).map(({ path }) => path)),
  };
}
