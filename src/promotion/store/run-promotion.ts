import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { refreshStatistics } from '#src/platform/database/statistics.ts';
import type { Report } from '#src/platform/tasks/start-task.ts';
import { labelOf } from '#src/registry/codes.ts';
import type { Cells, PupilRecord } from '#src/registry/record.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { regrade } from '#src/registry/store/regrade.ts';
import { cellsGoingUp, type Fate, fateOf, type Turn } from '../fate.ts';
import { movePromotion, NOTHING_DONE, type Promotion, type PromotionCounts } from './promotions.ts';
import { countPupils, type Place, type StandingOfPupil, standingsAfter } from './standings.ts';

/** Written in one transaction: others get at the register in between. */
const BATCH = 1000;

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
  const total = await countPupils(desk.db, promotion.county);
  const run = { desk, actor, promotion, turn };
  let counts = NOTHING_DONE;
  let place: Place | undefined;
  let done = 0;
  try {
    do {
      const from = place;
      const step = await desk.db.transaction().execute((work) => promoteSome(run, work, from, counts));
      ({ counts, last: place } = step);
      done += step.looked;
      report(Math.min(done, total), total);
    } while (place !== undefined);
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

interface Judged {
  readonly pupil: StandingOfPupil;
  readonly fate: Fate;
}

async function promoteSome(
  { desk, actor, promotion, turn }: Run,
  work: Work,
  from: Place | undefined,
  before: PromotionCounts,
) {
  const { county, policy } = promotion;
  await lockRegister(work, county);
  const { pupils, last } = await standingsAfter(work, county, from, BATCH);
  const judged: readonly Judged[] = pupils.map((pupil) => ({ pupil, fate: fateOf(pupil, turn, policy) }));
  const moving = judged.filter(({ fate }) => fate.kind === 'promote' || fate.kind === 'graduate');
  const records = new Map(
    (
      await openRecords(
        work,
        desk.seal,
        county,
        moving.map(({ pupil }) => pupil.id),
      )
    ).map((record) => [record.id, record]),
  );
  const planned = moving.flatMap((one) => {
    const record = records.get(one.pupil.id);
    return record === undefined ? [] : [{ ...one, cells: cellsAfter(one.fate, record) }];
  });
  const written = planned.filter(({ cells }) => Object.keys(cells).length > 0);
  const byCohort = planned.filter(({ cells }) => Object.keys(cells).length === 0);
  const changes = written.map(({ pupil: { id, revision }, cells }) => ({ id, seen: revision, cells }));
  const by = { person: actor.person, office: actor.office };
  await changeRecords(desk, work, county, changes, by, { kind: 'promotion', id: promotion.id });
  await noteRaised(work, promotion, written);
  await regrade(
    work,
    county,
    byCohort.flatMap(({ pupil, fate }) => (fate.kind === 'promote' ? [{ id: pupil.id, grade: fate.to.code }] : [])),
  );
  const of = (kind: Fate['kind'], some: readonly Judged[]) => some.filter(({ fate }) => fate.kind === kind).length;
  const counts: PromotionCounts = {
    ...before,
    promoted: before.promoted + of('promote', written),
    graduated: before.graduated + of('graduate', written),
    byCohort: before.byCohort + byCohort.length,
    held: before.held + of('held', judged),
  };
  await movePromotion(desk, work, promotion, counts);
  return { counts, last, looked: pupils.length };
}

function cellsAfter(fate: Fate, { cells }: PupilRecord): Cells {
  if (fate.kind === 'graduate') return { recordStatus: labelOf('recordStatus', '07') };
  return fate.kind === 'promote' ? cellsGoingUp(cells, labelOf('grade', fate.to.code)) : {};
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
