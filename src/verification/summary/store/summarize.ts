import { sql } from 'kysely';
import { childOf } from '#src/findings/child-unit.ts';
import { pathsAbove, unitsNamed } from '#src/findings/store/overview.ts';
import type { Actor } from '#src/organization/office.ts';
import { reachOf } from '#src/organization/permissions.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import {
  type CountName,
  EVERY_COUNT,
  LINE_COUNTS,
  type LineCounts,
  NOTHING_COUNTED,
  sumOf,
} from '../../ledger/line-counts.ts';
import type { LineFilter } from '../../ledger/line-filter.ts';
import { ownConditions } from '../../ledger/store/line-conditions.ts';
import type { CampaignSummary } from '../campaign-summary.ts';
import { signaturesAmong } from './signatures.ts';

/** 汇总 of a unit and of each unit below it, in one look at the ledger; `undefined` where the actor may not look. */
export async function summarize(
  desk: Desk,
  db: Database | Work,
  actor: Actor,
  campaign: Campaign,
  unit: UnitPath,
): Promise<CampaignSummary | undefined> {
  const root = reachOf(actor, 'campaign.summary');
  if (root === undefined || !isWithin(unit, root)) return undefined;
  const counted = await countedByClass(db, actor, campaign, unit);
  const units = await unitsNamed(desk, actor, unit);
  const figures = new Map<UnitPath, LineCounts>();
  for (const { unit: at, ...counts } of counted) {
    const child = childOf(at, unit);
    figures.set(child, sumOf(figures.get(child) ?? NOTHING_COUNTED, counts));
  }
  const signed = await signaturesAmong(db, campaign, [unit, ...figures.keys()]);
  const summaryAt = (path: UnitPath, counts: LineCounts, name?: string) => {
    const known = units.get(path) ?? { name: '已撤销的机构', kind: '' };
    return { path, kind: known.kind, name: name ?? known.name, counts, signed: signed.get(path) };
  };
  const below = [...figures].filter(([path]) => path !== unit).sort(([one], [other]) => (one < other ? -1 : 1));
  const own = figures.get(unit);
  const rows = below.map(([path, counts]) => summaryAt(path, counts));
  return {
    asOf: desk.clock.now().toISOString(),
    above: pathsAbove(unit, root).map((path) => ({ path, name: units.get(path)?.name ?? '' })),
    whole: summaryAt(unit, [...figures.values()].reduce(sumOf, NOTHING_COUNTED)),
    rows: own !== undefined && rows.length > 0 ? [...rows, summaryAt(unit, own, '未分班')] : rows,
  };
}

type Counted = LineCounts & { readonly unit: UnitPath };

/** By class; there are some thousand of them, whatever the number of pupils. */
async function countedByClass(
  db: Database | Work,
  actor: Actor,
  campaign: Campaign,
  unit: UnitPath,
): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select unit, ${sql.join(EVERY_COUNT.map(counting))} from campaign_lines as lines
    where lines.county = ${campaign.county} and lines.campaign = ${campaign.id}::uuid and ${within(unit, 'lines.unit')}
      and ${permitted(actor, 'campaign.summary', 'lines.unit')}
    group by unit`.execute(db);
  return rows;
}

function counting(name: CountName) {
  const filter: LineFilter = LINE_COUNTS[name].filter;
  return sql`(count(*) filter (where ${sql.join([...ownConditions(filter)], sql` and `)}))::integer as ${sql.ref(name)}`;
}
