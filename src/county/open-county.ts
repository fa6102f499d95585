import type { LocalDate } from '#src/kernel/local-date.ts';
import type { SeededRandom } from '#src/kernel/seeded-random.ts';
import { schoolYearOf } from '#src/registry/school-year.ts';
import { type ClassUnit, type Seating, seat } from './classes.ts';
import { type Copies, copiesAmong } from './copies.ts';
import { disguise } from './disguises.ts';
import { type Enrolment, enrol, familysKin } from './enrolment.ts';
import { Deck } from './errors/deck.ts';
import { familyOf } from './family.ts';
import type { Label, Written } from './labels.ts';
import { naturalOf } from './naturals.ts';
import type { Plan } from './plan.ts';
import { type Draft, type Entry, recordOf } from './record.ts';
import type { County } from './units.ts';

/** A county whose children know their seats: from here on any record of it can be written by itself. */
export interface OpenCounty {
  readonly plan: Plan;
  readonly county: County;
  readonly random: SeededRandom;
  readonly enrolment: Enrolment;
  readonly seating: Seating;
  /** Absent when the register is to be clean. */
  readonly deck: Deck | undefined;
  /** The record of a seat, with what is natural about it and, for a second record, its disguise. */
  readonly write: (of: ClassUnit, seat: number) => Written;
}

export function openCounty(plan: Plan, county: County, random: SeededRandom): OpenCounty {
  const enrolment = enrol(plan, county, random);
  const seating = seat(county, enrolment, random);
  const odd = plan.errorsPerMille > 0;
  const copies = odd ? copiesAmong(enrolment, plan.errorsPerMille, random.fork('copies', county.index)) : undefined;
  const clerk = new Clerks(plan, county, random, enrolment, seating);
  const write = (of: ClassUnit, at: number) => writeSeat(clerk, copies, of, at);
  const deck = odd ? new Deck(random.fork('deck', county.index)) : undefined;
  return { plan, county, random, enrolment, seating, deck, write };
}

function writeSeat(clerks: Clerks, copies: Copies | undefined, of: ClassUnit, seat: number): Written {
  const child = clerks.childAt(seat);
  const original = copies?.originalOf[child] ?? -1;
  const copy = copies?.copyOf[child] ?? -1;
  if (original >= 0) return clerks.second(of, seat, child, original);
  const own = clerks.first(of, seat, child);
  return copy >= 0 ? clerks.firstOfTwo(own, copy) : own;
}

/** Writes the records of one county. */
class Clerks {
  private readonly plan: Plan;
  private readonly county: County;
  private readonly random: SeededRandom;
  private readonly enrolment: Enrolment;
  private readonly seating: Seating;
  private readonly schoolYear: number;

  constructor(plan: Plan, county: County, random: SeededRandom, enrolment: Enrolment, seating: Seating) {
    this.plan = plan;
    this.county = county;
    this.random = random;
    this.enrolment = enrolment;
    this.seating = seating;
    this.schoolYear = schoolYearOf(plan.today);
  }

  childAt(seat: number): number {
    return this.seating.seats[seat] ?? 0;
  }

  first(of: ClassUnit, seat: number, child: number): Written {
    const entry = this.entryOf(of, seat, child);
    const { record, labels } = this.plainRecord(entry, child);
    return { entry, record, child, seat, labels, ordinary: labels.length === 0 && hasCard(record), free: true };
  }

  /** The second record of `original`, in the seat of a child that never was. */
  second(of: ClassUnit, seat: number, child: number, original: number): Written {
    const entry = this.entryOf(of, seat, original);
    const { record, labels } = this.plainRecord(entry, original);
    const random = this.random.fork('disguise', this.county.index, child);
    const { cells, disguises, codes } = disguise(record, entry, hasCard(record), random, this.plan.today);
    const before = this.first(this.classOf(original), this.seating.seatOf[original] ?? 0, original);
    Object.assign(record, cells);
    const own = codes.map((code): Label => ({ code }));
    const natural = labels.filter(({ code }) => code !== 'ID-05' || record.name === before.record.name);
    const shared = sharedCodes(before.record, record, disguises.includes('date-slip')).map((code): Label => ({ code }));
    return {
      entry,
      record,
      child,
      seat,
      labels: [...natural, ...own, ...shared],
      ordinary: false,
      free: false,
      original,
      disguises,
    };
  }

  firstOfTwo(own: Written, copy: number): Written {
    const other = this.second(this.classOf(copy), this.seating.seatOf[copy] ?? 0, copy, own.child);
    const slipped = other.disguises?.includes('date-slip') ?? false;
    const shared = sharedCodes(own.record, other.record, slipped).map((code): Label => ({ code }));
    return { ...own, labels: [...own.labels, ...shared], ordinary: false, free: false };
  }

  private classOf(child: number): ClassUnit {
    const seat = this.seating.seatOf[child] ?? 0;
    let [low, high] = [0, this.seating.classes.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.seating.classes[middle]?.first ?? 0) <= seat) low = middle;
      else high = middle - 1;
    }
    const found = this.seating.classes[low];
    if (found === undefined) throw new Error('a child in no class');
    return found;
  }

  private plainRecord(entry: Entry, child: number): { record: Draft; labels: readonly Label[] } {
    const random = this.random.fork('record', this.county.index, child);
    const record = recordOf(entry, random);
    const { cells, codes } = naturalOf(record, entry, random, this.plan.today, this.plan.errorsPerMille > 0);
    if (isPromoted(this.plan.today) && entry.child.grade % 3 === 0 && entry.child.grade > 3)
      record.recordStatus = '毕业';
    Object.assign(record, cells);
    return { record, labels: codes.map((code) => ({ code, natural: true })) };
  }

  private entryOf(of: ClassUnit, seat: number, child: number): Entry {
    const { county, schoolYear } = this;
    const number = this.enrolment.family[child] ?? 0;
    const kin = familysKin(this.random, county, number, schoolYear);
    const family = familyOf(this.random, county, number, this.enrolment.township[child] ?? 0, kin);
    const which = this.enrolment.child[child] ?? 0;
    const [one, school, name] = [kin.children[which], county.schools[of.school], family.names[which]];
    if (one === undefined || school === undefined || name === undefined) throw new Error('a child without family');
    return {
      county,
      school,
      class: of,
      schoolYear,
      family,
      child: one,
      name,
      nth: this.enrolment.nth[child] ?? 0,
      seat,
    };
  }
}

/** What two records of one child tell by standing in one register. */
function sharedCodes(first: Draft, second: Draft, slipped: boolean): string[] {
  const codes: string[] = [];
  if (first.recordStatus !== '在读') return codes;
  if (first.idNumber !== '' && first.idNumber === second.idNumber) codes.push('DUP-01');
  if (first.nationalNumber !== '' && first.nationalNumber === second.nationalNumber) codes.push('DUP-05');
  const oneHasNone = first.idNumber === '' || second.idNumber === '';
  if (oneHasNone && !slipped && first.name === second.name) codes.push('DUP-02');
  return codes;
}

function hasCard({ idType }: Draft): boolean {
  return idType === '居民身份证';
}

/** 8 月 11 日至 31 日: the graduating grades have left, and the next school year has not begun. */
function isPromoted(today: LocalDate): boolean {
  return today.slice(5) > '08-10' && today.slice(5) < '09-01';
}
