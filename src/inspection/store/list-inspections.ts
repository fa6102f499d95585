import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { inCounty, permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { InspectionsTable } from '#src/platform/database/schema/inspections.ts';
import { EVERY_PUPIL_ITEM, EVERY_SCHOOL_ITEM } from '../check-sheet.ts';
import type { Inspection, InspectionState } from '../inspection.ts';
import { inspectionOfRow, visibleTo } from './inspection-rows.ts';

export interface InspectionFilter {
  readonly state?: InspectionState | undefined;
  readonly unit?: UnitPath | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A line: how many were drawn within the actor's reach, and how much of their sheets is filled in. */
export interface InspectionLine {
  readonly inspection: Inspection;
  readonly countyName: string;
  readonly schools: number;
  readonly pupils: number;
  readonly said: number;
  readonly asked: number;
}

interface Row extends Selectable<InspectionsTable> {
  readonly county_name: string | null;
  readonly schools: number;
  readonly pupils: number;
  readonly said: number;
}

/** 督查列表 — those the actor may know of, the latest first. */
export async function listInspections(
  db: Database,
  actor: Actor,
  filter: InspectionFilter,
): Promise<{ readonly rows: readonly InspectionLine[]; readonly next: string | undefined }> {
  const { rows } = await sql<Row>`
    select inspections.*, (select name from units where units.county = inspections.county
        and units.path = inspections.unit order by until nulls first limit 1) as county_name,
      drawn.schools, drawn.pupils, answers.said
    from inspections
    left join lateral (select count(distinct schools.id)::integer as schools, count(pupils.student)::integer as pupils
      from inspection_schools as schools
      left join inspection_pupils as pupils on pupils.county = schools.county
        and pupils.inspection = schools.inspection and pupils.school = schools.id
      where schools.county = inspections.county and schools.inspection = inspections.id
        and ${permitted(actor, 'inspection.read', 'schools.unit')}) as drawn on true
    left join lateral (select count(*)::integer as said from inspection_answers as answers
      where answers.county = inspections.county and answers.inspection = inspections.id) as answers on true
    where ${inCounty(actor, 'inspections.county')} and ${visibleTo(actor)}
      and ${sql.join(conditionsOf(filter), sql` and `)}
    order by inspections.starts_on desc, inspections.id limit ${filter.limit + 1}`.execute(db);
  const page = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => ({
      inspection: inspectionOfRow(row),
      countyName: row.county_name ?? '',
      schools: row.schools,
      pupils: row.pupils,
      said: row.said,
      asked: row.schools * EVERY_SCHOOL_ITEM.length + row.pupils * EVERY_PUPIL_ITEM.length,
    })),
    next: last && `${last.starts_on} ${last.id}`,
  };
}

function conditionsOf({ state, unit, after }: InspectionFilter): readonly RawBuilder<boolean>[] {
  const [day, id] = after?.split(' ') ?? [];
  return [
    sql<boolean>`true`,
    ...(state === undefined ? [] : [sql<boolean>`inspections.state = ${state}`]),
    ...(unit === undefined ? [] : [within(unit, 'inspections.unit')]),
    ...(day === undefined || id === undefined
      ? []
      : [
          sql<boolean>`(inspections.starts_on < ${day}::date or inspections.starts_on = ${day}::date and inspections.id > ${id}::uuid)`,
        ]),
  ];
}
