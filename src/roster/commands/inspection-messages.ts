import type { Deferral } from '#src/quality/bulk/deferred.ts';
import type { Layout } from '#src/quality/bulk/layout.ts';
import type { Tally } from '#src/quality/inspect.ts';
import type { Setting, Severity } from '#src/quality/rule.ts';
import type { FieldName } from '#src/registry/fields.ts';

/** One roster as the inspectors need to know it: where its bytes lie, from the first row of pupils on. */
export interface RosterBytes {
  readonly fd: number;
  readonly start: number;
  readonly end: number;
  readonly layout: Layout;
}

/** What an inspector is told before its first task. */
export interface Assignment {
  readonly setting: Setting;
  readonly rosters: readonly RosterBytes[];
  /** Are the pupils' names, masked numbers and schools wanted with the findings? */
  readonly withPupils: boolean;
}

/** A piece of a roster, as bytes of the file. Unless `isRowStart`, its first row begins after the first line end found. */
export interface ChunkTask {
  readonly do: 'inspect';
  readonly chunk: number;
  readonly roster: number;
  readonly from: number;
  readonly to: number;
  readonly isRowStart: boolean;
}

/** One part of the neighbours, to be joined: what inspectors kept in memory, and what they spilled. */
export interface JoinTask {
  readonly do: 'join';
  readonly kept: readonly Uint32Array[];
  readonly spilled: readonly SpilledBlock[];
  /** By chunk: where in the file it begins, and whose it is. */
  readonly chunkStarts: Float64Array;
  readonly chunkRosters: Int32Array;
}

export interface SpilledBlock {
  readonly part: number;
  readonly fd: number;
  readonly position: number;
  readonly bytes: number;
}

export type Task = ChunkTask | { readonly do: 'drain' } | JoinTask;

/** Everything about a finding but the row. */
export interface FaultKind {
  readonly code: string;
  readonly severity: Severity;
  readonly field: FieldName;
  readonly message: string;
}

/** Who it is about, as far as may be shown. */
export interface PupilLabel {
  readonly name: string;
  readonly number: string;
  readonly school: string;
  readonly className: string;
}

/** Findings, three numbers each: chunk, row in the chunk, number of the fault kind with this inspector. */
export interface FindingsReply {
  readonly findings: Int32Array;
  /** Fault kinds not told of before, in the order of their numbers. */
  readonly newKinds: readonly FaultKind[];
  /** By `chunk:row`, where pupils are wanted. */
  readonly pupils: ReadonlyMap<string, PupilLabel>;
}

export interface ChunkReply extends FindingsReply {
  readonly do: 'inspect';
  readonly chunk: number;
  /** Where in the file its first row begins, and where the row after its last does. */
  readonly start: number;
  readonly end: number;
  readonly rows: number;
  readonly pupilCount: number;
  readonly notes: number;
  readonly isCutOff: boolean;
  readonly isUtf8: boolean;
  /** Pupils by school, where pupils are wanted. */
  readonly schools: ReadonlyMap<string, number>;
}

export interface DrainReply {
  readonly do: 'drain';
  readonly kept: readonly Uint32Array[];
  readonly spilled: readonly SpilledBlock[];
  readonly tallies: readonly Tally[];
  readonly deferrals: readonly Deferral[];
}

export interface JoinReply extends FindingsReply {
  readonly do: 'join';
  /** By code: on how many records the rule itself failed. */
  readonly crashed: ReadonlyMap<string, number>;
}

export type Reply = ChunkReply | DrainReply | JoinReply;
