import type { FieldName } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { countyOf, countyOfPupil } from '../county-of-register.ts';
import { type Answer, ask, count, type Tally } from '../inspect.ts';
import type { Fault, Rule, Setting } from '../rule.ts';
import type { Facet, Facets } from './facets.ts';
import { Kinds } from './kinds.ts';

/** Records that are alike to a deferred rule, and how many there are. */
export interface DeferredKind {
  readonly student: Student;
  times: number;
}

/** What is left to be judged once the county is known: the kinds of record, and the rows that may turn out to be broken. */
export interface Deferral {
  readonly code: string;
  readonly kinds: readonly DeferredKind[];
  /** Three numbers a row: chunk, row in the chunk, kind. */
  readonly rows: Int32Array;
}

/**
 * A rule that asks the setting for the pupils' own county, which is known only when the last row has been read. Rows that
 * would pass even if their own county were the one are only counted; the others are remembered.
 */
export class DeferredRule {
  readonly rule: Rule;
  readonly #setting: Setting;
  readonly #fold: Kinds;
  readonly #kinds: (DeferredKind | undefined)[] = [];
  readonly #mayBreak: boolean[] = [];
  /** Kinds of records whose values are too many to be remembered; numbered behind the others. */
  readonly #singles: DeferredKind[] = [];
  #rows = new Int32Array(192);
  #used = 0;

  constructor(rule: Rule, setting: Setting) {
    this.rule = rule;
    this.#setting = setting;
    // Of the household only the county matters, and of the school only what a list says of it.
    const fields = rule.fields.filter((field) => field !== 'schoolCode' || setting.schools !== undefined);
    this.#fold = new Kinds(fields.map((field): Facet => (field === 'householdRegion' ? 'household county' : field)));
  }

  /** Count the row. Is it left open, so that it may yet turn out to be broken? */
  enter(facets: Facets, chunk: number, row: number, part: (fields: readonly FieldName[]) => Student): boolean {
    const kind = this.#fold.kindOf(facets.numbers);
    const known = kind < 0 ? undefined : this.#kinds[kind];
    if (known !== undefined) known.times += 1;
    else this.#learn(kind, only(this.rule.fields, part(this.rule.fields)));
    const number = kind < 0 ? -this.#singles.length : kind;
    const isOpen = kind < 0 || this.#mayBreak[kind] === true;
    if (isOpen) this.#remember(chunk, row, number);
    return isOpen;
  }

  /** Everything remembered, single kinds put behind the numbered ones. */
  finish(): Deferral {
    const numbered = Array.from(this.#kinds, (kind) => kind ?? { student: {}, times: 0 });
    const rows = this.#rows.slice(0, this.#used);
    for (let i = 2; i < rows.length; i += 3) {
      const number = rows[i] as number;
      if (number < 0) rows[i] = numbered.length - number - 1;
    }
    return { code: this.rule.code, kinds: [...numbered, ...this.#singles], rows };
  }

  #learn(kind: number, student: Student): void {
    if (kind < 0) {
      this.#singles.push({ student, times: 1 });
      return;
    }
    this.#kinds[kind] = { student, times: 1 };
    const ifOwnCounty = { ...this.#setting, county: countyOfPupil(student) };
    const answer: Answer = ask(this.rule, student, ifOwnCounty);
    this.#mayBreak[kind] = answer !== 'not-asked' && answer.length > 0;
  }

  #remember(chunk: number, row: number, kind: number): void {
    if (this.#used + 3 > this.#rows.length) {
      const larger = new Int32Array(this.#rows.length * 2);
      larger.set(this.#rows);
      this.#rows = larger;
    }
    this.#rows[this.#used] = chunk;
    this.#rows[this.#used + 1] = row;
    this.#rows[this.#used + 2] = kind;
    this.#used += 3;
  }
}

/** What is kept of a record is no more than the rule reads. */
function only(fields: readonly FieldName[], student: Student): Student {
  return Object.fromEntries(fields.flatMap((field) => (student[field] === undefined ? [] : [[field, student[field]]])));
}

/** The county of most pupils, over every kind of record of every inspector. */
export function countyOfDeferrals(deferrals: readonly Deferral[]): string | undefined {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { student, times } of deferrals.flatMap(({ kinds }) => kinds)) {
    const county = countyOfPupil(student);
    total += times;
    if (county !== undefined) counts.set(county, (counts.get(county) ?? 0) + times);
  }
  return countyOf(counts, total);
}

/** Judge what was left open, now that the county stands in the setting. `onFault` is told the chunk and the row in it. */
export function judgeDeferred(
  rule: Rule,
  setting: Setting,
  deferrals: readonly Deferral[],
  tally: Tally,
  onFault: (chunk: number, row: number, fault: Fault) => void,
): void {
  for (const { kinds, rows } of deferrals) {
    const answers = kinds.map(({ student }) => ask(rule, student, setting));
    for (const [kind, { times }] of kinds.entries()) if (times > 0) count(tally, answers[kind] ?? 'not-asked', times);
    for (let i = 0; i < rows.length; i += 3) {
      const answer = answers[rows[i + 2] as number];
      if (answer === undefined || typeof answer === 'string') continue;
      for (const fault of answer) onFault(rows[i] as number, rows[i + 1] as number, fault);
    }
  }
}
