import type { LocalDate } from '#src/kernel/local-date.ts';
import type { FieldName } from '#src/registry/fields.ts';
import { schoolYearOf } from '#src/registry/school-year.ts';
import type { Setting } from '../rule.ts';
import { schoolOf } from '../school-of-pupil.ts';
import type { Coding, Layout } from './layout.ts';
import { birthOf, countyAt, dayAt, FORMAL, sexOf } from './ordinary.ts';

/** What can be told cheaply by holding two cells of a row together; in the order in which their facets stand. */
export const COMPARISONS = [
  'age at start',
  'kind by list',
  'birth date agrees',
  'sex in number',
  'record number agrees',
  'kind of record number',
  'numbers differ',
  'members differ',
  'member 1 age',
  'member 1 sex',
  'member 2 age',
  'member 2 sex',
  'household county',
] as const;

export type Comparison = (typeof COMPARISONS)[number];

const [
  AGE_AT_START,
  KIND_BY_LIST,
  BIRTH_DATE_AGREES,
  SEX_IN_NUMBER,
  RECORD_NUMBER_AGREES,
  KIND_OF_RECORD_NUMBER,
  NUMBERS_DIFFER,
  MEMBERS_DIFFER,
  FIRST_MEMBER,
  HOUSEHOLD_COUNTY,
] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 12] as const;

const UNSURE = -1;
const ORDINARY = 1;
const NOBODY = -2;

/** A field whose cells are compared: where its facet stands, and its column in the table being read, -1 if it has none. */
interface Compared {
  readonly field: FieldName;
  readonly place: number;
  column: number;
}

/** Holds the identity numbers, birth date and names of a row together, as far as they are ordinary. */
export class Comparer {
  readonly #setting: Setting;
  readonly #coding: Coding;
  readonly #schoolYearStart: number;
  /** Where the first comparison's facet stands; the others follow. */
  readonly #base: number;
  readonly #schoolCode: Compared;
  readonly #birthDate: Compared;
  readonly #own: Compared;
  readonly #recordNumber: Compared;
  readonly #names: readonly [Compared, Compared];
  readonly #household: Compared;
  readonly #first: Compared;
  readonly #second: Compared;
  /** By number of the value of 学校标识码: the code of the school's kind in the list of schools, 0 when it has none there. */
  readonly #listedKinds: number[] = [];

  constructor(setting: Setting, coding: Coding, placeOf: (facet: FieldName | Comparison) => number) {
    const compared = (field: FieldName): Compared => ({ field, place: placeOf(field), column: -1 });
    this.#setting = setting;
    this.#coding = coding;
    this.#schoolYearStart = dayOf(`${schoolYearOf(setting.today)}-08-31`);
    this.#base = placeOf(COMPARISONS[0]);
    this.#schoolCode = compared('schoolCode');
    this.#birthDate = compared('birthDate');
    this.#own = compared('idNumber');
    this.#recordNumber = compared('nationalNumber');
    this.#names = [compared('guardian1.name'), compared('guardian2.name')];
    this.#household = compared('householdRegion');
    this.#first = compared('guardian1.idNumber');
    this.#second = compared('guardian2.idNumber');
  }

  use({ columns }: Layout): void {
    const all = [
      this.#schoolCode,
      this.#birthDate,
      this.#own,
      this.#recordNumber,
      ...this.#names,
      this.#household,
      this.#first,
      this.#second,
    ];
    for (const compared of all) compared.column = columns.indexOf(compared.field);
  }

  /** Enter the comparisons of the row just scanned, the fields' own facets of which already stand in `numbers`. */
  compare(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, numbers: Int32Array, enter: Enter): void {
    const base = this.#base;
    const day = this.#birthDay(bytes, starts, ends, numbers);
    const own = numberAt(this.#own, starts, numbers);
    const first = numberAt(this.#first, starts, numbers);
    const second = numberAt(this.#second, starts, numbers);
    const kind = this.#setting.schools === undefined ? 0 : this.#listedKind(bytes, starts, ends, numbers);
    enter(base + AGE_AT_START, day > 0 ? yearsApart(day, this.#schoolYearStart) + 300 : UNSURE);
    enter(base + KIND_BY_LIST, kind);
    const agrees = own === NOBODY ? 0 : own >= 0 && day > 0 && birthOf(bytes, own) === day ? 1 : UNSURE;
    enter(base + BIRTH_DATE_AGREES, agrees);
    enter(base + SEX_IN_NUMBER, own === NOBODY ? 0 : own >= 0 ? sexOf(bytes, own) : UNSURE);
    enter(base + HOUSEHOLD_COUNTY, this.#county(bytes, starts, numbers));
    this.#compareRecordNumber(bytes, starts, numbers, own, enter);
    compareMember(first, day, bytes, base + FIRST_MEMBER, enter);
    compareMember(second, day, bytes, base + FIRST_MEMBER + 2, enter);
    const differ =
      own !== UNSURE &&
      first !== UNSURE &&
      second !== UNSURE &&
      !sameNumber(bytes, own, first) &&
      !sameNumber(bytes, own, second) &&
      !sameNumber(bytes, first, second);
    const whose = (own >= 0 ? 1 : 0) + (first >= 0 ? 2 : 0) + (second >= 0 ? 4 : 0);
    enter(base + NUMBERS_DIFFER, differ ? whose : UNSURE);
    enter(base + MEMBERS_DIFFER, differ && this.#namesDiffer(bytes, starts, ends, numbers) ? 1 : UNSURE);
  }

  #county(bytes: Uint8Array, starts: Int32Array, numbers: Int32Array): number {
    const region = numbers[this.#household.place] as number;
    if (region === ORDINARY) return countyAt(bytes, starts[this.#household.column] as number);
    return region === 0 ? 0 : UNSURE;
  }

  #listedKind(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, numbers: Int32Array): number {
    const { column, place } = this.#schoolCode;
    const value = numbers[place] as number;
    if (column < 0) return 0;
    if (value <= 0) return UNSURE;
    let kind = this.#listedKinds[value];
    if (kind === undefined) {
      const code = this.#coding.decode(bytes, starts[column] as number, ends[column] as number);
      kind = Number(schoolOf({ schoolCode: code }, this.#setting)?.kind ?? 0);
      this.#listedKinds[value] = kind;
    }
    return kind;
  }

  /** The pupil's birth date as YYYYMMDD; 0 unless it is an ordinary day. */
  #birthDay(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, numbers: Int32Array): number {
    const { column, place } = this.#birthDate;
    if (column < 0 || numbers[place] !== ORDINARY) return 0;
    return dayAt(bytes, starts[column] as number, ends[column] as number);
  }

  /** Agrees: 1 for a formal number that does, 2 for a temporary one, which need not. Kind: its letter counted from A. */
  #compareRecordNumber(bytes: Uint8Array, starts: Int32Array, numbers: Int32Array, own: number, enter: Enter): void {
    const { column, place } = this.#recordNumber;
    const facet = numbers[place] as number;
    let agrees = column >= 0 && facet === 0 ? 0 : UNSURE;
    let kind = agrees;
    if (column >= 0 && facet === ORDINARY) {
      const start = starts[column] as number;
      const letter = bytes[start] as number;
      kind = letter - 0x40;
      agrees = letter !== FORMAL ? 2 : own >= 0 && sameNumber(bytes, start + 1, own) ? 1 : UNSURE;
    }
    enter(this.#base + RECORD_NUMBER_AGREES, agrees);
    enter(this.#base + KIND_OF_RECORD_NUMBER, kind);
  }

  #namesDiffer(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, numbers: Int32Array): boolean {
    const [a, b] = this.#names;
    const first = numbers[a.place] as number;
    const second = numbers[b.place] as number;
    if (first === 0 || second === 0) return true;
    if (first !== ORDINARY || second !== ORDINARY) return false;
    const aStart = starts[a.column] as number;
    const bStart = starts[b.column] as number;
    const length = (ends[a.column] as number) - aStart;
    return length !== (ends[b.column] as number) - bStart || !sameBytes(bytes, aStart, bStart, length);
  }
}

/** Takes the number of the facet at a place. */
type Enter = (place: number, number: number) => void;

/** Where an ordinary identity number begins; `NOBODY` for an empty cell, `UNSURE` for any other. */
function numberAt({ column, place }: Compared, starts: Int32Array, numbers: Int32Array): number {
  if (column < 0) return UNSURE;
  const facet = numbers[place] as number;
  if (facet !== ORDINARY) return facet === 0 ? NOBODY : UNSURE;
  return starts[column] as number;
}

/** The age of a member at the pupil's birth, and the member's sex, both from the number that begins at `number`. */
function compareMember(number: number, day: number, bytes: Uint8Array, at: number, enter: Enter): void {
  const none = number === NOBODY ? 0 : UNSURE;
  enter(at, number >= 0 && day > 0 ? yearsApart(birthOf(bytes, number), day) + 300 : none);
  enter(at + 1, number >= 0 ? sexOf(bytes, number) : none);
}

/** The number YYYYMMDD. */
export function dayOf(date: LocalDate): number {
  return Number(date.replaceAll('-', ''));
}

/** Whole years from one day to a later one, both YYYYMMDD; between -200 and 250. */
function yearsApart(from: number, to: number): number {
  return Math.max(-200, Math.min(250, Math.floor((to - from) / 10_000)));
}

/** Are both there, and the same eighteen bytes? */
function sameNumber(bytes: Uint8Array, a: number, b: number): boolean {
  return a >= 0 && b >= 0 && sameBytes(bytes, a, b, 18);
}

function sameBytes(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) if (bytes[a + i] !== bytes[b + i]) return false;
  return true;
}
