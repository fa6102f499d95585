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
  readonly #today: number;
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
    this.#today = dayOf(setting.today);
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

  /** Enter the comparisons of the row just scanned into `numbers`, where the fields' own facets already stand. */
  compare(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, numbers: Int32Array): void {
    const base = this.#base;
    const day = this.#birthDay(bytes, starts, ends, numbers);
    const own = this.#numberAt(this.#own, bytes, starts, numbers);
    const first = this.#numberAt(this.#first, bytes, starts, numbers);
    const second = this.#numberAt(this.#second, bytes, starts, numbers);
    numbers[base + AGE_AT_START] = day > 0 ? yearsApart(day, this.#schoolYearStart) + 300 : UNSURE;
    numbers[base + KIND_BY_LIST] =
      this.#setting.schools === undefined ? 0 : this.#listedKind(bytes, starts, ends, numbers);
    numbers[base + BIRTH_DATE_AGREES] =
      own === NOBODY ? 0 : own >= 0 && day > 0 && birthOf(bytes, own) === day ? 1 : UNSURE;
    numbers[base + SEX_IN_NUMBER] = own === NOBODY ? 0 : own >= 0 ? sexOf(bytes, own) : UNSURE;
    const region = numbers[this.#household.place] as number;
    numbers[base + HOUSEHOLD_COUNTY] =
      region === ORDINARY ? countyAt(bytes, starts[this.#household.column] as number) : region === 0 ? 0 : UNSURE;
    this.#compareRecordNumber(bytes, starts, numbers, own);
    compareMember(first, day, bytes, numbers, base + FIRST_MEMBER);
    compareMember(second, day, bytes, numbers, base + FIRST_MEMBER + 2);
    const differ =
      own !== UNSURE &&
      first !== UNSURE &&
      second !== UNSURE &&
      !sameNumber(bytes, own, first) &&
      !sameNumber(bytes, own, second) &&
      !sameNumber(bytes, first, second);
    numbers[base + NUMBERS_DIFFER] = differ
      ? (own >= 0 ? 1 : 0) + (first >= 0 ? 2 : 0) + (second >= 0 ? 4 : 0)
      : UNSURE;
    numbers[base + MEMBERS_DIFFER] = differ && this.#namesDiffer(bytes, starts, ends, numbers) ? 1 : UNSURE;
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

  /** The pupil's birth date as YYYYMMDD; 0 unless it is an ordinary day up to today. */
  #birthDay(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, numbers: Int32Array): number {
    const { column, place } = this.#birthDate;
    if (column < 0 || numbers[place] !== ORDINARY) return 0;
    const day = dayAt(bytes, starts[column] as number, ends[column] as number);
    if (day <= this.#today) return day;
    numbers[place] = UNSURE;
    return 0;
  }

  /** Where an ordinary identity number begins; `NOBODY` for an empty cell, `UNSURE` for any other. */
  #numberAt({ column, place }: Compared, bytes: Uint8Array, starts: Int32Array, numbers: Int32Array): number {
    if (column < 0) return UNSURE;
    const facet = numbers[place] as number;
    if (facet !== ORDINARY) return facet === 0 ? NOBODY : UNSURE;
    const start = starts[column] as number;
    if (birthOf(bytes, start) <= this.#today) return start;
    numbers[place] = UNSURE;
    return UNSURE;
  }

  /** Agrees: 1 for a formal number that does, 2 for a temporary one, which need not. Kind: its letter counted from A. */
  #compareRecordNumber(bytes: Uint8Array, starts: Int32Array, numbers: Int32Array, own: number): void {
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
    numbers[this.#base + RECORD_NUMBER_AGREES] = agrees;
    numbers[this.#base + KIND_OF_RECORD_NUMBER] = kind;
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

/** The age of a member at the pupil's birth, and the member's sex, both from the number that begins at `number`. */
function compareMember(number: number, day: number, bytes: Uint8Array, numbers: Int32Array, at: number): void {
  const none = number === NOBODY ? 0 : UNSURE;
  numbers[at] = number >= 0 && day > 0 ? yearsApart(birthOf(bytes, number), day) + 300 : none;
  numbers[at + 1] = number >= 0 ? sexOf(bytes, number) : none;
}

function dayOf(date: LocalDate): number {
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
