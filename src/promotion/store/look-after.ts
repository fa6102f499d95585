import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { labelOf } from '#src/registry/codes.ts';
import type { Cells } from '#src/registry/record.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { cellsGoingUp, type Fate, fateOf, type Turn } from '../fate.ts';
import type { Promotion } from './promotions.ts';
import { type Place, type StandingOfPupil, standingsAfter } from './standings.ts';

/** Written in one transaction: others get at the register in between. */
const BATCH = 1000;

/** One pupil, what becomes of them, and the cells it is written in: none where a cohort goes up by itself. */
export interface Judged {
  readonly pupil: StandingOfPupil;
  readonly fate: Fate;
  readonly cells: Cells;
}

/** 看到的一段 — the next thousand pupils of the county as they were when they were looked at. */
export interface Looked {
  readonly from: Place | undefined;
  readonly judged: readonly Judged[];
  /** Where the next begins; `undefined` at the end. */
  readonly last: Place | undefined;
}

/** Reads and judges the next thousand pupils after a place. Writes nothing, so that it can be done ahead. */
export async function lookAfter(
  db: Database | Work,
  seal: Desk['seal'],
  { county, policy }: Promotion,
  turn: Turn,
  from: Place | undefined,
): Promise<Looked> {
  const { pupils, last } = await standingsAfter(db, county, from, BATCH);
  const fates = pupils.map((pupil) => ({ pupil, fate: fateOf(pupil, turn, policy) }));
  const goingUp = fates.flatMap(({ pupil, fate }) => (fate.kind === 'promote' ? [pupil.id] : []));
  const records = new Map((await openRecords(db, seal, county, goingUp)).map((record) => [record.id, record.cells]));
  const judged = fates.map((one) => ({ ...one, cells: cellsAfter(one.fate, records.get(one.pupil.id)) }));
  return { from, judged, last };
}

function cellsAfter(fate: Fate, cells: Cells | undefined): Cells {
  if (fate.kind === 'graduate') return { recordStatus: labelOf('recordStatus', '07') };
  return fate.kind === 'promote' && cells ? cellsGoingUp(cells, labelOf('grade', fate.to.code)) : {};
}
