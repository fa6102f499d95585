import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { readHistories } from '#src/registry/store/read-history.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { type BackStep, backStepOf } from '../roll-back.ts';
import { movePromotion, type Promotion, type PromotionCounts } from './promotions.ts';

const BATCH = 1000;

/** 升级回退 — as much of the run as nobody has changed since; what people changed stays, and is counted. */
export async function rollBackPromotion(
  desk: RegisterDesk,
  actor: Actor,
  promotion: Promotion,
  report: Report,
): Promise<PromotionCounts> {
  const total = promotion.counts.promoted + promotion.counts.graduated;
  let counts = promotion.counts;
  try {
    for (;;) {
      const before = counts;
      const step = await desk.db.transaction().execute((work) => rollBackSome(desk, work, actor, promotion, before));
      counts = step.counts;
      report(Math.min(counts.back + counts.kept, total), total);
      if (step.looked < BATCH) break;
    }
  } catch (error) {
    await movePromotion(desk, desk.db, promotion, counts, 'interrupted');
    throw error;
  }
  await movePromotion(desk, desk.db, promotion, counts, 'rolled-back');
  return counts;
}

/** What a roll-back would do, and the first so many pupils of whom something stays. */
export async function planRollBack(
  { db, seal }: Desk,
  promotion: Promotion,
  most: number,
): Promise<{ readonly back: number; readonly kept: number; readonly staying: readonly BackStep[] }> {
  const staying: BackStep[] = [];
  let [back, kept] = [0, 0];
  let after = FIRST;
  for (;;) {
    const { steps, last } = await stepsAfter({ db, seal }, promotion, after);
    const some = steps.filter((step) => step.kept !== undefined);
    kept += some.length;
    back += steps.filter(isGoingBack).length;
    staying.push(...some.slice(0, most - staying.length));
    if (last === undefined) return { back, kept, staying };
    after = last;
  }
}

async function rollBackSome(
  desk: RegisterDesk,
  work: Work,
  actor: Actor,
  promotion: Promotion,
  before: PromotionCounts,
) {
  const { county, id } = promotion;
  await lockRegister(work, county);
  const { steps, raised } = await stepsAfter({ db: work, seal: desk.seal }, promotion, FIRST);
  const changes = steps.filter(isGoingBack).map(({ id: student, seen, cells }) => ({ id: student, seen, cells }));
  const by = { person: actor.person, office: actor.office };
  await changeRecords(desk, work, county, changes, by, { kind: 'roll-back', id });
  await sql`
    update promotion_pupils set rolled_back = true
    where county = ${county} and promotion = ${id}::uuid and student = any(${[...raised]}::uuid[])`.execute(work);
  const counts: PromotionCounts = {
    ...before,
    back: before.back + changes.length,
    kept: before.kept + steps.filter((step) => step.kept !== undefined).length,
  };
  await movePromotion(desk, work, promotion, counts);
  return { counts, looked: raised.length };
}

/** The next thousand that have not gone back yet. One that has left the rolls since has nothing left to take back. */
async function stepsAfter(
  { db, seal }: { readonly db: Database | Work; readonly seal: Desk['seal'] },
  { county, id }: Promotion,
  after: string,
) {
  const rows = await db
    .selectFrom('promotion_pupils')
    .select(['student', 'revision', 'name'])
    .where('county', '=', county)
    .where('promotion', '=', id)
    .where('rolled_back', '=', false)
    .where('student', '>', after)
    .orderBy('student')
    .limit(BATCH)
    .execute();
  const raised = rows.map(({ student }) => student);
  const records = new Map((await openRecords(db, seal, county, raised)).map((record) => [record.id, record]));
  const wanted = rows.map(({ student, revision }) => ({ student, from: revision }));
  const histories = await readHistories(db, seal, county, wanted);
  const steps = rows.flatMap(({ student, name }) => {
    const record = records.get(student);
    const [done, ...since] = histories.get(student) ?? [];
    if (record === undefined || done === undefined) return [];
    return [backStepOf({ id: student, name, revision: record.revision, unit: record.unit, done, since })];
  });
  return { steps, raised, last: rows.length === BATCH ? raised.at(-1) : undefined };
}

function isGoingBack({ cells }: BackStep): boolean {
  return Object.keys(cells).length > 0;
}

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';
