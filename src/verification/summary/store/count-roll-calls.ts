import { sql } from 'kysely';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { RollCounts } from '../../rollcall/roll-call.ts';
import type { AtUnit, Counting } from './count-lines.ts';

/** 逐班核实 — what each class's latest signed roll call of the campaign has counted, as it was signed. */
export async function countRollCalls({
  db,
  actor,
  campaign,
  unit,
}: Counting): Promise<readonly AtUnit<RollCounts & { readonly called: number }>[]> {
  const { rows } = await sql<AtUnit<{ counts: RollCounts }>>`
    select distinct on (calls.unit) calls.unit, calls.counts from roll_calls as calls
    where calls.county = ${campaign.county} and calls.campaign = ${campaign.id}::uuid and calls.signed_at is not null
      and ${within(unit, 'calls.unit')} and ${permitted(actor, 'campaign.summary', 'calls.unit')}
    order by calls.unit, calls.signed_at desc`.execute(db);
  return rows.map(({ unit: at, counts }) => ({ unit: at, called: 1, ...counts }));
}
