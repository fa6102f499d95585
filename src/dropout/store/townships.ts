import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';

/** 乡镇 of the county a report can go to, each by the central school at which its joint group is; none for whoever reports to nobody. */
export async function townships(
  db: Database,
  actor: Actor,
): Promise<readonly { readonly path: UnitPath; readonly name: string }[]> {
  if (!can(actor, 'dropout.report', actor.unit)) return [];
  const rows = await db
    .selectFrom('units')
    .select(['path', 'name'])
    .where('county', '=', actor.county)
    .where('kind', '=', 'central-school')
    .where('until', 'is', null)
    .orderBy('path')
    .execute();
  return rows.map(({ path, name }) => ({
    path: path as UnitPath, // the column holds nothing else
    name: townshipName(name),
  }));
}

/** 丹水镇中心校 → 丹水镇: the township itself, as letters and people name it. */
export function townshipName(centralSchool: string): string {
  return centralSchool.replace(/中心(学)?校$/, '');
}
