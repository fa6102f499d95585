import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { reportPresence, withdrawElsewhere } from '#src/findings/store/presence-marks.ts';
import { recheck } from '#src/findings/store/recheck.ts';
import { isWithin } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { WrittenRecord } from '#src/registry/store/register-desk.ts';
import { digestsOf } from './report-unlisted.ts';
import { rowOf, type UnlistedRow } from './unlisted-rows.ts';
import { whereIs } from './where-is.ts';

/**
 * 随学籍变动 — after records were written: a child on no list whose record came to the school is settled, and where the record
 * turned up at another school both are asked. In the transaction of the change.
 */
export async function followUnlisted(
  desk: Desk,
  work: Work,
  county: string,
  students: readonly string[],
  written?: readonly WrittenRecord[],
): Promise<void> {
  const rows = await work
    .selectFrom('unlisted_children')
    .selectAll()
    .where('county', '=', county)
    .where('closed_at', 'is', null)
    .where('tasked_at', 'is not', null)
    .execute();
  if (rows.length === 0) return;
  const known = await marksOf(desk, work, county, students, written);
  const concerned = rows.filter(({ student, person_digest, number_digest }) =>
    [student, person_digest?.toString('hex'), number_digest?.toString('hex')].some((mark) => known.has(mark ?? '')),
  );
  const asked = new Set<string>();
  for (const row of concerned) {
    for (const student of await place(desk, work, county, rowOf(desk.seal, row))) asked.add(student);
  }
  if (asked.size > 0) await recheck(desk, work, county, [...asked]);
}

/** By what a child is known again: the id of a record, and the digests of number and person. */
async function marksOf(
  { seal }: Desk,
  work: Work,
  county: string,
  students: readonly string[],
  written: readonly WrittenRecord[] | undefined,
): Promise<ReadonlySet<string>> {
  const known = new Set(students);
  for (const { cells } of written ?? (await openRecords(work, seal, county, students))) {
    const { person_digest, number_digest } = digestsOf(seal, cells);
    if (person_digest !== null) known.add(person_digest.toString('hex'));
    if (number_digest !== null) known.add(number_digest.toString('hex'));
  }
  return known;
}

/** Looks again for one child; answers whose records have to be asked anew. */
async function place(desk: Desk, work: Work, county: string, row: UnlistedRow): Promise<readonly string[]> {
  const now = desk.clock.now();
  const found = await whereIs(desk, work, county, row.child, row.school);
  // Who was found in another class of the school is settled by the class, everybody else by the school.
  const home = row.place === 'school' ? row.unit : row.school;
  const isHere = found.unit !== undefined && isWithin(found.unit, home);
  const former = row.place === 'county' && row.student !== undefined ? [row.student] : [];
  if (!isHere && found.place === row.place && found.student === row.student) return [];
  await work
    .updateTable('unlisted_children')
    .set({ student: found.student ?? null, is_sure: found.isSure, revision: sql`revision + 1` })
    .set(isHere ? { outcome: 'recorded', closed_at: now } : { place: found.place })
    .where('county', '=', county)
    .where('id', '=', row.id)
    .execute();
  await withdrawElsewhere(work, county, former);
  if (isHere) {
    const deed = { action: 'roll-call.keep', subjectKind: 'unit', subject: row.unit, subjectUnit: row.unit } as const;
    await audit(work, { county }, { ...deed, detail: { deed: 'recorded' } }, now);
    return former;
  }
  if (found.place !== 'county' || found.student === undefined) return former;
  const said = { is: 'elsewhere', isSure: found.isSure } as const;
  await reportPresence(desk, work, county, [{ student: found.student, unit: row.unit, said, basis: row.id }]);
  return [...former, found.student];
}
