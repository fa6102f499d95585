import { worse } from '#src/quality/labels.ts';
import type { Severity } from '#src/quality/rule.ts';
import type { CellName } from '#src/registry/record.ts';

/** 问题状态. Only an open one counts against a record. */
export const STATES = { open: '未了', fixed: '已解决', explained: '已说明', evidenced: '已佐证' } as const;

export type FindingState = keyof typeof STATES;

export const EVERY_STATE = Object.keys(STATES) as readonly FindingState[]; // the keys of a literal object are its states

/** 问题的经过 — what can happen to a finding. */
export const EVENTS = {
  opened: '发现问题',
  fixed: '核查通过，问题解决',
  reopened: '重新列为问题',
  explained: '作出说明',
  'explanation-died': '内容已变，原说明失效',
  evidenced: '提供佐证',
  assigned: '指派责任岗位',
  due: '定办理期限',
} as const;

export type FindingEvent = keyof typeof EVENTS;

/** What a rule says of a record now. */
export interface Said {
  readonly rule: string;
  readonly field: CellName;
  readonly severity: Severity;
  readonly message: string;
  /** Of the values the rule reads, as text; two are equal when, and only when, the values are. */
  readonly fingerprint: string;
}

/** What the store has of the same. */
export interface Known extends Said {
  readonly id: string;
  readonly state: FindingState;
}

/** One finding that is not as it was. */
export interface Step {
  readonly known: Known;
  /** Absent where the rule holds again. */
  readonly said: Said | undefined;
  readonly state: FindingState;
  /** Absent where only the words, the severity or the value have changed. */
  readonly event: FindingEvent | undefined;
}

/** What has to be written so that the store says what the rules say. */
export interface Steps {
  readonly opened: readonly Said[];
  readonly changed: readonly Step[];
}

/**
 * 问题的发现、解决、重现 — holds what the rules say of one record against what is known of it. Nothing is answered where
 * nothing has changed.
 *
 * An explanation speaks of a value: it lives while the fingerprint is equal and dies when it is not, even if the new value
 * breaks the same rule in the same words. A rule that holds again has fixed the finding, explained or not.
 */
export function stepsFor(known: readonly Known[], said: readonly Said[]): Steps {
  const now = new Map(mergedByPlace(said).map((one) => [placeOf(one), one]));
  const before = new Set(known.map(placeOf));
  return {
    opened: [...now.values()].filter((one) => !before.has(placeOf(one))),
    changed: known.flatMap((one) => stepOf(one, now.get(placeOf(one))) ?? []),
  };
}

function stepOf(known: Known, said: Said | undefined): Step | undefined {
  if (said === undefined) {
    return known.state === 'fixed' ? undefined : { known, said, state: 'fixed', event: 'fixed' };
  }
  if (known.state === 'fixed') return { known, said, state: 'open', event: 'reopened' };
  const isSettled = known.state === 'explained' || known.state === 'evidenced';
  if (isSettled && known.fingerprint !== said.fingerprint) {
    return { known, said, state: 'open', event: 'explanation-died' };
  }
  return isSame(known, said) ? undefined : { known, said, state: known.state, event: undefined };
}

/** One rule may say two things of one cell, as when it has two neighbours under two keys: they are one finding. */
export function mergedByPlace(said: readonly Said[]): readonly Said[] {
  const places = new Map<string, Said>();
  for (const one of said) {
    const other = places.get(placeOf(one));
    places.set(placeOf(one), other === undefined ? one : merged(other, one));
  }
  return [...places.values()];
}

function merged(one: Said, other: Said): Said {
  const messages = new Set([...one.message.split('；'), ...other.message.split('；')]);
  return { ...one, severity: worse(one.severity, other.severity), message: [...messages].sort().join('；') };
}

function placeOf({ rule, field }: Said): string {
  return `${rule}|${field}`;
}

function isSame(known: Known, said: Said): boolean {
  return known.fingerprint === said.fingerprint && known.severity === said.severity && known.message === said.message;
}
