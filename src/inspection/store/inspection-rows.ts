import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { inCounty, permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { InspectionsTable } from '#src/platform/database/schema/inspections.ts';
import { type Design, type Inspection, type InspectionState, KNOWN_BELOW, type SeedPart } from '../inspection.ts';

/** The inspection, if the actor may know of it; else `undefined`, as if there were none. */
export async function findInspection(db: Database | Work, actor: Actor, id: string): Promise<Inspection | undefined> {
  const row = await db
    .selectFrom('inspections')
    .selectAll()
    .where('id', '=', id)
    .where(inCounty(actor, 'inspections.county'))
    .where(visibleTo(actor))
    .executeTakeFirst();
  return row && inspectionOfRow(row);
}

/** The inspection, held until the transaction ends, if it is this actor's to run. */
export async function holdInspection(work: Work, actor: Actor, id: string): Promise<Inspection | undefined> {
  const row = await work
    .selectFrom('inspections')
    .selectAll()
    .where('id', '=', id)
    .where(inCounty(actor, 'inspections.county'))
    .where(permitted(actor, 'inspection.run', 'inspections.unit'))
    .forUpdate()
    .executeTakeFirst();
  return row && inspectionOfRow(row);
}

/** The city's own; to the county, and to a school that was drawn, from the draw on. Of `inspections`. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${permitted(actor, 'inspection.run', 'inspections.unit')}
    or inspections.state = any(${[...KNOWN_BELOW]}::text[]) and (${permitted(actor, 'inspection.read', 'inspections.unit')}
      or exists (select from inspection_schools as drawn where drawn.county = inspections.county
        and drawn.inspection = inspections.id and ${permitted(actor, 'inspection.read', 'drawn.unit')})))`;
}

export function inspectionOfRow(row: Selectable<InspectionsTable>): Inspection {
  return {
    county: row.county,
    id: row.id,
    unit: row.unit as UnitPath, // the column holds nothing else
    title: row.title,
    subject: row.subject,
    basis: row.basis,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    team: row.team,
    design: row.design as Design, // only designs are written there, after they were read by zod
    state: row.state as InspectionState, // the table's check
    seedParts: row.seed_parts as readonly SeedPart[], // likewise
    seed: row.seed ?? undefined,
    seedAt: row.seed_at ?? undefined,
    asOf: row.as_of ?? undefined,
    populationSize: row.population_size ?? undefined,
    populationDigest: row.population_digest ?? undefined,
    drawnAt: row.drawn_at ?? undefined,
    conclusion: row.conclusion,
    publishedOn: row.published_on ?? undefined,
    reason: row.reason ?? undefined,
    plannedBy: row.planned_by,
    plannedByName: row.planned_by_name,
    revision: row.revision,
  };
}
