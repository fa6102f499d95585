import { sql } from 'kysely';
import type { Actor, Office } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { CampaignSummary } from '../campaign-summary.ts';
import type { Level } from '../signing.ts';
import { digestOf } from './sign-offs.ts';

/** 签核记录 */
export interface SignOff {
  readonly id: string;
  readonly unit: UnitPath;
  readonly unitName: string;
  readonly level: Level;
  readonly signedAt: Date;
  readonly signer: string;
  readonly office: Office;
  readonly digest: string;
  readonly withdrawn: { readonly at: Date; readonly by: string; readonly reason: string } | undefined;
}

/** 定稿 — the figures as they were signed, for ever. */
export interface Frozen {
  readonly signOff: SignOff;
  readonly summary: CampaignSummary;
  /** Does the frozen text still give the digest that was written beside it? */
  readonly isIntact: boolean;
}

interface Wanted {
  /** At or below it. */
  readonly unit?: UnitPath | undefined;
  readonly id?: string | undefined;
  /** Only at this unit, and only the one in force. */
  readonly inForceAt?: UnitPath | undefined;
}

const MOST = 500;

/** 签核记录 as far as the actor may look, the latest first; those that were withdrawn too. */
export async function signOffs(
  db: Database,
  actor: Actor,
  campaign: Campaign,
  wanted: Wanted = {},
): Promise<readonly SignOff[]> {
  return inWords(db, campaign.county, await rowsOf(db, actor, campaign, wanted));
}

/** One of them with its figures, by its id or by the unit for which it is in force; `undefined` for strangers. */
export async function frozenSummary(
  db: Database,
  actor: Actor,
  campaign: Campaign,
  wanted: Pick<Wanted, 'id' | 'inForceAt'>,
): Promise<Frozen | undefined> {
  const [row] = await rowsOf(db, actor, campaign, wanted);
  const [found] = row === undefined ? [] : await inWords(db, campaign.county, [row]);
  if (row === undefined || found === undefined) return undefined;
  const { rows } = await sql<{ summary: string }>`
    select summary from campaign_sign_offs where county = ${campaign.county} and id = ${row.id}::uuid`.execute(db);
  const text = rows[0]?.summary ?? '';
  const summary = JSON.parse(text) as CampaignSummary; // written by signOff
  return { signOff: found, summary, isIntact: digestOf(text) === row.digest };
}

async function rowsOf(
  db: Database,
  actor: Actor,
  { county, id: campaign }: Campaign,
  { unit, id, inForceAt }: Wanted,
): Promise<readonly Row[]> {
  const conditions = [
    sql<boolean>`signed.county = ${county} and signed.campaign = ${campaign}::uuid`,
    permitted(actor, 'campaign.summary', 'signed.unit'),
    ...(unit === undefined ? [] : [within(unit, 'signed.unit')]),
    ...(id === undefined ? [] : [sql<boolean>`signed.id = ${id}::uuid`]),
    ...(inForceAt === undefined ? [] : [sql<boolean>`signed.unit = ${inForceAt} and signed.withdrawn_at is null`]),
  ];
  const { rows } = await sql<Row>`
    select signed.id, signed.unit, coalesce(units.name, '已撤销的机构') as unit_name, signed.level, signed.signed_at,
      signed.signer, signed.office, signed.digest, signed.withdrawn_at, signed.withdrawn_by, signed.withdrawn_reason
    from campaign_sign_offs as signed
    left join units on units.county = signed.county and units.path = signed.unit and units.until is null
    where ${sql.join(conditions, sql` and `)}
    order by signed.signed_at desc, signed.id limit ${MOST}`.execute(db);
  return rows;
}

async function inWords(db: Database, county: string, rows: readonly Row[]): Promise<readonly SignOff[]> {
  const people = await namesOfPeople(
    db,
    county,
    rows.map(({ withdrawn_by: by }) => by),
  );
  return rows.map((row) => ({
    id: row.id,
    unit: row.unit,
    unitName: row.unit_name,
    level: row.level,
    signedAt: row.signed_at,
    signer: row.signer,
    office: row.office,
    digest: row.digest,
    withdrawn:
      row.withdrawn_at === null
        ? undefined
        : {
            at: row.withdrawn_at,
            by: people.get(row.withdrawn_by ?? '') ?? '系统',
            reason: row.withdrawn_reason ?? '',
          },
  }));
}

interface Row {
  readonly id: string;
  readonly unit: UnitPath;
  readonly unit_name: string;
  readonly level: Level;
  readonly signed_at: Date;
  readonly signer: string;
  readonly office: Office;
  readonly digest: string;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_reason: string | null;
}
