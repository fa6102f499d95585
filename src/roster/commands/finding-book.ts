import { Spool } from '#src/platform/spool.ts';
import { missingMessage } from '../recognize.ts';
import type { FaultKind, PupilLabel } from './inspection-messages.ts';
import type { OpenedRoster } from './opened-rosters.ts';

/** One thing wrong, as it is told. `row` is the spreadsheet's. */
export interface RosterFinding extends FaultKind {
  readonly roster: number;
  readonly row: number;
  /** Where pupils were wanted. */
  readonly pupil: PupilLabel | undefined;
}

/** What is done with the findings: put into words for a program at once, kept for people, or both. */
interface Purpose {
  readonly json: boolean;
  readonly kept: boolean;
}

/** 问题簿 — takes the findings as they are told: millions as JSON text that may go to disk, or kept one by one. */
export class FindingBook {
  readonly #rosters: readonly OpenedRoster[];
  readonly #heads: readonly string[];
  readonly #purpose: Purpose;
  #spool = new Spool();
  #kept: RosterFinding[] = [];
  #count = 0;
  readonly #tails = new Map<FaultKind, string>();

  constructor(rosters: readonly OpenedRoster[], purpose: Purpose) {
    this.#rosters = rosters;
    this.#heads = rosters.map(({ file }) => `{"file":${JSON.stringify(file)},"row":`);
    this.#purpose = purpose;
  }

  /** Begin anew, with what was seen on opening the files: a mandatory column that is not there is one finding, on its header. */
  clear(): void {
    this.#spool.close();
    this.#spool = new Spool();
    this.#kept = [];
    this.#count = 0;
    for (const [roster, { layout }] of this.#rosters.entries()) {
      for (const field of layout.missing) {
        const message = missingMessage(field);
        this.add({ code: 'SP-07', severity: 'error', field, message }, roster, layout.headerRow, undefined);
      }
    }
  }

  add(kind: FaultKind, roster: number, row: number, pupil: PupilLabel | undefined): void {
    if (this.#purpose.json) {
      this.#spool.add(`${this.#count > 0 ? ',' : ''}${this.#heads[roster]}${row},${this.#tailOf(kind)}`);
    }
    if (this.#purpose.kept) this.#kept.push({ ...kind, roster, row, pupil });
    this.#count += 1;
  }

  get kept(): readonly RosterFinding[] {
    return this.#kept;
  }

  /** The findings as the inside of a JSON array, piece by piece. */
  json(): Iterable<Buffer> {
    return this.#spool.read();
  }

  close(): void {
    this.#spool.close();
  }

  /** Findings of one kind end alike. */
  #tailOf(kind: FaultKind): string {
    const known = this.#tails.get(kind);
    if (known !== undefined) return known;
    const { code, severity, field, message } = kind;
    const tail = `"code":"${code}","severity":"${severity}","field":"${field}","message":${JSON.stringify(message)}}`;
    this.#tails.set(kind, tail);
    return tail;
  }
}
