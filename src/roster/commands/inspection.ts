import { countyOfDeferrals, type Deferral, judgeDeferred } from '#src/quality/bulk/deferred.ts';
import { sumOf } from '#src/quality/bulk/inspector.ts';
import { PARTS } from '#src/quality/bulk/neighbour-store.ts';
import { newTally, type Tally } from '#src/quality/inspect.ts';
import type { Setting } from '#src/quality/rule.ts';
import { RULE_BOOK } from '#src/quality/rules/index.ts';
import { Crew, threadsWorth } from './crew.ts';
import type {
  ChunkReply,
  ChunkTask,
  DrainReply,
  FaultKind,
  FindingsReply,
  JoinTask,
  PupilLabel,
  RosterBytes,
  SpilledBlock,
} from './inspection-messages.ts';

const CHUNK = 4 << 20;

/** One roster, and the row of the spreadsheet its first row of pupils is. */
export interface RosterInput extends RosterBytes {
  readonly firstRow: number;
}

export interface InspectionOptions {
  readonly setting: Setting;
  readonly withPupils: boolean;
  /** How many threads; as many as are worth it where it is not said. */
  readonly threads?: number | undefined;
  /** An inspection begins; what an earlier attempt told is void. */
  readonly onStart: () => void;
  /** Told of each finding: what, in which roster, in which spreadsheet row, and about whom where pupils were wanted. */
  readonly onFinding: (kind: FaultKind, roster: number, row: number, pupil: PupilLabel | undefined) => void;
  /** Told the share of the work done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** What an inspection came to, besides the findings already told. */
export interface InspectionResult {
  readonly tallies: readonly Tally[];
  /** By roster. */
  readonly pupils: readonly number[];
  readonly notes: readonly number[];
  /** Pupils by school, where pupils were wanted. */
  readonly schools: ReadonlyMap<string, number>;
}

/** The text of a roster turned out not to be what its beginning promised; nothing of it can be relied on. */
export interface BrokenText {
  readonly broken: 'open-quote' | 'not-utf8';
  readonly roster: number;
  /** The spreadsheet row near which it is. */
  readonly row: number;
}

/**
 * Inspect the rosters as one register. Pieces are read side by side on the guess that a line end ends a row; where a cell
 * holds a line end and the guess was wrong, which shows at the seams, they are read again one after another.
 */
export async function inspectRosters(
  rosters: readonly RosterInput[],
  options: InspectionOptions,
): Promise<InspectionResult | BrokenText> {
  const quick = await new Inspection(rosters, options).run('side by side');
  return quick === 'misread' ? ((await new Inspection(rosters, options).run('in turn')) as Settled) : quick; // in turn nothing is guessed
}

type Settled = InspectionResult | BrokenText;

class Inspection {
  readonly #rosters: readonly RosterInput[];
  readonly #options: InspectionOptions;
  readonly #crew: Crew;
  readonly #kinds: FaultKind[][];
  readonly #chunks: { roster: number; start: number; firstRow: number }[] = [];
  readonly #pupils: number[];
  readonly #notes: number[];
  readonly #schools = new Map<string, number>();
  /** By `chunk:row`; empty unless pupils are wanted. */
  readonly #labels = new Map<string, PupilLabel>();
  readonly #broken = new Map<string, Set<number>>();
  readonly #total: number;
  /** By roster: where the rows taken so far end, and the spreadsheet row that comes next. */
  readonly #ends: ({ end: number; nextRow: number } | undefined)[] = [];
  #readyTo = 0;
  readonly #waiting = new Map<number, { reply: ChunkReply; inspector: number }>();
  #stopped: 'misread' | BrokenText | undefined;

  constructor(rosters: readonly RosterInput[], options: InspectionOptions) {
    this.#rosters = rosters;
    this.#options = options;
    this.#total = rosters.reduce((sum, { start, end }) => sum + end - start, 0);
    const assignment = { setting: options.setting, rosters, withPupils: options.withPupils };
    this.#crew = new Crew(assignment, options.threads ?? threadsWorth(this.#total));
    this.#kinds = Array.from({ length: this.#crew.size }, () => []);
    this.#pupils = rosters.map(() => 0);
    this.#notes = rosters.map(() => 0);
  }

  async run(order: 'side by side' | 'in turn'): Promise<Settled | 'misread'> {
    this.#options.onStart();
    try {
      if (order === 'side by side') {
        await this.#crew.performAll(this.#tasks(), (reply, inspector) => {
          if (reply.do === 'inspect') this.#receive(reply, inspector);
        });
      } else {
        await this.#inspectInTurn();
      }
      if (this.#stopped !== undefined) return this.#stopped;
      return await this.#conclude();
    } finally {
      await this.#crew.dismiss();
    }
  }

  *#tasks(): Generator<ChunkTask> {
    for (const [roster, { start, end }] of this.#rosters.entries()) {
      for (let from = start; from < end && this.#stopped === undefined; from += CHUNK) {
        yield this.#task(roster, from, Math.min(end, from + CHUNK), from === start);
      }
    }
  }

  #task(roster: number, from: number, to: number, isRowStart: boolean): ChunkTask {
    const chunk = this.#chunks.length;
    this.#chunks.push({ roster, start: -1, firstRow: -1 });
    return { do: 'inspect', chunk, roster, from, to, isRowStart };
  }

  async #inspectInTurn(): Promise<void> {
    for (const [roster, { start, end }] of this.#rosters.entries()) {
      for (let from = start; from < end && this.#stopped === undefined; ) {
        const task = this.#task(roster, from, Math.min(end, from + CHUNK), true);
        await this.#crew.performAll([task], (reply, inspector) => {
          if (reply.do !== 'inspect') return;
          this.#receive(reply, inspector);
          from = Math.max(reply.end, from + 1);
        });
      }
    }
  }

  /** Replies come in any order and are taken in the register's. */
  #receive(reply: ChunkReply, inspector: number): void {
    this.#waiting.set(reply.chunk, { reply, inspector });
    for (let next = this.#waiting.get(this.#readyTo); next && !this.#stopped; next = this.#waiting.get(this.#readyTo)) {
      this.#waiting.delete(this.#readyTo);
      this.#stopped = this.#take(next.reply, next.inspector);
      this.#readyTo += 1;
    }
  }

  #take(reply: ChunkReply, inspector: number): 'misread' | BrokenText | undefined {
    const chunk = this.#chunks[reply.chunk];
    if (chunk === undefined) return undefined;
    const { roster } = chunk;
    const before = this.#ends[roster];
    if (before !== undefined && before.end !== reply.start) return 'misread';
    chunk.start = reply.start;
    chunk.firstRow = before?.nextRow ?? this.#rosters[roster]?.firstRow ?? 1;
    const nextRow = chunk.firstRow + reply.rows;
    this.#ends[roster] = { end: reply.end, nextRow };
    if (!reply.isUtf8) return { broken: 'not-utf8', roster, row: chunk.firstRow };
    if (reply.isCutOff) return { broken: 'open-quote', roster, row: nextRow - 1 };
    this.#pupils[roster] = (this.#pupils[roster] ?? 0) + reply.pupilCount;
    this.#notes[roster] = (this.#notes[roster] ?? 0) + reply.notes;
    for (const [school, count] of reply.schools) this.#schools.set(school, (this.#schools.get(school) ?? 0) + count);
    this.#tell(reply, inspector);
    const share = (reply.end - (this.#rosters[roster]?.start ?? 0)) / Math.max(1, this.#total);
    this.#options.onProgress?.(0.9 * Math.min(1, this.#before(roster) + share));
    return undefined;
  }

  #before(roster: number): number {
    const bytes = this.#rosters.slice(0, roster).reduce((sum, { start, end }) => sum + end - start, 0);
    return bytes / Math.max(1, this.#total);
  }

  async #conclude(): Promise<InspectionResult> {
    const drained: DrainReply[] = [];
    await this.#crew.performEach({ do: 'drain' }, (reply) => {
      if (reply.do === 'drain') drained.push(reply);
    });
    const tallies = new Map(sumOf(drained.flatMap(({ tallies }) => tallies)).map((tally) => [tally.code, tally]));
    const tallyOf = (code: string) => tallies.get(code) ?? newTally(code);
    await this.#crew.performAll(this.#joins(drained), (reply, inspector) => {
      if (reply.do !== 'join') return;
      for (const [code, times] of reply.crashed) tallyOf(code).crashed += times;
      this.#tell(reply, inspector);
      this.#countBroken(reply, inspector);
    });
    for (const [code, records] of this.#broken) tallyOf(code).broken += records.size;
    this.#judgeDeferred(
      drained.flatMap(({ deferrals }) => deferrals),
      tallyOf,
    );
    this.#options.onProgress?.(1);
    const codes = [...RULE_BOOK.rules, ...RULE_BOOK.registerRules].map(({ code }) => code);
    return {
      tallies: codes.map(tallyOf),
      pupils: this.#pupils,
      notes: this.#notes,
      schools: this.#schools,
    };
  }

  *#joins(drained: readonly DrainReply[]): Generator<JoinTask> {
    const chunkStarts = Float64Array.from(this.#chunks, ({ start }) => start);
    const chunkRosters = Int32Array.from(this.#chunks, ({ roster }) => roster);
    const spilled = new Map<number, SpilledBlock[]>();
    for (const block of drained.flatMap((reply) => reply.spilled)) {
      spilled.set(block.part, [...(spilled.get(block.part) ?? []), block]);
    }
    for (let part = 0; part < PARTS; part += 1) {
      const kept = drained.map((reply) => reply.kept[part] ?? new Uint32Array(0)).filter(({ length }) => length > 0);
      const blocks = spilled.get(part) ?? [];
      if (kept.length > 0 || blocks.length > 0) yield { do: 'join', kept, spilled: blocks, chunkStarts, chunkRosters };
    }
  }

  /** A record that breaks a rule with several neighbours is one record. Asks for the kinds that `#tell` has learnt. */
  #countBroken({ findings }: FindingsReply, inspector: number): void {
    for (let i = 0; i < findings.length; i += 3) {
      const code = this.#kinds[inspector]?.[findings[i + 2] ?? -1]?.code ?? '';
      const records = this.#broken.get(code) ?? new Set();
      this.#broken.set(code, records);
      records.add((findings[i] ?? 0) * 0x1000000 + (findings[i + 1] ?? 0));
    }
  }

  #judgeDeferred(deferrals: readonly Deferral[], tallyOf: (code: string) => Tally): void {
    const { setting } = this.#options;
    const known = { ...setting, county: setting.county ?? countyOfDeferrals(deferrals) };
    for (const rule of RULE_BOOK.rules.filter(({ asksCounty }) => asksCounty)) {
      const own = deferrals.filter(({ code }) => code === rule.code);
      judgeDeferred(rule, known, own, tallyOf(rule.code), (chunk, row, { field, message, severity }) => {
        const kind = { code: rule.code, severity: severity ?? rule.severity, field, message };
        this.#tellOne(chunk, row, kind);
      });
    }
  }

  #tell({ findings, newKinds, pupils }: FindingsReply, inspector: number): void {
    const kinds = this.#kinds[inspector] ?? [];
    for (const kind of newKinds) kinds.push(kind);
    for (const [row, pupil] of pupils) this.#labels.set(row, pupil);
    for (let i = 0; i < findings.length; i += 3) {
      const kind = kinds[findings[i + 2] ?? -1];
      if (kind) this.#tellOne(findings[i] ?? 0, findings[i + 1] ?? 0, kind);
    }
  }

  #tellOne(chunk: number, row: number, kind: FaultKind): void {
    const { roster = 0, firstRow = 0 } = this.#chunks[chunk] ?? {};
    const pupil = this.#labels.size === 0 ? undefined : this.#labels.get(`${chunk}:${row}`);
    this.#options.onFinding(kind, roster, firstRow + row, pupil);
  }
}
