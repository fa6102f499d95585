import type { FieldName } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { type Answer, ask, count, newTally, type RuleBook, type Tally } from '../inspect.ts';
import type { Fault, Rule, Setting, Severity } from '../rule.ts';
import { CellByCell } from './cell-by-cell.ts';
import { type Deferral, DeferredRule } from './deferred.ts';
import { ALL, ORDINARY, placeOf } from './facets.ts';
import type { Coding, Layout } from './layout.ts';
import { NeighbourKeys } from './neighbour-keys.ts';
import type { NeighbourStore } from './neighbour-store.ts';
import { type Questions, questionsFor } from './questions.ts';
import { RowOnDesk } from './row-on-desk.ts';
import type { ScanKernel } from './scan-kernel.ts';

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
  /** Scans faster the rows that lie in its memory. */
  readonly kernel?: ScanKernel;
  /** What a row is that has not both a name and an ordinary identity number; `cell` answers what a column says. */
  readonly kindOfRow: (cell: (column: number) => string, layout: Layout) => 'pupil' | 'blank' | 'note';
  readonly onFault: OnFault;
  /** Told of each row that a rule may yet find fault with, once the county is known. */
  readonly onOpen?: (row: number, student: () => Student) => void;
  /** Told of each pupil that is passed, for figures by school. */
  readonly onPupil?: (part: (fields: readonly FieldName[]) => Student) => void;
}

const ID_NUMBER = placeOf('idNumber');

/**
 * 批量核查 — puts the rules to millions of rows without making a record of each: rows that look alike through what a rule
 * reads get the answer the rule gave the first of them. It says exactly what `inspect` says; a test holds them equal.
 */
export class BulkInspector {
  readonly #host: Host;
  readonly #desk: RowOnDesk;
  readonly #questions: readonly Questions[];
  readonly #others: readonly Rule[];
  readonly #cellByCell: CellByCell;
  readonly #deferred: readonly DeferredRule[];
  readonly #neighbours: readonly NeighbourKeys[];
  readonly #tallies: ReadonlyMap<string, Tally>;
  readonly #place = { chunk: 0, row: 0, offset: 0 };
  /** What the cell-by-cell rules answer to a row of fine cells in the present layout; unknown before the first. */
  #fineAnswers: readonly Answer[] | undefined;
  #fineRows = 0;
  /** By questions: the bit of `dirty` that says that they see another row than before. */
  readonly #bits: readonly number[];
  /** The bits of those that have something to say of the row above, or have to be asked of each row by itself. */
  #restless = 0;
  /** Pupils so far. */
  #pupils = 0;

  constructor(host: Host) {
    const { book, setting, coding, kernel } = host;
    this.#host = host;
    this.#desk = new RowOnDesk(setting, coding, kernel);
    const { remembered, others } = questionsFor(book.rules.filter((rule) => !rule.cellByCell && !rule.asksCounty));
    this.#questions = remembered;
    this.#bits = remembered.map(({ facets }) => this.#desk.facets.watch(facets));
    this.#others = others;
    this.#cellByCell = new CellByCell(
      book.rules.filter((rule) => rule.cellByCell),
      setting,
    );
    this.#deferred = book.rules.filter((rule) => rule.asksCounty).map((rule) => new DeferredRule(rule, setting));
    this.#tallies = new Map([...book.rules, ...book.registerRules].map(({ code }) => [code, newTally(code)]));
    this.#neighbours = book.registerRules.map(
      (rule, number) => new NeighbourKeys(rule, number, setting, coding, this.#tallyOf(rule.code)),
    );
  }

  /** Put every rule about one record to each row of the chunk, and enter each row's keys for its neighbours. */
  inspect({ number, bytes, from, to, limit, layout }: Chunk): ChunkOutcome {
    this.#begin(bytes, layout);
    const desk = this.#desk;
    const name = desk.facets.columnOf('name') ?? 0;
    let at = from;
    let rows = 0;
    let pupils = 0;
    let notes = 0;
    for (; at < to; rows += 1) {
      this.#place.chunk = number;
      this.#place.row = rows;
      this.#place.offset = at - from;
      at = desk.take(at, limit);
      if (desk.cells.isEmpty) {
        this.#passOver();
        continue;
      }
      desk.read();
      const kind = this.#isSurelyPupil(name) ? 'pupil' : this.#host.kindOfRow(desk.text, layout);
      if (kind === 'note') notes += 1;
      if (kind !== 'pupil') {
        this.#passOver();
        continue;
      }
      pupils += 1;
      this.#inspectRow(rows);
    }
    return { end: at, rows, pupils, notes, isCutOff: desk.cells.isCutOff };
  }

  /** The tallies over all chunks, without the rules about neighbours' groups and the deferred ones being judged yet. */
  tallies(): readonly Tally[] {
    this.#countFineRows();
    for (const questions of this.#questions) questions.wake(this.#pupils);
    this.#desk.facets.dirty = ALL;
    return sumOf([...this.#tallies.values(), ...this.#questions.flatMap((questions) => questions.tallies())]);
  }

  deferrals(): readonly Deferral[] {
    return this.#deferred.map((rule) => rule.finish());
  }

  /** The record that begins at a byte, or these fields of it; for the rules about neighbours, which look at a few rows in earnest. */
  studentAt(bytes: Uint8Array, at: number, limit: number, layout: Layout, fields?: readonly FieldName[]): Student {
    this.#begin(bytes, layout);
    this.#desk.take(at, limit);
    return fields === undefined ? this.#desk.student() : this.#desk.part(fields);
  }

  /** The next row is not to be held against this one. */
  #passOver(): void {
    this.#desk.cells.passOver();
    this.#cellByCell.begin();
  }

  #begin(bytes: Uint8Array, layout: Layout): void {
    this.#cellByCell.begin();
    if (!this.#desk.begin(bytes, layout)) return;
    for (const keys of this.#neighbours) keys.use(this.#desk.facets);
    this.#countFineRows();
    this.#fineAnswers = undefined;
  }

  /** No total and no note has somebody's identity number in it. */
  #isSurelyPupil(name: number): boolean {
    return this.#desk.facets.numbers[ID_NUMBER] === ORDINARY && !this.#desk.isEmpty(name);
  }

  #inspectRow(at: number): void {
    const desk = this.#desk;
    const { facets } = desk;
    const open = facets.dirty | this.#restless;
    facets.dirty = 0;
    for (let i = 0; i < this.#bits.length; i += 1) {
      const bit = this.#bits[i] as number;
      if (bit === 0 || (open & bit) !== 0) this.#askAnew(this.#questions[i] as Questions, bit, at);
    }
    if (this.#others.length > 0) this.#askAlone(this.#others, undefined, at);
    this.#inspectCells(at);
    for (const rule of this.#deferred) {
      if (rule.enter(facets, this.#place.chunk, at, desk.part)) this.#host.onOpen?.(at, desk.student);
    }
    for (const keys of this.#neighbours) keys.enter(desk, this.#place, this.#host.store);
    this.#host.onPupil?.(desk.part);
    this.#pupils += 1;
  }

  /** Ask these questions of the row, and of the next ones only when they see something else, unless one of them is broken. */
  #askAnew(questions: Questions, bit: number, at: number): void {
    questions.wake(this.#pupils);
    if (questions.rest(questions.kindOf(this.#desk.facets.numbers), this.#pupils)) {
      this.#restless &= ~bit;
    } else {
      this.#restless |= bit;
      this.#ask(questions, at);
    }
  }

  #ask(questions: Questions, at: number): void {
    const kind = questions.kindOf(this.#desk.facets.numbers);
    if (kind >= 0 && questions.passes(kind)) return;
    if (kind >= 0) this.#report(at, questions.rules, questions.answersTo(kind, this.#desk.part, this.#host.setting));
    else if (questions.apart.length > 0) for (const part of questions.apart) this.#ask(part, at);
    else this.#askAlone(questions.rules, questions.fields, at);
  }

  #inspectCells(at: number): void {
    const { rules } = this.#cellByCell;
    if (this.#cellByCell.passes(this.#desk)) {
      this.#fineAnswers ??= rules.map((rule) => ask(rule, this.#desk.student(), this.#host.setting));
      this.#fineRows += 1;
    } else {
      this.#askAlone(rules, undefined, at);
    }
  }

  #countFineRows(): void {
    for (const [i, { code }] of this.#cellByCell.rules.entries()) {
      count(this.#tallyOf(code), this.#fineAnswers?.[i] ?? 'not-asked', this.#fineRows);
    }
    this.#fineRows = 0;
  }

  /** Ask these rules of this row alone, which takes only the cells they read. */
  #askAlone(rules: readonly Rule[], fields: readonly FieldName[] | undefined, at: number): void {
    const student = fields === undefined ? this.#desk.student() : this.#desk.part(fields);
    const answers = rules.map((rule) => ask(rule, student, this.#host.setting));
    for (const [i, rule] of rules.entries()) count(this.#tallyOf(rule.code), answers[i] ?? 'not-asked');
    this.#report(at, rules, answers);
  }

  #report(at: number, rules: readonly Rule[], answers: readonly Answer[]): void {
    for (const [i, answer] of answers.entries()) {
      const rule = rules[i];
      if (typeof answer === 'string' || rule === undefined) continue;
      for (const fault of answer) this.#host.onFault(at, rule, fault, this.#desk.student);
    }
  }

  #tallyOf(code: string): Tally {
    return this.#tallies.get(code) ?? newTally(code);
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
