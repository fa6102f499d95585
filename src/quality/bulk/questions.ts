import type { FieldName } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { type Answer, ask, count, newTally, type Tally } from '../inspect.ts';
import type { Rule, Setting } from '../rule.ts';
import type { Facet } from './facets.ts';
import { Kinds } from './kinds.ts';
import { SIEVES } from './ordinary.ts';

/**
 * Rules that ask only how a cell is written, or whether it is filled: any two ordinary cells get the same answer.
 * A rule that is not named here and reads such a field is simply asked of every record, which is slower and never wrong.
 */
const ORDINARY_SUFFICES: ReadonlySet<string> = new Set([
  ...[
    'ID-01',
    'ID-02',
    'ID-03',
    'ID-04',
    'ID-05',
    'ID-08',
    'ID-09',
    'ID-10',
    'ID-11',
    'ID-12',
    'ID-13',
    'ID-16',
    'ID-17',
  ],
  ...['ID-18', 'ID-19', 'ID-20', 'ID-22', 'ID-26', 'ID-27', 'CO-01', 'CO-02', 'CO-03', 'CO-06'],
  ...['GU-01', 'GU-02', 'GU-03', 'GU-04', 'GU-05', 'GU-06', 'GU-07', 'GU-11', 'GU-14'],
]);

/** Rules that hold cells together, and what they can see by doing so. */
const COMPARED: Readonly<Record<string, readonly Facet[]>> = {
  'ID-14': ['idType', 'birth date agrees'],
  'ID-15': ['idType', 'sex', 'sex in number'],
  'RN-01': ['nationalNumber', 'kind of record number'],
  'RN-03': ['nationalNumber', 'kind of record number', 'idType', 'idNumber'],
  'RN-04': ['nationalNumber', 'kind of record number', 'registeredOn'],
  'RN-02': ['record number agrees', 'changeKind', 'policeCheck'],
  'GU-08': ['guardian1.name', 'guardian2.name', 'guardian1.idType', 'guardian2.idType', 'idType', 'numbers differ'],
  'GU-09': memberFacets('age'),
  'GU-10': memberFacets('sex'),
  'EN-04': ['changeKind', 'entryMonth', 'grade', 'schoolKind', 'kind by list'],
  'EN-05': ['age at start', 'grade', 'schoolKind', 'kind by list'],
  'EN-06': ['age at start', 'grade', 'schoolKind', 'kind by list'],
  'EN-07': ['entryMode', 'grade', 'schoolKind', 'kind by list'],
  'EN-12': ['changeKind', 'entryMonth', 'grade', 'recordStatus', 'schoolKind', 'kind by list'],
  'EN-10': ['grade', 'schoolKind', 'kind by list'],
  'SP-01': ['disability', 'inclusiveEducation', 'schoolKind', 'kind by list'],
  'GU-12': ['guardian1.name', 'guardian2.name', 'members differ'],
};

/**
 * Rules that see much the same of a row are asked together, so that it is looked at once. What they see must not take
 * many values in their combinations, or too few rows would be alike.
 */
const ASKED_TOGETHER: readonly (readonly string[])[] = [
  [
    ...[
      'ID-01',
      'ID-02',
      'ID-03',
      'ID-04',
      'ID-05',
      'ID-06',
      'ID-07',
      'ID-08',
      'ID-09',
      'ID-10',
      'ID-11',
      'ID-12',
      'ID-13',
    ],
    ...['ID-14', 'ID-15', 'ID-16', 'ID-17', 'ID-18', 'ID-19', 'ID-20', 'ID-21', 'ID-23', 'ID-26', 'ID-27'],
    ...['RN-01', 'RN-02', 'RN-03'],
  ],
  ['EN-01', 'EN-04', 'EN-05', 'EN-06', 'EN-07', 'EN-10', 'EN-12'],
  ['EN-08', 'EN-09', 'SP-03', 'SP-05'],
  ['SP-01', 'SP-04'],
  [
    ...['GU-01', 'GU-02', 'GU-03', 'GU-04', 'GU-05', 'GU-06', 'GU-07'],
    ...['GU-08', 'GU-10', 'GU-11', 'GU-12', 'GU-14'],
  ],
];

/** The facets through which a rule sees a row; `undefined` when it must be asked of every row. */
export function facetsOf(rule: Rule): readonly Facet[] | undefined {
  const compared = COMPARED[rule.code];
  if (compared !== undefined) return compared;
  const remembered = rule.fields.every((field) => SIEVES[field] === undefined);
  return remembered || ORDINARY_SUFFICES.has(rule.code) ? rule.fields : undefined;
}

function memberFacets(about: 'age' | 'sex'): readonly Facet[] {
  return [
    ...(['guardian1.name', 'guardian1.relation', 'guardian1.idType', `member 1 ${about}`] as const),
    ...(['guardian2.name', 'guardian2.relation', 'guardian2.idType', `member 2 ${about}`] as const),
  ];
}

/** 同类同答 — the rules that see a row through the same facets, and what they answered for each kind of row so far. */
export class Questions {
  readonly rules: readonly Rule[];
  readonly #kinds: Kinds;
  /** Every field its rules read. */
  readonly fields: readonly FieldName[];
  /** By kind of row: what the rules answered, in their order. */
  readonly #answers: (readonly Answer[])[] = [];
  #times = new Float64Array(64);
  /** By kind of row: 1 when no rule has anything to say, 2 when one has, 0 when no such row was seen yet. */
  #verdicts = new Uint8Array(64);

  /** The kind that every row is of since that row, as long as nobody says otherwise; -1 for none. */
  #resting = -1;
  #since = 0;
  /** Through which its rules see a row. */
  readonly facets: readonly Facet[];

  /** Its rules by what each of them sees, for a row that is unsure to some of them only; none where all see the same. */
  readonly apart: readonly Questions[];

  constructor(facets: readonly Facet[], rules: readonly Rule[], apart: readonly Questions[] = []) {
    this.rules = rules;
    this.apart = apart;
    this.facets = facets;
    this.#kinds = new Kinds(facets);
    this.fields = [...new Set(rules.flatMap((rule) => rule.fields))];
  }

  /** The kind of the row whose facets these are; -1 when it has to be asked about by itself. */
  kindOf(numbers: Int32Array): number {
    return this.#kinds.kindOf(numbers);
  }

  /** Count one more row of the kind. Are its answers known, and do they say that nothing is wrong? */
  passes(kind: number): boolean {
    if ((this.#verdicts[kind] ?? 0) === 0) return false;
    this.#times[kind] = (this.#times[kind] as number) + 1;
    return this.#verdicts[kind] === 1;
  }

  /** Row `row` is of this kind, and so is each one after it until `wake`. Answers false where that may not be: where the kind is not known to pass. */
  rest(kind: number, row: number): boolean {
    if (kind < 0 || this.#verdicts[kind] !== 1) return false;
    this.#resting = kind;
    this.#since = row;
    return true;
  }

  /** Row `row` may be of another kind: those before it are counted. */
  wake(row: number): void {
    if (this.#resting >= 0) this.#times[this.#resting] = (this.#times[this.#resting] as number) + row - this.#since;
    this.#resting = -1;
  }

  /** What the rules say of a row of the kind that did not pass; asked of `student` if this is the first of its kind. */
  answersTo(kind: number, student: (fields: readonly FieldName[]) => Student, setting: Setting): readonly Answer[] {
    const before = this.#answers[kind];
    if (before !== undefined) return before;
    const known = student(this.fields);
    const answers = this.rules.map((rule) => ask(rule, known, setting));
    while (kind >= this.#verdicts.length) this.#grow();
    this.#answers[kind] = answers;
    this.#times[kind] = 1;
    this.#verdicts[kind] = answers.every((answer) => typeof answer === 'string' || answer.length === 0) ? 1 : 2;
    return answers;
  }

  /** The tallies of its rules over every row that was of a known kind. */
  tallies(): readonly Tally[] {
    return [...this.#ownTallies(), ...this.apart.flatMap((questions) => questions.tallies())];
  }

  #ownTallies(): readonly Tally[] {
    return this.rules.map((rule, at) => {
      const tally = newTally(rule.code);
      for (const [kind, answers] of this.#answers.entries()) {
        const answer = answers?.[at];
        if (answer !== undefined) count(tally, answer, this.#times[kind]);
      }
      return tally;
    });
  }

  #grow(): void {
    const times = new Float64Array(this.#times.length * 2);
    times.set(this.#times);
    this.#times = times;
    const verdicts = new Uint8Array(this.#verdicts.length * 2);
    verdicts.set(this.#verdicts);
    this.#verdicts = verdicts;
  }
}

/** The rules put together that are asked together; those without facets in a list of their own. */
export function questionsFor(rules: readonly Rule[]): {
  readonly remembered: readonly Questions[];
  readonly others: readonly Rule[];
} {
  const seeing = rules.filter((rule) => facetsOf(rule) !== undefined);
  const bySight = (rule: Rule) => facetsOf(rule)?.toSorted().join() ?? '';
  const together = grouped(
    seeing,
    (rule) => ASKED_TOGETHER.find((codes) => codes.includes(rule.code))?.join() ?? bySight(rule),
  );
  const remembered = together.map((group) => {
    const apart = grouped(group, bySight);
    return new Questions(
      facetsOfAll(group),
      group,
      apart.length < 2 ? [] : apart.map((alike) => new Questions(facetsOfAll(alike), alike)),
    );
  });
  return { remembered, others: rules.filter((rule) => facetsOf(rule) === undefined) };
}

function facetsOfAll(rules: readonly Rule[]): readonly Facet[] {
  return [...new Set(rules.flatMap((rule) => facetsOf(rule) ?? []))];
}

function grouped(rules: readonly Rule[], keyOf: (rule: Rule) => string): readonly (readonly Rule[])[] {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) groups.set(keyOf(rule), [...(groups.get(keyOf(rule)) ?? []), rule]);
  return [...groups.values()];
}
