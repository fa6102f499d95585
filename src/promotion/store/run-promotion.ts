import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { refreshStatistics } from '#src/platform/database/statistics.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { regrade } from '#src/registry/store/regrade.ts';
import type { Fate, Turn } from '../fate.ts';
import { type Judged, type Looked, lookAfter } from './look-after.ts';
import { movePromotion, NOTHING_DONE, type Promotion, type PromotionCounts } from './promotions.ts';
import { countPupils, type Place } from './standings.ts';

/**
 * 年度升级 — class by class, each thousand pupils whole: grade, history, findings, and that this run did it. A run that is
 * broken off has done what it says, and the next one goes on: who is in the right grade already is passed over.
 */
export async function runPromotion(
  desk: RegisterDesk,
  actor: Actor,
  promotion: Promotion,
  turn: Turn,
  report: Report,
): Promise<PromotionCounts> {
  const run = { desk, actor, promotion, turn };
  const look = (from: Place | undefined) => lookAfter(desk.db, desk.seal, promotion, turn, from);
  let counts = NOTHING_DONE;
  let done = 0;
  try {
    const total = await countPupils(desk.db, promotion.county);
    let next: Promise<Looked> | undefined = look(undefined);
    while (next !== undefined) {
      const looked: Looked = await next;
      // The next thousand are read while these are written.
      next = looked.last && look(looked.last);
      next?.catch(() => {}); // heard when its turn comes
      const before = counts;
      counts = await desk.db.transaction().execute((work) => promoteSome(run, work, looked, before));
      done += looked.judged.length;
      report(Math.min(done, total), total);
    }
  } catch (error) {
    await movePromotion(desk, desk.db, promotion, counts, 'interrupted');
    throw error;
  }
  await movePromotion(desk, desk.db, promotion, counts, 'done');
  await refreshStatistics(desk.db);
  return counts;
}

interface Run {
  readonly desk: RegisterDesk;
  readonly actor: Actor;
  readonly promotion: Promotion;
  readonly turn: Turn;
}

async function promoteSome(run: Run, work: Work, looked: Looked, before: PromotionCounts): Promise<PromotionCounts> {
  const { desk, promotion, turn } = run;
  await lockRegister(work, promotion.county);
  const stale = new Set(await write(run, work, looked.judged));
  const fresh = looked.judged.filter(({ pupil }) => !stale.has(pupil.id));
  // Somebody has changed these since they were looked at; now that the register is locked nobody can.
  const again = stale.size > 0 ? await lookAfter(work, desk.seal, promotion, turn, looked.from) : undefined;
  const late = again?.judged.filter(({ pupil }) => stale.has(pupil.id)) ?? [];
  await write(run, work, late);
  const judged = [...fresh, ...late];
  const written = judged.filter(isWritten);
  await noteRaised(work, promotion, written);
  const byCohort = judged.flatMap((one) => {
    const { pupil, fate } = one;
    return fate.kind === 'promote' && !isWritten(one) ? [{ id: pupil.id, grade: fate.to.code }] : [];
  });
  await regrade(work, promotion.county, byCohort);
  const of = (kind: Fate['kind'], some: readonly Judged[]) => some.filter(({ fate }) => fate.kind === kind).length;
  const counts: PromotionCounts = {
    ...before,
    promoted: before.promoted + of('promote', written),
    graduated: before.graduated + of('graduate', written),
    byCohort: before.byCohort + byCohort.length,
    held: before.held + of('held', judged),
  };
  await movePromotion(desk, work, promotion, counts);
  return counts;
}

/** Answers those whose record was no longer as it had been looked at. */
function write({ desk, actor, promotion }: Run, work: Work, judged: readonly Judged[]): Promise<readonly string[]> {
  const changes = judged.filter(isWritten).map(({ pupil: { id, revision }, cells }) => ({ id, seen: revision, cells }));
  const by = { person: actor.person, office: actor.office };
  return changeRecords(desk, work, promotion.county, changes, by, { kind: 'promotion', id: promotion.id });
}

function isWritten({ cells }: Judged): boolean {
  return Object.keys(cells).length > 0;
}

async function noteRaised(work: Work, { county, id }: Promotion, raised: readonly Judged[]): Promise<void> {
  if (raised.length === 0) return;
  await sql`
    insert into promotion_pupils (county, promotion, student, outcome, revision, name)
    select ${county}, ${id}::uuid, student, outcome, revision, name
    from unnest(
      ${raised.map(({ pupil }) => pupil.id)}::uuid[],
      ${raised.map(({ fate }) => (fate.kind === 'graduate' ? 'graduated' : 'promoted'))}::text[],
      ${raised.map(({ pupil }) => pupil.revision + 1)}::integer[], ${raised.map(({ pupil }) => pupil.name)}::text[]
    ) as raised (student, outcome, revision, name)`.execute(work);
}
