import type { Student } from '#src/registry/student.ts';
import { judgeGroup, keysOf } from '../inspect.ts';
import type { Fault, Key, RegisterRule, Setting } from '../rule.ts';
import { hashOfKey } from './key-hash.ts';
import type { Coding } from './layout.ts';
import type { Candidates, Place } from './neighbour-store.ts';

/** What was found wrong with one record by looking at its neighbours; `undefined` where the rule itself failed. */
export interface NeighbourFault {
  readonly rule: RegisterRule;
  readonly place: Place;
  readonly fault: Fault | undefined;
}

/**
 * Look in earnest at rows that may be neighbours: sort them by the keys the rule gives them, and let it judge each group.
 * Rows whose keys only share a hash part here, so that a hash never accuses anybody.
 */
export function* judgeCandidates(
  candidates: Candidates,
  rule: RegisterRule,
  setting: Setting,
  encode: Coding['encode'],
  studentAt: (place: Place) => Student,
): Generator<NeighbourFault> {
  for (const { key, members } of groupsOf(candidates, rule, setting, encode, studentAt)) {
    const faults = judgeGroup(
      rule,
      key,
      members.map(({ student }) => student),
      setting,
    );
    for (const [i, { place }] of members.entries()) {
      if (faults === 'crashed') yield { rule, place, fault: undefined };
      else if (faults[i] !== undefined) yield { rule, place, fault: faults[i] };
    }
  }
}

interface Group {
  readonly key: Key;
  readonly members: { readonly place: Place; readonly student: Student }[];
}

/** By key, as far as the key has the hash that brought the candidates together; their other keys are other candidates'. */
function groupsOf(
  { places, number, hash }: Candidates,
  rule: RegisterRule,
  setting: Setting,
  encode: Coding['encode'],
  studentAt: (place: Place) => Student,
): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [i, place] of places.entries()) {
    if (isSamePlace(place, places[i - 1])) continue;
    const student = studentAt(place);
    const keys = keysOf(rule, student, setting);
    for (const key of keys === 'crashed' ? [] : keys) {
      if (hashOfKey(number, key, encode) !== hash) continue;
      const group = groups.get(JSON.stringify(key)) ?? { key, members: [] };
      groups.set(JSON.stringify(key), group);
      group.members.push({ place, student });
    }
  }
  return [...groups.values()];
}

/** A record may have been entered twice, when two of its cells make one key; its places then follow each other. */
function isSamePlace(a: Place, b: Place | undefined): boolean {
  return b !== undefined && a.chunk === b.chunk && a.row === b.row;
}
