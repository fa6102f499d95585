import { type RawBuilder, sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import { runningCampaigns } from '#src/verification/campaign/store/campaigns.ts';
import { LINE_COUNTS } from '#src/verification/ledger/line-counts.ts';
import type { LineFilter } from '#src/verification/ledger/line-filter.ts';
import { ownConditions } from '#src/verification/ledger/store/line-conditions.ts';
import type { Fact } from '../../reckoning.ts';
import type { Measure } from '../measure.ts';
import { inScope, type Scope } from '../scope.ts';

/** 核查专项 — of those that run now; while none runs there is no figure. The ledger says what each count means. */
export const CAMPAIGNS: Measure = {
  count: async (scope) => {
    const campaigns = scope.isToday ? await runningCampaigns(scope.db, scope.county) : [];
    if (campaigns.length === 0) return { figures: [], facts: [] };
    const { rows } = await sql<Counted>`
      select lines.unit, (count(*) filter (where ${isOf(LINE_COUNTS.roll.filter)}))::integer as roll,
        (count(*) filter (where ${isOf(LINE_COUNTS.cameBack.filter)}))::integer as returned,
        (count(*) filter (where ${isOf(LINE_COUNTS.settled.filter)}))::integer as settled
      from campaign_lines as lines
      where ${inScope(scope, 'lines')} and lines.campaign = any(${campaigns.map(({ id }) => id)}::uuid[])
      group by lines.unit`.execute(scope.db);
    return {
      figures: ['campaign-returned', 'campaign-settled'],
      facts: rows.flatMap(({ unit, roll, returned, settled }): readonly Fact[] => [
        { figure: 'campaign-returned', unit, part: returned, whole: roll },
        { figure: 'campaign-settled', unit, part: settled, whole: roll },
      ]),
    };
  },
  lists: {
    'campaign-returned': (scope) => without(scope, LINE_COUNTS.cameBack.filter),
    'campaign-settled': (scope) => without(scope, LINE_COUNTS.settled.filter),
  },
};

interface Counted {
  readonly unit: UnitPath;
  readonly roll: number;
  readonly returned: number;
  readonly settled: number;
}

function isOf(filter: LineFilter): RawBuilder<unknown> {
  return sql.join([...ownConditions(filter)], sql` and `);
}

function without(scope: Scope, filter: LineFilter): RawBuilder<unknown> {
  return sql`select 'pupil' as kind, lines.unit, lines.student::text as id, lines.changed_at::date as on_day, campaigns.title as detail
    from campaign_lines as lines
    join campaigns on campaigns.county = lines.county and campaigns.id = lines.campaign and campaigns.state = 'running'
    where ${inScope(scope, 'lines')} and ${isOf(LINE_COUNTS.roll.filter)} and not coalesce(${isOf(filter)}, false)`;
}
