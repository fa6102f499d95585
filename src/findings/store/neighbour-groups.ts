import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { NeighbourKey } from './neighbour-keys.ts';

/** 相邻记录 — the records that share one key of one rule. */
export interface Group {
  readonly rule: string;
  /** Of the key, in hexadecimal. */
  readonly digest: string;
  readonly students: readonly string[];
}

/** Answers the groups around records, as `groupsAround` does; it may leave out those too small for their rule. */
export type FindsGroups = typeof groupsAround;

/**
 * The groups of more than one in which these records are, by the keys in the store; and, whatever their size, what is left
 * of those which a record has just left.
 */
export async function groupsAround(
  work: Work,
  county: string,
  students: readonly string[],
  gone: readonly NeighbourKey[] = [],
): Promise<readonly Group[]> {
  const { rows } = await sql<Group>`
    with named as (
      select rule, digest, bool_or(was_left) as was_left from (
        select rule, digest, false as was_left from neighbour_keys
        where county = ${county} and student = any(${students}::uuid[])
        union all
        select rule, digest, true from unnest(
          ${gone.map(({ rule }) => rule)}::text[], ${gone.map(({ digest }) => Buffer.from(digest, 'hex'))}::bytea[]
        ) as left_behind (rule, digest)
      ) as every_one group by rule, digest
    )
    select named.rule, encode(named.digest, 'hex') as digest, members.students
    from named cross join lateral (
      select array_agg(student::text) as students, count(*) as size from neighbour_keys as keys
      where keys.county = ${county} and keys.rule = named.rule and keys.digest = named.digest
    ) as members
    where members.size > 1 or (named.was_left and members.size > 0)
  `.execute(work);
  return rows;
}
