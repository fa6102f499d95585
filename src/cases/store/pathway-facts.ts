import { sql } from 'kysely';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import type { PathwayFact } from '#src/workflow/facts.ts';

/** Whom to ask of, under a key of the caller's, with the number that the answers name. */
interface Asked {
  readonly key: number;
  readonly student: string;
  readonly idNumber: string;
}

/** 无证件号核实的结论 — by key, what the look-ups of a child without a number have led to. Numbers are compared as digests. */
export async function pathwayFacts(
  db: Database | Work,
  seal: Seal,
  county: string,
  asked: readonly Asked[],
): Promise<ReadonlyMap<number, PathwayFact>> {
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ student: string; step: PathwayFact['step']; digest: Buffer | null; gone: boolean }>`
    select pathway.student, pathway.next_step as step, pathway.number_digest as digest,
      pathway.kept is not null and not exists (
        select 1 from students as kept where kept.county = ${county} and kept.id = pathway.kept
          and kept.withdrawn_at is null and kept.ended_on is null
        union all select 1 from number_claims as claims where claims.student = pathway.kept and claims.county <> ${county}
          and claims.digest = pathway.number_digest and claims.kind = 'identity'
      ) as gone
    from number_pathways as pathway
    where pathway.county = ${county} and pathway.student = any(${asked.map(({ student }) => student)}::uuid[])
      and pathway.next_step is not null`.execute(db);
  const known = new Map(rows.map((row) => [row.student, row]));
  return new Map(
    asked.flatMap(({ key, student, idNumber }) => {
      const row = known.get(student);
      if (row === undefined) return [];
      const number = wholeNumber(idNumber);
      const isNumber = number !== undefined && row.digest?.equals(seal.digest('identity', number)) === true;
      return [[key, { step: row.step, isNumber, isKeptGone: row.gone }] as const];
    }),
  );
}
