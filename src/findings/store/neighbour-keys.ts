import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { keysOf } from '#src/quality/inspect.ts';
import type { Key, RegisterRule, Setting } from '#src/quality/rule.ts';
import { REGISTER_RULES } from '#src/quality/rules/index.ts';
import type { Cells } from '#src/registry/record.ts';

/** One key of one record: the code of the rule, and the key's digest in hexadecimal. */
export interface NeighbourKey {
  readonly student: string;
  readonly rule: string;
  readonly digest: string;
}

export interface Rekeyed {
  /** Has any key come or gone? */
  readonly isChanged: boolean;
  /** Keys these records had and have no more. */
  readonly gone: readonly NeighbourKey[];
  /** Rules that crashed when asked for keys; the old ones stay. */
  readonly crashed: readonly { readonly student: string; readonly rule: string }[];
}

/** By which two equal keys find each other without anybody being able to read them. */
export function digestOfKey(seal: Seal, rule: RegisterRule, key: Key): string {
  return seal.digest(`neighbour ${rule.code}`, JSON.stringify(key)).toString('hex');
}

/** The keys that the rules give one record, each as code and digest; and the rules that crashed when asked for them. */
export interface OwnKeys {
  readonly keys: ReadonlySet<string>;
  readonly crashed: readonly string[];
}

/** What a record that is no more has. */
export const NO_KEYS: OwnKeys = { keys: new Set(), crashed: [] };

export function ownKeysOf(seal: Seal, cells: Cells, setting: Setting): OwnKeys {
  const own = new Set<string>();
  const crashed: string[] = [];
  for (const rule of REGISTER_RULES) {
    const keys = keysOf(rule, cells, setting);
    if (keys === 'crashed') crashed.push(rule.code);
    else for (const key of keys) own.add(`${rule.code} ${digestOfKey(seal, rule, key)}`);
  }
  return { keys: own, crashed };
}

/** 更新邻居键 — keep the keys of these records. */
export async function rekey(work: Work, county: string, owners: ReadonlyMap<string, OwnKeys>): Promise<Rekeyed> {
  const old = await keysInStore(work, county, [...owners.keys()]);
  const gone: NeighbourKey[] = [];
  const come: NeighbourKey[] = [];
  const unanswered: { student: string; rule: string }[] = [];
  for (const [student, { keys: now, crashed }] of owners) {
    const before = old.get(student) ?? NONE;
    for (const rule of crashed) unanswered.push({ student, rule });
    for (const key of before) {
      if (!now.has(key) && !crashed.some((rule) => key.startsWith(`${rule} `))) gone.push(keyOf(student, key));
    }
    for (const key of now) if (!before.has(key)) come.push(keyOf(student, key));
  }
  await remove(work, county, gone);
  await insert(work, county, come);
  return { isChanged: gone.length + come.length > 0, gone, crashed: unanswered };
}

const NONE: ReadonlySet<string> = new Set();

async function keysInStore(
  work: Work,
  county: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ student: string; keys: string }>`
    select student::text as student, string_agg(rule || ' ' || encode(digest, 'hex'), ',') as keys
    from neighbour_keys where county = ${county} and student = any(${ids}::uuid[]) group by student
  `.execute(work);
  return new Map(rows.map(({ student, keys }) => [student, new Set(keys.split(','))]));
}

function keyOf(student: string, key: string): NeighbourKey {
  const [rule = '', digest = ''] = key.split(' ');
  return { student, rule, digest };
}

async function remove(work: Work, county: string, keys: readonly NeighbourKey[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    delete from neighbour_keys as old using ${unnested(keys)}
    where old.county = ${county} and old.student = named.student and old.rule = named.rule
      and old.digest = named.digest`.execute(work);
}

async function insert(work: Work, county: string, keys: readonly NeighbourKey[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    insert into neighbour_keys (county, rule, digest, student)
    select ${county}, rule, digest, student from ${unnested(keys)}`.execute(work);
}

function unnested(keys: readonly NeighbourKey[]) {
  const students = keys.map(({ student }) => student);
  const rules = keys.map(({ rule }) => rule);
  const digests = keys.map(({ digest }) => Buffer.from(digest, 'hex'));
  return sql`unnest(${students}::uuid[], ${rules}::text[], ${digests}::bytea[]) as named (student, rule, digest)`;
}
