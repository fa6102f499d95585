import { sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Campaign } from '../../campaign/campaign.ts';

/** Who signed for each of these units, where a signature is in force. */
export async function signaturesAmong(
  db: Database | Work,
  { county, id }: Campaign,
  units: readonly UnitPath[],
): Promise<ReadonlyMap<UnitPath, { readonly by: string; readonly at: string }>> {
  const { rows } = await sql<{ unit: UnitPath; signer: string; signed_at: Date }>`
    select unit, signer, signed_at from campaign_sign_offs
    where county = ${county} and campaign = ${id}::uuid and withdrawn_at is null and unit = any(${[...units]}::text[])`.execute(
    db,
  );
  return new Map(rows.map(({ unit, signer, signed_at: at }) => [unit, { by: signer, at: at.toISOString() }]));
}
