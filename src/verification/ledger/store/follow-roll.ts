import { type RawBuilder, sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { runningCampaigns } from '../../campaign/store/campaigns.ts';
import { coveredBy, ON_ROLL } from '../../campaign/store/covered.ts';
import { shareLedger } from './ledger-lock.ts';

/**
 * 随学籍变动 — after records were written: who joined gets a line, who goes to another class or school takes it along with its
 * state, who leaves keeps it outside the roll, and who comes back finds it as it was. In the transaction of the change.
 */
export async function followRoll(work: Work, county: string, students: readonly string[], now: Date): Promise<void> {
  const campaigns = await runningCampaigns(work, county);
  if (campaigns.length === 0) return;
  await shareLedger(work, county);
  const written = sql<boolean>`students.id = any(${students}::uuid[])`;
  for (const campaign of campaigns) await followIn(work, campaign, written, now);
}

/** Brings the lines of these pupils to where the register has them; answers how many were written. The roll is then the lines. */
export async function followIn(
  work: Work,
  campaign: Pick<Campaign, 'county' | 'id' | 'content'>,
  pupils: RawBuilder<boolean>,
  now: Date,
): Promise<number> {
  const { county, id } = campaign;
  const { numAffectedRows = 0n } = await sql`
    with pupils as (
      select students.id, students.unit, ${ON_ROLL} and ${coveredBy(campaign)} as on_roll
      from students where students.county = ${county} and ${pupils}
    ), next as (
      select pupils.id, pupils.unit, lines.unit as was,
        case when lines.student is null then 'joined' when lines.left_at is not null then 'back'
          when not pupils.on_roll then 'left' else 'moved' end as event
      from pupils
      left join campaign_lines as lines on lines.county = ${county} and lines.campaign = ${id}::uuid
        and lines.student = pupils.id
      where case when lines.student is null or lines.left_at is not null then pupils.on_roll
        else not pupils.on_roll or lines.unit <> pupils.unit end
    ), joined as (
      insert into campaign_lines (county, campaign, student, unit, state, joined_at, changed_at)
      select ${county}, ${id}::uuid, id, unit, 'not-issued', ${now}::timestamptz, ${now}::timestamptz
      from next where event = 'joined'
      returning student, unit
    ), followed as (
      update campaign_lines as lines set
        unit = case when next.event = 'left' then lines.unit else next.unit end,
        left_at = case when next.event = 'left' then ${now}::timestamptz end,
        moved_at = case when next.event = 'back' or (next.event = 'moved'
          and ${schoolOf('next.unit')} <> ${schoolOf('next.was')}) then ${now}::timestamptz else lines.moved_at end,
        changed_at = ${now}::timestamptz, revision = lines.revision + 1
      from next
      where lines.county = ${county} and lines.campaign = ${id}::uuid and lines.student = next.id
        and next.event <> 'joined'
      returning lines.student, lines.revision, lines.state, lines.unit, next.event, next.was
    )
    insert into campaign_line_events
      (county, campaign, student, revision, at, event, from_state, to_state, unit, from_unit)
    select ${county}, ${id}::uuid, student, 1, ${now}::timestamptz, 'joined', null, 'not-issued', unit, null from joined
    union all
    select ${county}, ${id}::uuid, student, revision, ${now}::timestamptz, event, state, state, unit,
      nullif(was, unit) from followed`.execute(work);
  return Number(numAffectedRows);
}

/** The school or teaching point in a column of class paths: what stands before the grade. */
export function schoolOf(column: string): RawBuilder<string> {
  return sql<string>`regexp_replace(${sql.ref(column)}, '/[pjs][0-9]{4}(/.*)?$', '')`;
}
