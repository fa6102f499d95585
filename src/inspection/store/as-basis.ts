import { type RawBuilder, sql } from 'kysely';
import type { BasisSource, Source } from '#src/discipline/store/discipline-desk.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';

const MOST_OFFERED = 60;

/** 督查 as what a violation rests on: published, and of this school. */
export const INSPECTIONS_AS_BASIS: BasisSource = {
  kind: 'inspection',
  among: (db, actor, unit) => published(db, actor, unit, sql<boolean>`true`),
  find: async (db, actor, unit, subject) =>
    (await published(db, actor, unit, sql<boolean>`inspections.id = ${subject}::uuid`))[0],
};

async function published(db: Database | Work, actor: Actor, unit: UnitPath, only: RawBuilder<boolean>) {
  const { rows } = await sql<{ id: string; title: string; published_on: string }>`
    select inspections.id, inspections.title, inspections.published_on from inspections
    where inspections.county = ${actor.county} and inspections.state = 'published' and ${only}
      and exists (select from inspection_schools as schools where schools.county = inspections.county
        and schools.inspection = inspections.id and ${within(unit, 'schools.unit')}
        and ${permitted(actor, 'inspection.read', 'schools.unit')})
    order by inspections.published_on desc, inspections.id limit ${MOST_OFFERED}`.execute(db);
  return rows.map(({ id, title, published_on }): Source => {
    return { subject: id, title: `${title}（${published_on} 公布）`, door: { to: '/inspections/$id', params: { id } } };
  });
}
