import { sql } from 'kysely';
import { connect } from '#src/platform/database/connect.ts';

/**
 * A ledger in the middle of the work, as some weeks would have left it: of a hundred sheets four are not printed, six not handed
 * out, a quarter still with the families, the others back, a third of them with changes, most of those keyed and rechecked.
 */
export async function workOnLedger(databaseUrl: string, campaign: string): Promise<number> {
  const { db, close } = connect(databaseUrl, { size: 1, name: 'renji bench' });
  try {
    const { numAffectedRows = 0n } = await sql`
      with lots as (
        select student, (abs(hashtext(student::text)) % 100) as lot from campaign_lines
        where campaign = ${campaign}::uuid
      )
      update campaign_lines as lines set
        copies = case when lot < 4 then 0 else 1 end,
        is_issued = lot >= 10,
        state = case when lot < 10 then 'not-issued' when lot < 35 then 'issued' when lot < 45 then 'returned'
          when lot < 70 then 'confirmed' when lot < 75 then 'changed' when lot < 83 then 'keyed'
          when lot < 98 then 'rechecked' else 'cannot' end,
        has_changes = lot between 70 and 97,
        way = case when lot between 35 and 97 then 'scanned' end,
        cannot_reason = case when lot >= 98 then 'out-of-reach' end
      from lots
      where lines.campaign = ${campaign}::uuid and lines.student = lots.student`.execute(db);
    await sql`vacuum (analyze) campaign_lines`.execute(db);
    await sql`analyze campaign_line_events`.execute(db);
    return Number(numAffectedRows);
  } finally {
    await close();
  }
}
