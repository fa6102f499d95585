import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { runningCampaigns } from '../../campaign/store/campaigns.ts';
import { followIn } from './follow-roll.ts';
import { lockLedger } from './ledger-lock.ts';

/**
 * 机构调整 — what a campaign files by the path of a unit goes along: its scope, plans, lines and signatures. A unit that became
 * part of another loses its signature, and its pupils are not signed for by the other's.
 */
export async function moveLines(work: Work, county: string, from: UnitPath, to: UnitPath, now: Date): Promise<void> {
  await lockLedger(work, county);
  await sql`
    update campaign_lines as lines set unit = ${to}::text || substr(lines.unit, ${from.length + 1}::integer),
      moved_at = case when exists (select from campaign_sign_offs as signed where signed.county = ${county}
        and signed.campaign = lines.campaign and signed.withdrawn_at is null
        and (signed.unit = ${to} or starts_with(${to}::text, signed.unit || '/'))
        and not (signed.unit = ${from} or starts_with(${from}::text, signed.unit || '/')))
        then ${now}::timestamptz else lines.moved_at end
    where lines.county = ${county} and ${within(from, 'lines.unit')}`.execute(work);
  await sql`
    update campaign_sign_offs set withdrawn_at = ${now}, withdrawn_reason = '机构合并，原签核失效'
    where county = ${county} and withdrawn_at is null and unit = ${from}
      and exists (select from units where units.county = ${county} and units.path = ${from} and units.until is not null)
  `.execute(work);
  await sql`
    update campaign_sign_offs set unit = ${to}::text || substr(unit, ${from.length + 1}::integer)
    where county = ${county} and withdrawn_at is null and ${within(from, 'unit')}`.execute(work);
  await sql`
    update campaign_plans set unit = ${to}::text || substr(unit, ${from.length + 1}::integer)
    where county = ${county} and ${within(from, 'unit')} and not exists (select from campaign_plans as there
      where there.county = ${county} and there.campaign = campaign_plans.campaign
        and there.unit = ${to}::text || substr(campaign_plans.unit, ${from.length + 1}::integer))`.execute(work);
  await sql`
    update campaigns set content = jsonb_set(content, '{units}', (
      select jsonb_agg(case when unit = ${from} or starts_with(unit, ${`${from}/`})
        then ${to}::text || substr(unit, ${from.length + 1}::integer) else unit end)
      from jsonb_array_elements_text(content -> 'units') as unit))
    where county = ${county} and jsonb_array_length(content -> 'units') > 0`.execute(work);
  for (const campaign of await runningCampaigns(work, county)) {
    await followIn(work, campaign, within(to, 'students.unit'), now);
  }
}
