import { isUtf8 } from 'node:buffer';
import { readSync, writeSync } from 'node:fs';
import { openNameless } from '#src/platform/temporary-file.ts';
import { BulkInspector } from '#src/quality/bulk/inspector.ts';
import type { Coding, Layout } from '#src/quality/bulk/layout.ts';
import { join, NeighbourStore, type Place } from '#src/quality/bulk/neighbour-store.ts';
import { judgeCandidates } from '#src/quality/bulk/neighbours.ts';
import { ScanKernel } from '#src/quality/bulk/scan-kernel.ts';
import type { Fault, Severity } from '#src/quality/rule.ts';
import { RULE_BOOK } from '#src/quality/rules/index.ts';
import type { FieldName } from '#src/registry/fields.ts';
import { masked } from '#src/registry/masking.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { kindOfRowBy } from '../rows.ts';
import type {
  Assignment,
  ChunkReply,
  ChunkTask,
  DrainReply,
  FaultKind,
  FindingsReply,
  JoinReply,
  JoinTask,
  PupilLabel,
  Reply,
  SpilledBlock,
  Task,
} from './inspection-messages.ts';

/** A row longer than this is no row of a roster. */
const LONGEST_ROW = 1 << 20;
const USUAL_ROW = 1 << 14;
const LF = 0x0a;

const CODING: Coding = {
  // The bytes are always a Buffer here: this desk read them itself.
  decode: (bytes, start, end) => (bytes as Buffer).toString('utf8', start, end),
  encode: (text) => Buffer.from(text, 'utf8'),
};

/** One inspector at work: takes pieces of the register, and answers with what is wrong. Lives in a thread of its own, or not. */
export class InspectorDesk {
  readonly #assignment: Assignment;
  readonly #inspector: BulkInspector;
  readonly #store: NeighbourStore;
  readonly #spilled: SpilledBlock[] = [];
  #spillFd = -1;
  #spillEnd = 0;
  readonly #kernel = new ScanKernel();
  #buffer = Buffer.alloc(0);
  readonly #kindNumbers = new Map<string, number>();
  #newKinds: FaultKind[] = [];
  #findings: number[] = [];
  #pupils = new Map<string, PupilLabel>();
  #schools = new Map<string, number>();
  #chunk = 0;

  constructor(assignment: Assignment) {
    this.#assignment = assignment;
    this.#store = new NeighbourStore((part, entries) => this.#spill(part, entries));
    this.#inspector = new BulkInspector({
      book: RULE_BOOK,
      setting: assignment.setting,
      coding: CODING,
      store: this.#store,
      kernel: this.#kernel,
      kindOfRow: (cell, layout) => kindOfRowBy(cell, layout.columns.length, layout),
      onFault: (row, rule, fault, student) => this.#report(this.#chunk, row, rule, fault, student),
      ...(assignment.withPupils && {
        onPupil: (part) => this.#countSchool(part(['schoolName', 'schoolCode'])),
        onOpen: (row: number, student: () => Student) => this.#label(this.#chunk, row, student),
      }),
    });
  }

  perform(task: Task): Reply {
    if (task.do === 'inspect') return this.#inspect(task);
    return task.do === 'join' ? this.#join(task) : this.#drain();
  }

  #inspect({ chunk, roster, from, to, isRowStart }: ChunkTask): ChunkReply {
    const { fd, end, layout } = this.#rosterOf(roster);
    const origin = isRowStart ? from : from - 1;
    const bytes = this.#readRows(fd, origin, to, end);
    const first = isRowStart ? 0 : afterLineEnd(bytes);
    this.#chunk = chunk;
    this.#schools = new Map();
    const outcome = this.#inspector.inspect({
      number: chunk,
      bytes,
      from: first,
      to: Math.min(bytes.length, to - origin),
      limit: bytes.length,
      layout,
    });
    return {
      do: 'inspect',
      chunk,
      start: origin + first,
      end: origin + outcome.end,
      rows: outcome.rows,
      pupilCount: outcome.pupils,
      notes: outcome.notes,
      isCutOff: outcome.isCutOff,
      isUtf8: isUtf8(bytes.subarray(first, outcome.end)),
      schools: this.#schools,
      ...this.#takeFindings(),
    };
  }

  #drain(): DrainReply {
    return {
      do: 'drain',
      kept: this.#store.drain(),
      spilled: this.#spilled,
      tallies: this.#inspector.tallies(),
      deferrals: this.#inspector.deferrals(),
    };
  }

  #join({ kept, spilled, chunkStarts, chunkRosters }: JoinTask): JoinReply {
    const { setting } = this.#assignment;
    const crashed = new Map<string, number>();
    const studentAt = (place: Place, fields?: readonly FieldName[]) =>
      this.#studentAt(place, chunkStarts, chunkRosters, fields);
    const rules = RULE_BOOK.registerRules;
    for (const candidates of join(
      together(kept, spilled),
      rules.map(({ atLeast }) => atLeast),
    )) {
      const rule = rules[candidates.number];
      if (rule === undefined) continue;
      const known = (place: Place) => studentAt(place, rule.fields);
      for (const { place, fault } of judgeCandidates(candidates, rule, setting, CODING.encode, known)) {
        if (fault === undefined) crashed.set(rule.code, (crashed.get(rule.code) ?? 0) + 1);
        else this.#report(place.chunk, place.row, rule, fault, () => studentAt(place));
      }
    }
    return { do: 'join', crashed, ...this.#takeFindings() };
  }

  #studentAt(
    { chunk, offset }: Place,
    chunkStarts: Float64Array,
    chunkRosters: Int32Array,
    fields: readonly FieldName[] | undefined,
  ): Student {
    const { fd, end, layout } = this.#rosterOf(chunkRosters[chunk] ?? -1);
    const at = (chunkStarts[chunk] ?? 0) + offset;
    for (let length = 4096; ; length *= 16) {
      const bytes = this.#read(fd, at, Math.min(end, at + length));
      const student = this.#inspector.studentAt(bytes, 0, bytes.length, layout, fields);
      if (at + length >= end || length > LONGEST_ROW || bytes.includes(LF)) return student;
    }
  }

  /** The bytes of the rows that begin before `to`: the last of them reaches beyond it, by little as a rule. */
  #readRows(fd: number, from: number, to: number, end: number): Buffer {
    const bytes = this.#read(fd, from, Math.min(end, to + USUAL_ROW));
    const isWhole = to + USUAL_ROW >= end || bytes.indexOf(LF, to - from) >= 0;
    return isWhole ? bytes : this.#read(fd, from, Math.min(end, to + LONGEST_ROW));
  }

  #read(fd: number, from: number, to: number): Buffer {
    if (this.#buffer.length < to - from) {
      const { buffer, byteOffset, length } = this.#kernel.room(to - from);
      this.#buffer = Buffer.from(buffer, byteOffset, length);
    }
    let length = 0;
    while (length < to - from) {
      const read = readSync(fd, this.#buffer, length, to - from - length, from + length);
      if (read === 0) break;
      length += read;
    }
    return this.#buffer.subarray(0, length);
  }

  #report(
    chunk: number,
    row: number,
    rule: { code: string; severity: Severity },
    fault: Fault,
    student: () => Student,
  ): void {
    const severity = fault.severity ?? rule.severity;
    const key = `${rule.code} ${severity} ${fault.field} ${fault.message}`;
    let kind = this.#kindNumbers.get(key);
    if (kind === undefined) {
      kind = this.#kindNumbers.size;
      this.#kindNumbers.set(key, kind);
      this.#newKinds.push({ code: rule.code, severity, field: fault.field, message: fault.message });
    }
    this.#findings.push(chunk, row, kind);
    if (this.#assignment.withPupils) this.#label(chunk, row, student);
  }

  #label(chunk: number, row: number, student: () => Student): void {
    const key = `${chunk}:${row}`;
    if (!this.#pupils.has(key)) this.#pupils.set(key, labelOf(student()));
  }

  #takeFindings(): FindingsReply {
    const reply = { findings: Int32Array.from(this.#findings), newKinds: this.#newKinds, pupils: this.#pupils };
    this.#findings = [];
    this.#newKinds = [];
    this.#pupils = new Map();
    return reply;
  }

  #countSchool(student: Student): void {
    const school = schoolOf(student);
    this.#schools.set(school, (this.#schools.get(school) ?? 0) + 1);
  }

  #spill(part: number, entries: Uint32Array): void {
    if (this.#spillFd < 0) this.#spillFd = openNameless();
    const bytes = Buffer.from(entries.buffer, entries.byteOffset, entries.byteLength);
    for (let at = 0; at < bytes.length; )
      at += writeSync(this.#spillFd, bytes, at, bytes.length - at, this.#spillEnd + at);
    this.#spilled.push({ part, fd: this.#spillFd, position: this.#spillEnd, bytes: bytes.length });
    this.#spillEnd += bytes.length;
  }

  #rosterOf(roster: number): { fd: number; end: number; layout: Layout } {
    return this.#assignment.rosters[roster] ?? { fd: -1, end: 0, layout: { columns: [], delimiter: ',' } };
  }
}

function labelOf(student: Student): PupilLabel {
  return {
    name: textOf(student, 'name'),
    number: masked(textOf(student, 'idNumber')),
    school: schoolOf(student),
    className: `${textOf(student, 'grade')}${textOf(student, 'className')}`,
  };
}

function schoolOf(student: Student): string {
  return textOf(student, 'schoolName') || textOf(student, 'schoolCode');
}

function together(kept: readonly Uint32Array[], spilled: readonly SpilledBlock[]): Uint32Array {
  const words =
    kept.reduce((sum, part) => sum + part.length, 0) + spilled.reduce((sum, { bytes }) => sum + bytes / 4, 0);
  const entries = new Uint32Array(words);
  let at = 0;
  for (const part of kept) {
    entries.set(part, at);
    at += part.length;
  }
  for (const { fd, position, bytes } of spilled) {
    const room = Buffer.from(entries.buffer, at * 4, bytes);
    for (let read = 0; read < bytes; ) read += readSync(fd, room, read, bytes - read, position + read);
    at += bytes / 4;
  }
  return entries;
}

/** Where the row after the first line end begins; the end of the bytes when there is none. */
function afterLineEnd(bytes: Buffer): number {
  const at = bytes.indexOf(LF);
  return at < 0 ? bytes.length : at + 1;
}
