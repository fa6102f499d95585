import { sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { isLive } from '#src/registry/live-record.ts';
import type { Cells } from '#src/registry/record.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { isSameStay } from '../leaving.ts';
import { type Reason, reasonsFor } from '../matching.ts';
import type { FollowingDesk } from './continuity-desk.ts';
import { type LeaverRow, leaverOf } from './leaver-rows.ts';
import { digestsOf } from './list-up.ts';
import { offerMatches } from './offer-matches.ts';
import { write } from './write-leaver.ts';

interface Incoming {
  readonly id: string;
  readonly unit: UnitPath;
  readonly cells: Cells;
}

/**
 * 即时比对 — records that were just written, against those who are looked for: a whole number settles it at once, name, sex and birth
 * date are only offered.
 */
export async function matchWritten(
  desk: FollowingDesk,
  work: Work,
  county: string,
  written: readonly Incoming[],
): Promise<void> {
  if (written.length === 0 || !(await isAnybodyLookedFor(work, county))) return;
  const live = written
    .filter(({ cells }) => isLive(cells))
    .map((one) => ({ ...one, ...digestsOf(desk.seal, one.cells) }));
  const { rows } = await sql<LeaverRow & { readonly at: number; readonly by: Reason }>`
    select leavers.*, asked.at, asked.by from unnest(
      ${live.flatMap((_, at) => [at, at, at])}::integer[],
      ${live.flatMap(() => ['number', 'record', 'person'])}::text[],
      ${live.flatMap(({ identity, national, person }) => [identity, national, person])}::bytea[]
    ) as asked (at, by, digest)
    join leavers on leavers.county = ${county} and leavers.closed_on is null and leavers.undone_at is null
      and (asked.by = 'number' and leavers.identity_digest = asked.digest
        or asked.by = 'record' and leavers.national_digest = asked.digest
        or asked.by = 'person' and leavers.person_digest = asked.digest)
    order by case asked.by when 'person' then 1 else 0 end`.execute(work);
  const settled = new Set<string>();
  for (const { at, by, ...row } of rows) {
    const found = live[at];
    if (found === undefined || settled.has(row.id) || isOwn(row, found)) continue;
    const leaver = leaverOf(desk.seal, row);
    if (by === 'number' || by === 'record') {
      settled.add(row.id);
      await write(desk, work, leaver, 'take-here', { set: { taken_unit: found.unit, taken_student: found.id } });
      continue;
    }
    const [own] = await openRecords(work, desk.seal, county, [leaver.student]);
    const reasons = own === undefined ? [] : reasonsFor(own.cells, found.cells);
    await offerMatches(desk, work, county, [
      { leaver: leaver.id, target: found.id, source: 'record', unit: found.unit, reasons },
    ]);
  }
}

/** The leaver's own record, or a second one at the very school they left: that is a duplicate, and no continuation. */
function isOwn(row: LeaverRow, { id, unit }: Incoming): boolean {
  return row.student === id || isSameStay(row.unit as UnitPath, unit);
}

async function isAnybodyLookedFor(work: Work, county: string): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`
    select exists (select from leavers where county = ${county} and closed_on is null and undone_at is null) as some`.execute(
    work,
  );
  return rows[0]?.some === true;
}
