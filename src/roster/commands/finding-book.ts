import { Spool } from '#src/platform/spool.ts';
import { missingMessage } from '../recognize.ts';
import type { RosterFinding } from './inspection.ts';
import type { OpenedRoster } from './opened-rosters.ts';

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
        this.add({ roster, row: layout.headerRow, code: 'SP-07', severity: 'error', field, message, pupil: undefined });
      }
    }
  }

  add(finding: RosterFinding): void {
    if (this.#purpose.json) {
      this.#spool.add(`${this.#count > 0 ? ',' : ''}${this.#heads[finding.roster]}${finding.row},${tailOf(finding)}`);
    }
    if (this.#purpose.kept) this.#kept.push(finding);
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
}

function tailOf({ code, severity, field, message }: RosterFinding): string {
  return `"code":"${code}","severity":"${severity}","field":"${field}","message":${JSON.stringify(message)}}`;
}
