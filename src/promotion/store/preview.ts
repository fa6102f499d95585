import type { Database } from '#src/platform/database/database.ts';
import { fateOf, type Turn } from '../fate.ts';
import type { HoldName } from '../holds.ts';
import type { PromotionPolicy } from '../policy.ts';
import { counted, NOBODY, type Tally } from '../tally.ts';
import { type Place, type StandingOfPupil, standingsAfter } from './standings.ts';

/** Looked at together. */
const BATCH = 2000;

/** 升级预览 — how many would go up, graduate, stay; of all, and by the grade they are in. */
export interface Preview {
  readonly all: Tally;
  /** By code of `grade`; '' where it cannot be read. */
  readonly grades: ReadonlyMap<string, Tally>;
}

/** What a run would do now. Nothing is written. */
export async function previewPromotion(
  db: Database,
  county: string,
  turn: Turn,
  policy: PromotionPolicy,
): Promise<Preview> {
  let all = NOBODY;
  const grades = new Map<string, Tally>();
  for await (const pupil of everyPupil(db, county)) {
    const fate = fateOf(pupil, turn, policy);
    all = counted(all, fate);
    grades.set(pupil.grade, counted(grades.get(pupil.grade) ?? NOBODY, fate));
  }
  return { all, grades };
}

/** A pupil who would stay behind, and why. */
export interface HeldPupil extends StandingOfPupil {
  readonly by: HoldName;
}

/** 未升级名单 — in the order of classes, from a place on; only for one reason, when one is named. */
export async function heldAfter(
  db: Database,
  county: string,
  {
    turn,
    policy,
    only,
  }: { readonly turn: Turn; readonly policy: PromotionPolicy; readonly only?: HoldName | undefined },
  after: Place | undefined,
  most: number,
): Promise<{ readonly pupils: readonly HeldPupil[]; readonly next: Place | undefined }> {
  const pupils: HeldPupil[] = [];
  let place = after;
  for (;;) {
    const { pupils: some, last } = await standingsAfter(db, county, place, BATCH);
    for (const pupil of some) {
      const fate = fateOf(pupil, turn, policy);
      if (fate.kind !== 'held' || (only !== undefined && fate.by !== only)) continue;
      if (pupils.length === most) return { pupils, next: placeOf(pupils.at(-1)) };
      pupils.push({ ...pupil, by: fate.by });
    }
    if (last === undefined) return { pupils, next: undefined };
    place = last;
  }
}

async function* everyPupil(db: Database, county: string): AsyncIterable<StandingOfPupil> {
  let place: Place | undefined;
  do {
    const { pupils, last } = await standingsAfter(db, county, place, BATCH);
    yield* pupils;
    place = last;
  } while (place !== undefined);
}

function placeOf(pupil: HeldPupil | undefined): Place | undefined {
  return pupil && { unit: pupil.unit, pinyin: pupil.pinyin, id: pupil.id };
}
