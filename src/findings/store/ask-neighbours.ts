import type { Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { judgeGroup, keysOf } from '#src/quality/inspect.ts';
import type { Key, RegisterRule, Setting } from '#src/quality/rule.ts';
import { REGISTER_RULES } from '#src/quality/rules/index.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { WrittenRecord } from '#src/registry/store/register-desk.ts';
import type { Verdicts } from '../verdicts.ts';
import type { FindsGroups, Group } from './neighbour-groups.ts';
import { digestOfKey, type NeighbourKey, type Rekeyed } from './neighbour-keys.ts';

/** The neighbours of changed records about which a rule has to be asked anew: ids of records by code of rule. */
export type Affected = ReadonlyMap<string, ReadonlySet<string>>;

/** Everything the rules about neighbours are asked with. */
export interface Neighbourhood {
  readonly work: Work;
  readonly seal: Seal;
  readonly county: string;
  readonly setting: Setting;
  /** The records that changed, withdrawn ones among them. */
  readonly ids: readonly string[];
  readonly records: ReadonlyMap<string, WrittenRecord>;
  /** Looks the groups up; `groupsAround`, or somebody who has them at hand. */
  readonly groups: FindsGroups;
}

const RULES_BY_CODE = new Map(REGISTER_RULES.map((rule) => [rule.code, rule]));

/**
 * 记录之间的规则 — asks the rules about neighbours of the changed records' groups, those they are in and those they have
 * left, and of no other. Enters what they say of the changed records and of their neighbours, and answers which neighbours.
 */
export async function askNeighbours(
  around: Neighbourhood,
  { gone, crashed }: Rekeyed,
  verdicts: Verdicts,
): Promise<Affected> {
  for (const { student, rule } of crashed) verdicts.leaveOpen(student, rule);
  const touched = await around.groups(around.work, around.county, around.ids, gone);
  const affected = neighboursIn(touched, around.ids, gone);
  const neighbours = [...new Set([...affected.values()].flatMap((students) => [...students]))];
  // A neighbour may have another group under the same rule, and only both together say whether its finding stands.
  const further = neighbours.length === 0 ? [] : await around.groups(around.work, around.county, neighbours);
  const groups = new Map<string, Group>();
  for (const group of touched) groups.set(nameOf(group), group);
  for (const group of further) if (affected.has(group.rule)) groups.set(nameOf(group), group);
  await judge(around, [...groups.values()], affected, verdicts);
  return affected;
}

/** A group that is too small for its rule to be broken, and was so before some left it, affects nobody. */
function neighboursIn(touched: readonly Group[], ids: readonly string[], gone: readonly NeighbourKey[]): Affected {
  const changed = new Set(ids);
  const left = countedBy(gone, nameOf);
  const affected = new Map<string, Set<string>>();
  for (const group of touched) {
    const most = group.students.length + (left.get(nameOf(group)) ?? 0);
    if (most < (RULES_BY_CODE.get(group.rule)?.atLeast ?? 2)) continue;
    for (const student of group.students) {
      if (changed.has(student)) continue;
      const those = affected.get(group.rule) ?? new Set();
      affected.set(group.rule, those);
      those.add(student);
    }
  }
  return affected;
}

function countedBy<T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

function nameOf({ rule, digest }: Pick<Group, 'rule' | 'digest'>): string {
  return `${rule} ${digest}`;
}

async function judge(
  around: Neighbourhood,
  groups: readonly Group[],
  affected: Affected,
  verdicts: Verdicts,
): Promise<void> {
  const large = groups.flatMap((group) => {
    const rule = RULES_BY_CODE.get(group.rule);
    return rule === undefined || group.students.length < rule.atLeast ? [] : [{ rule, group }];
  });
  const records = await withNeighbours(
    around,
    large.flatMap(({ group }) => group.students),
  );
  const changed = new Set(around.ids);
  for (const { rule, group } of large) {
    const members = group.students.flatMap((id) => records.get(id) ?? []);
    const told = members.map(({ id }) => changed.has(id) || affected.get(rule.code)?.has(id) === true);
    const key = keyOfGroup(around, rule, group.digest, members);
    const students = members.map(({ cells }) => cells);
    const faults = key === undefined ? [] : judgeGroup(rule, key, students, around.setting);
    for (const [at, { id, cells }] of members.entries()) {
      if (told[at] !== true) continue;
      const fault = faults === 'crashed' ? undefined : faults[at];
      if (faults === 'crashed') verdicts.leaveOpen(id, rule.code);
      else if (fault !== undefined) verdicts.enter(id, cells, rule, fault);
    }
  }
}

async function withNeighbours(
  { work, seal, county, records }: Neighbourhood,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WrittenRecord>> {
  const missing = [...new Set(ids)].filter((id) => !records.has(id));
  const opened = await openRecords(work, seal, county, missing);
  return new Map([...records, ...opened.map((record) => [record.id, record] as const)]);
}

/** The key itself; the store has only its digest. */
function keyOfGroup(
  { seal, setting }: Neighbourhood,
  rule: RegisterRule,
  digest: string,
  members: readonly WrittenRecord[],
): Key | undefined {
  for (const { cells } of members) {
    const keys = keysOf(rule, cells, setting);
    const key = keys === 'crashed' ? undefined : keys.find((one) => digestOfKey(seal, rule, one) === digest);
    if (key !== undefined) return key;
  }
  return undefined;
}
