import { randomUUID } from 'node:crypto';
import { sealWords } from '#src/discipline/store/violation-rows.ts';
import { NO_WORDS } from '#src/discipline/violation.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import { countyOf, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';

/** A published inspection of the class's county, in which its school was drawn. */
export async function inspectionAt({ db, clock }: Desk, at: UnitPath): Promise<{ id: string }> {
  const [id, county, now] = [randomUUID(), countyOf(at), clock.now()];
  const words = { title: '督查', subject: '表册一致', basis: '通知', team: '孙督查', planned_by_name: '孙督查' };
  const design = JSON.stringify({ schools: [], drawSchools: 0, pupils: 1, bySize: false });
  await db
    .insertInto('inspections')
    .values({
      ...{ county, id, unit: at.split('/').slice(0, 4).join('/'), ...words, design, seed_parts: '[]', seed: '17' },
      ...{ starts_on: '2025-03-10', ends_on: '2025-03-14', state: 'published', published_on: '2025-03-14' },
      ...{ seed_at: new Date(now.getTime() - 60_000), drawn_at: now, as_of: '2025-03-10' },
      ...{ population_size: 1, population_digest: '0'.repeat(64) },
      ...{ planned_at: now, planned_by: randomUUID(), planner_keeper: '4113' },
    })
    .execute();
  const school = { unit: schoolOfClass(at), code: '2141000001', name: '某校', roll: 1, band: 'small' };
  await db
    .insertInto('inspection_schools')
    .values({ county, inspection: id, id: randomUUID(), ...school })
    .execute();
  await db
    .insertInto('inspection_population')
    .values({ county, inspection: id, lines: `${randomUUID()} 2141000001\n` })
    .execute();
  return { id };
}

/** A violation of the class's school that it has been told of. */
export async function violationAt({ db, clock, seal }: Desk, at: UnitPath): Promise<{ id: string }> {
  const [id, county] = [randomUUID(), countyOf(at)];
  const [{ count }] = (await db
    .selectFrom('violations')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('county', '=', county)
    .execute()) as [{ count: number }]; // an aggregate answers one row
  const told = { informed_on: '2025-03-14', reply_until: '2025-03-25', state: 'informed' } as const;
  await db
    .insertInto('violations')
    .values({
      ...{
        county,
        id,
        year: 2025,
        number: Number(count) + 1,
        unit: schoolOfClass(at),
        kind: 'other',
        title: '不按时上报',
      },
      ...{ found_on: '2025-03-10', ...told, ...sealWords(seal, county, id, NO_WORDS) },
      ...{ registered_at: clock.now(), registered_by: randomUUID() },
    })
    .execute();
  return { id };
}
