import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { PromotionsTable } from '#src/platform/database/schema/promotion.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Turn } from '../fate.ts';
import { type PromotionPolicy, USUAL_POLICY } from '../policy.ts';

/** 升级状态 */
export const PROMOTION_STATES = {
  running: '正在办理',
  done: '已完成',
  interrupted: '已中断',
  'rolling-back': '正在回退',
  'rolled-back': '已回退',
} as const;

export type PromotionState = keyof typeof PROMOTION_STATES;

/** What a run has done so far, and what its roll-back did. */
export interface PromotionCounts {
  readonly promoted: number;
  readonly graduated: number;
  /** Written as a cohort: gone up without a word changed. */
  readonly byCohort: number;
  readonly held: number;
  readonly back: number;
  readonly kept: number;
}

export const NOTHING_DONE: PromotionCounts = { promoted: 0, graduated: 0, byCohort: 0, held: 0, back: 0, kept: 0 };

/** 年度升级 — one run, as it is now. */
export interface Promotion {
  readonly county: string;
  readonly id: string;
  readonly schoolYear: number;
  readonly state: PromotionState;
  readonly policy: PromotionPolicy;
  readonly counts: PromotionCounts;
  readonly by: string;
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
  readonly rolledBackAt: Date | undefined;
  readonly task: string | undefined;
  readonly revision: number;
}

const MOST = 50;

/** The county's runs, the newest first. Nobody without the right sees any. */
export async function listPromotions(db: Database, actor: Actor): Promise<readonly Promotion[]> {
  if (!can(actor, 'promotion.run', actor.unit)) return [];
  const rows = await db
    .selectFrom('promotions')
    .selectAll()
    .where('county', '=', actor.county)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map(promotionOf);
}

/** `undefined` for one that does not exist or is another county's. */
export async function findPromotion(db: Database | Work, actor: Actor, id: string): Promise<Promotion | undefined> {
  if (!can(actor, 'promotion.run', actor.unit)) return undefined;
  const row = await db
    .selectFrom('promotions')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && promotionOf(row);
}

/** What the county said last, for the next form. */
export async function latestPolicy(db: Database, county: string): Promise<PromotionPolicy> {
  const row = await db
    .selectFrom('promotions')
    .select('policy')
    .where('county', '=', county)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? (row.policy as PromotionPolicy) : USUAL_POLICY; // written by beginPromotion
}

/** Begins a run; of two at once one is refused. */
export async function beginPromotion(
  { db, clock }: Desk,
  actor: Actor,
  { into }: Turn,
  policy: PromotionPolicy,
): Promise<Promotion | { readonly objections: readonly Objection[] }> {
  const id = randomUUID();
  return await db.transaction().execute(async (work) => {
    const row = await work
      .insertInto('promotions')
      .values({
        county: actor.county,
        id,
        school_year: into,
        state: 'running',
        policy: JSON.stringify(policy),
        counts: JSON.stringify(NOTHING_DONE),
        by_person: actor.person,
        started_at: clock.now(),
      })
      .onConflict((conflict) =>
        conflict.columns(['county']).where('state', 'in', ['running', 'rolling-back']).doNothing(),
      )
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return { objections: [UNDER_WAY] };
    const detail = {
      year: into,
      graduates: policy.graduates,
      problems: policy.problems,
      fiveFour: policy.fiveFour.length,
    };
    const deed = { action: 'promotion.run', subjectKind: 'promotion', subject: id, subjectUnit: actor.unit } as const;
    await audit(work, actor, { ...deed, detail }, clock.now());
    return promotionOf(row);
  });
}

/** Takes a run up for its roll-back; of two at once one is refused. */
export async function beginRollBack(
  { db, clock }: Desk,
  actor: Actor,
  promotion: Promotion,
  revision: number,
): Promise<Promotion | { readonly objections: readonly Objection[] }> {
  return await db.transaction().execute(async (work) => {
    const busy = await work
      .selectFrom('promotions')
      .select('id')
      .where('county', '=', actor.county)
      .where('state', 'in', ['running', 'rolling-back'])
      .executeTakeFirst();
    if (busy !== undefined) return { objections: [UNDER_WAY] };
    const row = await work
      .updateTable('promotions')
      .set({ state: 'rolling-back', rolled_back_by: actor.person, revision: sql`revision + 1` })
      .where('county', '=', actor.county)
      .where('id', '=', promotion.id)
      .where('state', 'in', ['done', 'interrupted'])
      .where('revision', '=', revision)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return { objections: [STALE] };
    const deed = { action: 'promotion.roll-back', subjectKind: 'promotion', subject: promotion.id } as const;
    await audit(work, actor, { ...deed, subjectUnit: actor.unit }, clock.now());
    return promotionOf(row);
  });
}

const UNDER_WAY: Objection = { code: 'under-way', message: '升级或回退正在进行，请等它办完再办' };
const STALE: Objection = { code: 'stale', message: '这次升级刚刚有人处理过，请刷新页面后再看' };

/** Writes down how far it has come, or that it is over. */
export async function movePromotion(
  { clock }: Desk,
  db: Database | Work,
  { county, id }: Pick<Promotion, 'county' | 'id'>,
  counts: PromotionCounts,
  to?: Exclude<PromotionState, 'running' | 'rolling-back'>,
): Promise<void> {
  const ends = to === 'rolled-back' ? { rolled_back_at: clock.now() } : { ended_at: clock.now() };
  await db
    .updateTable('promotions')
    .set({ counts: JSON.stringify(counts), ...(to && { state: to, ...ends, revision: sql`revision + 1` }) })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** Where whoever waits finds how far it has come. */
export async function noteTask(db: Database, { county, id }: Promotion, task: string): Promise<void> {
  await db.updateTable('promotions').set({ task }).where('county', '=', county).where('id', '=', id).execute();
}

/** 启动时 — runs on which a process died: what was done is written down pupil by pupil; run again, or roll back. */
export async function recoverPromotions({ db, clock }: Desk): Promise<void> {
  await db
    .updateTable('promotions')
    .set({ state: 'interrupted', ended_at: clock.now(), revision: sql`revision + 1` })
    .where('state', 'in', ['running', 'rolling-back'])
    .execute();
}

function promotionOf(row: Selectable<PromotionsTable>): Promotion {
  return {
    county: row.county,
    id: row.id,
    schoolYear: row.school_year,
    state: row.state as PromotionState, // the table admits no other
    policy: row.policy as PromotionPolicy, // written by beginPromotion
    counts: row.counts as PromotionCounts, // written by movePromotion
    by: row.by_person,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
    rolledBackAt: row.rolled_back_at ?? undefined,
    task: row.task ?? undefined,
    revision: row.revision,
  };
}
