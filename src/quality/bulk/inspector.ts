import type { FieldName } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { type Answer, ask, count, newTally, type RuleBook, type Tally } from '../inspect.ts';
import type { Fault, Rule, Setting, Severity } from '../rule.ts';
import { CellByCell } from './cell-by-cell.ts';
import type { KeyedRow } from './cooked-recipe.ts';
import { type Deferral, DeferredRule } from './deferred.ts';
import { Facets } from './facets.ts';
import type { Coding, Layout } from './layout.ts';
import { NeighbourKeys } from './neighbour-keys.ts';
import type { NeighbourStore } from './neighbour-store.ts';
import { SIEVES } from './ordinary.ts';
import { type Questions, questionsFor } from './questions.ts';
import { RowScanner, unescaped } from './row-scanner.ts';

/** A run of rows of one table: bytes, and where they begin and end. */
export interface Chunk {
  readonly number: number;
  readonly bytes: Uint8Array;
  /** Where its first row begins in `bytes`. */
  readonly from: number;
  /** No row that begins here or later belongs to the chunk; one that begins before is read to its end. */
  readonly to: number;
  /** Where the data end. */
  readonly limit: number;
  readonly layout: Layout;
}

/** What one chunk came to. Rows are counted from 0 within the chunk, blank ones included. */
export interface ChunkOutcome {
  /** Where the first row after the chunk begins in `bytes`. */
  readonly end: number;
  readonly rows: number;
  readonly pupils: number;
  /** Rows that are no pupil's and not blank: a note below the table, a total. */
  readonly notes: number;
  /** Did the data end inside a quoted cell? */
  readonly isCutOff: boolean;
}

/** Told of everything wrong with a row; `row` is counted within the chunk, the record is made only when asked for. */
export type OnFault = (
  row: number,
  rule: { readonly code: string; readonly severity: Severity },
  fault: Fault,
  student: () => Student,
) => void;

/** What the host provides. */
export interface Host {
  readonly book: RuleBook;
  readonly setting: Setting;
  readonly coding: Coding;
  readonly store: NeighbourStore;
  /** What a row is that has not both a name and an ordinary identity number. */
  readonly kindOfRow: (cells: readonly string[], layout: Layout) => 'pupil' | 'blank' | 'note';
  readonly onFault: OnFault;
  /** Told of each row that a rule may yet find fault with, once the county is known. */
  readonly onOpen?: (row: number, student: () => Student) => void;
  /** Told of each pupil that is passed, for figures by school. */
  readonly onPupil?: (part: (fields: readonly FieldName[]) => Student) => void;
}

/**
 * 批量核查 — puts the rules to millions of rows without making a record of each: rows that look alike through what a rule
 * reads get the answer the rule gave the first of them. It says exactly what `inspect` says; a test holds them equal.
 */
export class BulkInspector {
  readonly #host: Host;
  readonly #facets: Facets;
  readonly #questions: readonly Questions[];
  readonly #others: readonly Rule[];
  readonly #cellByCell: CellByCell;
  readonly #deferred: readonly DeferredRule[];
  readonly #neighbours: readonly NeighbourKeys[];
  readonly #tallies: ReadonlyMap<string, Tally>;
  #layout: Layout | undefined;
  #row = new RowScanner(0, ',');
  #bytes: Uint8Array = new Uint8Array(0);
  /** What the cell-by-cell rules answer to a row of fine cells in the present layout; unknown before the first. */
  #fineAnswers: readonly Answer[] | undefined;

  constructor(host: Host) {
    const { book, setting, coding } = host;
    this.#host = host;
    this.#facets = new Facets(setting, coding);
    const { remembered, others } = questionsFor(book.rules.filter((rule) => !rule.cellByCell && !rule.asksCounty));
    this.#questions = remembered;
    this.#others = others;
    this.#cellByCell = new CellByCell(
      book.rules.filter((rule) => rule.cellByCell),
      setting,
    );
    this.#deferred = book.rules.filter((rule) => rule.asksCounty).map((rule) => new DeferredRule(rule, setting));
    this.#neighbours = book.registerRules.map((rule, number) => new NeighbourKeys(rule, number, setting, coding));
    this.#tallies = new Map([...book.rules, ...book.registerRules].map(({ code }) => [code, newTally(code)]));
  }

  /** Put every rule about one record to each row of the chunk, and enter each row's keys for its neighbours. */
  inspect({ number, bytes, from, to, limit, layout }: Chunk): ChunkOutcome {
    this.#use(layout);
    this.#bytes = bytes;
    this.#facets.begin(bytes);
    const row = this.#row;
    const name = this.#facets.columnOf('name') ?? 0;
    let at = from;
    let rows = 0;
    let pupils = 0;
    let notes = 0;
    for (; at < to; rows += 1) {
      const begin = at;
      at = row.scan(bytes, at, limit);
      if (row.isEmpty) continue;
      const kind = this.#isSurelyPupil(name) ? 'pupil' : this.#host.kindOfRow(this.#cells(), layout);
      if (kind === 'note') notes += 1;
      if (kind !== 'pupil') continue;
      pupils += 1;
      this.#inspectRow(rows, number, begin - from);
    }
    return { end: at, rows, pupils, notes, isCutOff: row.isCutOff };
  }

  /** The tallies over all chunks, without the rules about neighbours' groups and the deferred ones being judged yet. */
  tallies(): readonly Tally[] {
    const tallies = [...this.#tallies.values(), ...this.#questions.flatMap((questions) => questions.tallies())];
    return sumOf(tallies);
  }

  deferrals(): readonly Deferral[] {
    return this.#deferred.map((rule) => rule.finish());
  }

  /** The record that begins at a byte; for the rules about neighbours, which look at a few rows in earnest. */
  studentAt(bytes: Uint8Array, at: number, limit: number, layout: Layout): Student {
    this.#use(layout);
    this.#bytes = bytes;
    this.#row.scan(bytes, at, limit);
    return this.#student();
  }

  /** No total and no note has somebody's identity number in it. */
  #isSurelyPupil(name: number): boolean {
    const { starts, ends } = this.#row;
    const column = this.#facets.columnOf('idNumber');
    if (column === undefined || starts[name] === ends[name]) return false;
    return SIEVES.idNumber?.(this.#bytes, starts[column] as number, ends[column] as number) ?? false;
  }

  #inspectRow(at: number, chunk: number, offset: number): void {
    const facets = this.#facets;
    const { store, onPupil } = this.#host;
    facets.read(this.#bytes, this.#row);
    let made: Student | undefined;
    const student = () => {
      made ??= this.#student();
      return made;
    };
    for (const questions of this.#questions) {
      const kind = questions.kindOf(facets.numbers);
      if (kind >= 0 && questions.passes(kind)) continue;
      if (kind < 0) for (const rule of questions.rules) this.#askAlone(rule, at, student);
      else this.#report(at, questions.rules, questions.answersTo(kind, this.#part, this.#host.setting), student);
    }
    for (const rule of this.#others) this.#askAlone(rule, at, student);
    this.#inspectCells(at, student);
    for (const rule of this.#deferred) if (rule.enter(facets, chunk, at, this.#part)) this.#host.onOpen?.(at, student);
    const desk: KeyedRow = { bytes: this.#bytes, row: this.#row, facets, part: this.#part };
    const place = { chunk, row: at, offset };
    for (const keys of this.#neighbours) keys.enter(desk, place, store, this.#tallyOf(keys.code));
    onPupil?.(this.#part);
  }

  #inspectCells(at: number, student: () => Student): void {
    const { rules } = this.#cellByCell;
    if (this.#cellByCell.passes(this.#facets, this.#row, this.#cellOf)) {
      this.#fineAnswers ??= rules.map((rule) => ask(rule, student(), this.#host.setting));
      for (const [i, rule] of rules.entries()) count(this.#tallyOf(rule.code), this.#fineAnswers[i] ?? 'not-asked');
    } else {
      for (const rule of rules) this.#askAlone(rule, at, student);
    }
  }

  #askAlone(rule: Rule, at: number, student: () => Student): void {
    const answer = ask(rule, student(), this.#host.setting);
    count(this.#tallyOf(rule.code), answer);
    this.#report(at, [rule], [answer], student);
  }

  #report(at: number, rules: readonly Rule[], answers: readonly Answer[], student: () => Student): void {
    for (const [i, answer] of answers.entries()) {
      const rule = rules[i];
      if (typeof answer === 'string' || rule === undefined) continue;
      for (const fault of answer) this.#host.onFault(at, rule, fault, student);
    }
  }

  #tallyOf(code: string): Tally {
    return this.#tallies.get(code) ?? newTally(code);
  }

  #use(layout: Layout): void {
    if (layout === this.#layout) return;
    this.#layout = layout;
    this.#row = new RowScanner(layout.columns.length, layout.delimiter);
    this.#facets.use(layout);
    for (const keys of this.#neighbours) keys.use(this.#facets);
    this.#fineAnswers = undefined;
  }

  #student(): Student {
    const student: Partial<Record<FieldName, string>> = {};
    for (const { column, field } of this.#facets.columns) student[field] = this.#cell(column);
    return student;
  }

  /** Only these cells of the record, for rules that read no others. */
  readonly #part = (fields: readonly FieldName[]): Student => {
    const student: Partial<Record<FieldName, string>> = {};
    for (const field of fields) {
      const column = this.#facets.columnOf(field);
      if (column !== undefined) student[field] = this.#cell(column);
    }
    return student;
  };

  readonly #cellOf = (column: number) => this.#cell(column);

  #cells(): readonly string[] {
    return (this.#layout?.columns ?? []).map((_, column) => this.#cell(column));
  }

  #cell(column: number): string {
    const { starts, ends, escaped } = this.#row;
    const text = this.#host.coding.decode(this.#bytes, starts[column] as number, ends[column] as number);
    return escaped[column] === 0 ? text : unescaped(text, escaped[column] as number);
  }
}

/** Tallies of one code put together, in the order in which the codes first appear. */
export function sumOf(tallies: readonly Tally[]): readonly Tally[] {
  const sums = new Map<string, Tally>();
  for (const { code, asked, broken, crashed } of tallies) {
    const sum = sums.get(code) ?? newTally(code);
    sums.set(code, sum);
    sum.asked += asked;
    sum.broken += broken;
    sum.crashed += crashed;
  }
  return [...sums.values()];
}
