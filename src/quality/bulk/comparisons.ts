import type { LocalDate } from '#src/kernel/local-date.ts';
import type { FieldName, Member } from '#src/registry/fields.ts';
import { schoolYearOf } from '#src/registry/school-year.ts';
import type { Setting } from '../rule.ts';
import { schoolOf } from '../school-of-pupil.ts';
import type { Coding, Layout } from './layout.ts';
import { birthOf, dayAt, FORMAL, sexOf } from './ordinary.ts';

/** What can be told cheaply by holding two cells of a row together. */
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
] as const;

export type Comparison = (typeof COMPARISONS)[number];

const UNSURE = -1;
const ORDINARY = 1;
const NOBODY = -2;

/** Holds the identity numbers, birth date and names of a row together, as far as they are ordinary. */
export class Comparer {
  readonly #setting: Setting;
  readonly #coding: Coding;
  readonly #today: number;
  readonly #schoolYearStart: number;
  /** By number of the value of 学校标识码: the code of the school's kind in the list of schools, 0 when it has none there. */
  readonly #listedKinds: number[] = [];
  readonly #place: Readonly<Record<Compared | Comparison, number>>;
  /** The column of each compared field in the table being read; -1 where it has none. */
  #column: Readonly<Record<Compared, number>> = columnsOf([]);

  constructor(setting: Setting, coding: Coding, placeOf: (facet: Compared | Comparison) => number) {
    this.#setting = setting;
    this.#coding = coding;
    this.#today = dayOf(setting.today);
    this.#schoolYearStart = dayOf(`${schoolYearOf(setting.today)}-08-31`);
    this.#place = Object.fromEntries([...COMPARED, ...COMPARISONS].map((facet) => [facet, placeOf(facet)])) as Record<
      Compared | Comparison,
      number
    >; // every key of the type is in the two lists
  }

  use(layout: Layout): void {
    this.#column = columnsOf(layout.columns);
  }

  /** Enter the comparisons of the row just scanned into `numbers`, where the fields' own facets already stand. */
  compare(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, numbers: Int32Array): void {
    const place = this.#place;
    const day = this.#birthDay(bytes, starts, ends, numbers);
    const own = this.#numberAt('idNumber', bytes, starts, numbers);
    const first = this.#numberAt('guardian1.idNumber', bytes, starts, numbers);
    const second = this.#numberAt('guardian2.idNumber', bytes, starts, numbers);
    numbers[place['age at start']] = day > 0 ? yearsApart(day, this.#schoolYearStart) + 300 : UNSURE;
    numbers[place['kind by list']] = this.#listedKind(bytes, starts, ends, numbers);
    numbers[place['birth date agrees']] =
      own === NOBODY ? 0 : own >= 0 && day > 0 && birthOf(bytes, own) === day ? 1 : UNSURE;
    numbers[place['sex in number']] = own === NOBODY ? 0 : own >= 0 ? sexOf(bytes, own) : UNSURE;
    numbers[place['record number agrees']] = this.#recordNumberAgrees(bytes, starts, numbers, own);
    numbers[place['kind of record number']] = this.#kindOfRecordNumber(bytes, starts, numbers);
    this.#compareMember(1, first, day, bytes, numbers);
    this.#compareMember(2, second, day, bytes, numbers);
    const differ =
      own !== UNSURE &&
      first !== UNSURE &&
      second !== UNSURE &&
      !sameNumber(bytes, own, first) &&
      !sameNumber(bytes, own, second) &&
      !sameNumber(bytes, first, second);
    numbers[place['numbers differ']] = differ
      ? (own >= 0 ? 1 : 0) + (first >= 0 ? 2 : 0) + (second >= 0 ? 4 : 0)
      : UNSURE;
    numbers[place['members differ']] = differ && this.#namesDiffer(bytes, starts, ends, numbers) ? 1 : UNSURE;
  }

  #compareMember(member: Member, number: number, day: number, bytes: Uint8Array, numbers: Int32Array): void {
    const sure = number >= 0;
    numbers[this.#place[`member ${member} sex`]] = number === NOBODY ? 0 : sure ? sexOf(bytes, number) : UNSURE;
    numbers[this.#place[`member ${member} age`]] =
      number === NOBODY ? 0 : sure && day > 0 ? yearsApart(birthOf(bytes, number), day) + 300 : UNSURE;
  }

  #listedKind(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, numbers: Int32Array): number {
    const { schools } = this.#setting;
    const column = this.#column.schoolCode;
    const value = numbers[this.#place.schoolCode] as number;
    if (schools === undefined || column < 0) return 0;
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
    const column = this.#column.birthDate;
    const at = this.#place.birthDate;
    if (column < 0 || numbers[at] !== ORDINARY) return 0;
    const day = dayAt(bytes, starts[column] as number, ends[column] as number);
    if (day <= this.#today) return day;
    numbers[at] = UNSURE;
    return 0;
  }

  /** Where an ordinary identity number begins; `NOBODY` for an empty cell, `UNSURE` for any other. */
  #numberAt(field: NumberField, bytes: Uint8Array, starts: Int32Array, numbers: Int32Array): number {
    const column = this.#column[field];
    if (column < 0) return UNSURE;
    const at = this.#place[field];
    if (numbers[at] === 0) return NOBODY;
    if (numbers[at] !== ORDINARY) return UNSURE;
    const start = starts[column] as number;
    if (birthOf(bytes, start) <= this.#today) return start;
    numbers[at] = UNSURE;
    return UNSURE;
  }

  /** 1 for a formal number that agrees, 2 for a temporary one, which need not. */
  #recordNumberAgrees(bytes: Uint8Array, starts: Int32Array, numbers: Int32Array, own: number): number {
    const column = this.#column.nationalNumber;
    const facet = numbers[this.#place.nationalNumber] as number;
    if (column < 0 || facet !== ORDINARY) return facet === 0 ? 0 : UNSURE;
    const start = starts[column] as number;
    if (bytes[start] !== FORMAL) return 2;
    return own >= 0 && sameNumber(bytes, start + 1, own) ? 1 : UNSURE;
  }

  /** The letter it begins with, counted from A; 0 for an empty cell. */
  #kindOfRecordNumber(bytes: Uint8Array, starts: Int32Array, numbers: Int32Array): number {
    const column = this.#column.nationalNumber;
    const facet = numbers[this.#place.nationalNumber] as number;
    if (column < 0) return UNSURE;
    return facet === ORDINARY ? (bytes[starts[column] as number] as number) - 0x40 : facet;
  }

  #namesDiffer(bytes: Uint8Array, starts: Int32Array, ends: Int32Array, numbers: Int32Array): boolean {
    const first = numbers[this.#place['guardian1.name']] as number;
    const second = numbers[this.#place['guardian2.name']] as number;
    if (first === 0 || second === 0) return true;
    if (first !== ORDINARY || second !== ORDINARY) return false;
    const a = this.#column['guardian1.name'];
    const b = this.#column['guardian2.name'];
    const length = (ends[a] as number) - (starts[a] as number);
    return (
      length !== (ends[b] as number) - (starts[b] as number) ||
      !sameBytes(bytes, starts[a] as number, starts[b] as number, length)
    );
  }
}

const COMPARED = [
  'schoolCode',
  'birthDate',
  'idNumber',
  'nationalNumber',
  'guardian1.name',
  'guardian1.idNumber',
  'guardian2.name',
  'guardian2.idNumber',
] as const satisfies readonly FieldName[];

type Compared = (typeof COMPARED)[number];
type NumberField = 'idNumber' | 'guardian1.idNumber' | 'guardian2.idNumber';

function columnsOf(columns: Layout['columns']): Readonly<Record<Compared, number>> {
  // every key of the type is in the list
  return Object.fromEntries(COMPARED.map((field) => [field, columns.indexOf(field)])) as Record<Compared, number>;
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
