import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { KeyedSheet } from '../keyed.ts';
import { boundOfReturn, findReturn, type HeldReturn, type ReturnView, viewOfReturn } from './read-return.ts';
import type { ReturnsDesk } from './returns-desk.ts';

/** One line of the queue. */
export interface ListedReturn {
  readonly id: string;
  readonly student: string;
  readonly name: string;
  readonly place: Place;
  readonly state: HeldReturn['state'];
  readonly arrival: string;
  readonly way: string;
  readonly cameAt: Date;
  readonly hasScan: boolean;
  readonly isHeldByOther: boolean;
}

const AT_ONCE = 200;

/** 待录入 — class by class, in the order in which they came; `total` of them all. */
export async function returnsIn(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  { state, unit }: { readonly state: HeldReturn['state']; readonly unit?: UnitPath | undefined },
): Promise<{ readonly rows: readonly ListedReturn[]; readonly total: number }> {
  const { rows } = await sql<Row>`
    select returns.id, returns.student, students.name, students.unit, returns.state, returns.arrival, returns.way,
      returns.came_at, count(*) over ()::integer as total,
      exists (select from scans where scans.county = returns.county and scans.return_id = returns.id) as has_scan,
      coalesce(returns.held_until > ${desk.clock.now()} and returns.held_by <> ${actor.person}::uuid, false) as is_held
    from returns join students on students.county = returns.county and students.id = returns.student
    where returns.county = ${campaign.county} and returns.campaign = ${campaign.id}::uuid and returns.state = ${state}
      and ${permitted(actor, 'campaign.key', 'students.unit')}
      and (${unit ?? ''} = '' or students.unit = ${unit ?? ''} or starts_with(students.unit, ${`${unit ?? ''}/`}))
    order by students.unit, returns.came_at, returns.id limit ${AT_ONCE}`.execute(desk.db);
  const units = rows.map((row) => row.unit);
  const place = await placesOf(desk.db, campaign.county, units, desk.clock.today());
  return {
    rows: rows.map(({ unit: at, came_at: cameAt, has_scan: hasScan, is_held: isHeldByOther, total: _, ...row }) => ({
      ...row,
      place: place(at),
      cameAt,
      hasScan,
      isHeldByOther,
    })),
    total: rows[0]?.total ?? 0,
  };
}

/** So long a return is one person's; each draft lengthens it. */
const LEASE = 10 * 60_000;

/** 打开录入 — nobody else keys it meanwhile. `held`: somebody does. */
export function openReturn(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  id: string,
): Promise<ReturnView | 'held' | undefined> {
  return desk.db.transaction().execute(async (work) => {
    const held = await findReturn(desk, work, actor, campaign, id, 'lock');
    if (held === undefined) return undefined;
    if (held.state === 'waiting') {
      if (isHeldByOther(held, actor, desk.clock.now())) return 'held';
      await lease(desk, work, actor, held);
    }
    return viewOfReturn(desk, campaign, held);
  });
}

/** 存草稿 — what was typed so far, sealed; a browser that dies loses nothing. */
export function keepDraft(
  desk: ReturnsDesk,
  actor: Actor,
  campaign: Campaign,
  id: string,
  draft: KeyedSheet,
): Promise<'kept' | 'held' | undefined> {
  return desk.db.transaction().execute(async (work) => {
    const held = await findReturn(desk, work, actor, campaign, id, 'lock');
    if (held === undefined || held.state !== 'waiting') return undefined;
    if (isHeldByOther(held, actor, desk.clock.now())) return 'held';
    const sealed = desk.seal.close(JSON.stringify({ draft }), boundOfReturn(campaign.county, id));
    await sql`
      update returns set sealed = ${sealed}, key_id = ${desk.seal.keyId}
      where county = ${campaign.county} and id = ${id}::uuid`.execute(work);
    await lease(desk, work, actor, held);
    return 'kept';
  });
}

export function isHeldByOther({ heldBy, heldUntil }: HeldReturn, { person }: Actor, now: Date): boolean {
  return heldBy !== undefined && heldBy !== person && heldUntil !== undefined && heldUntil > now;
}

async function lease(
  { clock }: ReturnsDesk,
  work: Parameters<typeof findReturn>[1],
  actor: Actor,
  { id }: HeldReturn,
): Promise<void> {
  await sql`
    update returns set held_by = ${actor.person}::uuid, held_until = ${new Date(clock.now().getTime() + LEASE)}
    where county = ${actor.county} and id = ${id}::uuid`.execute(work);
}

interface Row {
  readonly id: string;
  readonly student: string;
  readonly name: string;
  readonly unit: UnitPath;
  readonly state: HeldReturn['state'];
  readonly arrival: string;
  readonly way: string;
  readonly came_at: Date;
  readonly total: number;
  readonly has_scan: boolean;
  readonly is_held: boolean;
}
