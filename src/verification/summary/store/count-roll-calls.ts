import { sql } from 'kysely';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { RollCounts } from '../../rollcall/roll-call.ts';
import type { Figures } from '../figures.ts';
import type { AtUnit, Counting } from './count-lines.ts';

/** 逐班核实 — what each class's latest signed roll of the campaign has counted, and the children who are on no list. */
export async function countRollCalls(of: Counting): Promise<readonly AtUnit<Partial<Figures>>[]> {
  return [...(await countSigned(of)), ...(await countUnlisted(of))];
}

async function countSigned({ db, actor, campaign, unit }: Counting): Promise<readonly AtUnit<Partial<Figures>>[]> {
  const { rows } = await sql<AtUnit<{ counts: RollCounts }>>`
    select distinct on (calls.unit) calls.unit, calls.counts from roll_calls as calls
    where calls.county = ${campaign.county} and calls.campaign = ${campaign.id}::uuid and calls.signed_at is not null
      and ${within(unit, 'calls.unit')} and ${permitted(actor, 'campaign.summary', 'calls.unit')}
    order by calls.unit, calls.signed_at desc`.execute(db);
  return rows.map(({ unit: at, counts: { listed, present, absent, differs } }) => {
    return { unit: at, called: 1, listed, present, absent, differs };
  });
}

/** Once their roll is signed they are tasks of the school, whatever roll came after. */
async function countUnlisted({ db, actor, campaign, unit }: Counting): Promise<readonly AtUnit<Partial<Figures>>[]> {
  const { rows } = await sql<AtUnit<Partial<Figures>>>`
    select children.unit, count(*)::integer as unlisted,
      (count(*) filter (where children.closed_at is null))::integer as "unlistedOpen"
    from unlisted_children as children
    join roll_calls as calls on calls.county = children.county and calls.id = children.call
    where children.county = ${campaign.county} and calls.campaign = ${campaign.id}::uuid
      and children.tasked_at is not null
      and ${within(unit, 'children.unit')} and ${permitted(actor, 'campaign.summary', 'children.unit')}
    group by children.unit`.execute(db);
  return rows;
}
