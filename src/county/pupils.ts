import { SeededRandom } from '#src/kernel/seeded-random.ts';
import type { ClassUnit } from './classes.ts';
import type { LabelledRecord, Place, Written } from './labels.ts';
import { type OpenCounty, openCounty } from './open-county.ts';
import type { Plan } from './plan.ts';
import { plantIn } from './planting.ts';
import { type County, countiesOf, countyOf } from './units.ts';

/** One county, its classes, and its records in order of school, grade and class. */
export interface GeneratedCounty {
  readonly county: County;
  readonly classes: readonly ClassUnit[];
  readonly records: Generator<LabelledRecord>;
}

/** 造数 — every record of the plan, in memory that does not grow with it: one county is open at a time. */
export function* pupilsOf(plan: Plan): Generator<LabelledRecord> {
  for (const { records } of generate(plan)) yield* records;
}

/** The counties of the plan one after the other. Take the records of one before asking for the next. */
export function* generate(plan: Plan): Generator<GeneratedCounty> {
  const random = new SeededRandom(plan.seed);
  let before = 0;
  for (let index = 0; index < countiesOf(plan); index++) {
    const open = openCounty(plan, countyOf(plan, random, index), random);
    const first = before;
    before += open.county.pupils;
    yield generated(open, first);
  }
}

/** The records of a county that somebody else has laid out: fewer schools, or families elsewhere. */
export function generateIn(plan: Plan, county: County): GeneratedCounty {
  return generated(openCounty(plan, county, new SeededRandom(plan.seed)), 0);
}

function generated(open: OpenCounty, before: number): GeneratedCounty {
  return { county: open.county, classes: open.seating.classes, records: recordsOf(open, before) };
}

function* recordsOf(open: OpenCounty, before: number): Generator<LabelledRecord> {
  for (const of of open.seating.classes) {
    const written: Written[] = [];
    for (let seat = of.first; seat < of.end; seat++) written.push(open.write(of, seat));
    if (open.deck) plantIn(written, open, of);
    for (const each of written) yield labelled(open, each, before);
  }
}

function labelled(
  open: OpenCounty,
  { record, child, seat, labels, original, disguises = [] }: Written,
  before: number,
): LabelledRecord {
  const truth = { student: record, place: placeOf(open, seat, before), pupil: `${open.county.index}-${child}`, labels };
  if (original === undefined) return truth;
  const first = open.seating.seatOf[original] ?? 0;
  return { ...truth, pupil: `${open.county.index}-${original}`, sameChildAs: placeOf(open, first, before), disguises };
}

function placeOf({ county, enrolment, seating }: OpenCounty, seat: number, before: number): Place {
  const at = enrolment.school[seating.seats[seat] ?? 0] ?? 0;
  const school = county.schools[at];
  if (school === undefined) throw new Error('a seat in no school');
  return { school, inSchool: seat - (seating.firstSeat[at] ?? 0), inAll: before + seat };
}
