import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Reason } from '../matching.ts';

/** Somebody who may be the leaver. */
export interface Offer {
  readonly leaver: string;
  readonly target: string;
  readonly source: 'record' | 'unlisted';
  readonly unit: string;
  readonly reasons: readonly Reason[];
}

/** 待认定 — offered once: what a person has answered is not asked again. Answers how many are new. */
export async function offerMatches(
  { clock }: Pick<Desk, 'clock'>,
  work: Work,
  county: string,
  offers: readonly Offer[],
): Promise<number> {
  const wanted = offers.filter(({ reasons }) => reasons.length > 0);
  if (wanted.length === 0) return 0;
  const { rows } = await sql`
    insert into leaver_matches (county, leaver, target, source, unit, reasons, found_at)
    select ${county}, leaver, target, source, unit, string_to_array(reasons, ' '), ${clock.now()}
    from unnest(
      ${wanted.map(({ leaver }) => leaver)}::uuid[], ${wanted.map(({ target }) => target)}::uuid[],
      ${wanted.map(({ source }) => source)}::text[], ${wanted.map(({ unit }) => unit)}::text[],
      ${wanted.map(({ reasons }) => reasons.join(' '))}::text[]
    ) as offer (leaver, target, source, unit, reasons)
    on conflict (county, leaver, target) do nothing returning leaver`.execute(work);
  return rows.length;
}
