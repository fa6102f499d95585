import { sql } from 'kysely';
import { recheck } from '#src/findings/store/recheck.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Mismatch, Verified } from './mismatch.ts';

/** Ends the transaction in which the rules were asked, so that asking has changed nothing. */
class OnlyLooking extends Error {}

/** The open findings of these records are what the rules say of them today; asks so many at random, or all. */
export async function verifyFindings(desk: Desk, county: string, sample: number | undefined): Promise<Verified> {
  const { rows } = await sql<{ readonly id: string }>`
    select id from students where county = ${county} and withdrawn_at is null
    ${sample === undefined ? sql`order by id` : sql`order by random() limit ${sample}`}`.execute(desk.db);
  const mismatches: Mismatch[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const ids = rows.slice(from, from + BATCH).map(({ id }) => id);
    mismatches.push(...(await differences(desk, county, ids)));
  }
  return { looked: rows.length, mismatches };
}

const BATCH = 500;

async function differences(desk: Desk, county: string, ids: readonly string[]): Promise<readonly Mismatch[]> {
  let found: readonly Mismatch[] = [];
  const look = desk.db.transaction().execute(async (work) => {
    const before = await openOf(work, county, ids);
    await recheck(desk, work, county, ids);
    const after = await openOf(work, county, ids);
    const gone = [...before].filter((finding) => !after.has(finding));
    const come = [...after].filter((finding) => !before.has(finding));
    found = [...gone, ...come].map((where) => ({ what: 'findings', where: `findings ${where}` }));
    throw new OnlyLooking();
  });
  await look.catch((error: unknown) => {
    if (!(error instanceof OnlyLooking)) throw error;
  });
  return found;
}

async function openOf(work: Work, county: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await work
    .selectFrom('findings')
    .select(['student', 'rule', 'field'])
    .where('county', '=', county)
    .where(sql<boolean>`student = any(${ids}::uuid[])`)
    .where('state', '=', 'open')
    .execute();
  return new Set(rows.map(({ student, rule, field }) => `${student} ${rule} ${field}`));
}
