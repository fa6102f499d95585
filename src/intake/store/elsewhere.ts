import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { isWithin, type Unit, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';

/** A number of a row, as it is compared. */
export interface AskedNumber {
  readonly kind: 'identity' | 'national';
  readonly value: string;
}

/**
 * 重复建籍 — why a number stands in the way of a new record: the child has one elsewhere. Keyed by the number; absent where
 * it does not. The school is named to those who may read its records, and to nobody else.
 */
export async function elsewhereOf(
  db: Database | Work,
  seal: Seal,
  actor: Actor,
  numbers: readonly AskedNumber[],
  schools: readonly Unit[],
): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const asked = sql`unnest(
    ${numbers.map(({ kind }) => kind)}::text[],
    ${numbers.map(({ kind, value }) => seal.digest(kind, value))}::bytea[],
    ${numbers.map((_, i) => i)}::integer[]) as asked (kind, digest, at)`;
  const here = await sql<{ at: number; unit: UnitPath }>`
    select asked.at, students.unit from ${asked}
    join number_index on number_index.county = ${actor.county} and number_index.kind = asked.kind
      and number_index.digest = asked.digest and number_index.current
    join students on students.county = ${actor.county} and students.id = number_index.student
      and students.withdrawn_at is null`.execute(db);
  const abroad = await sql<{ at: number }>`
    select distinct asked.at from ${asked}
    join number_claims on number_claims.digest = asked.digest and number_claims.kind = asked.kind
      and number_claims.county <> ${actor.county}`.execute(db);
  const reasons = new Map<string, string>();
  for (const { at } of abroad.rows)
    reasons.set(numbers[at]?.value ?? '', wordsFor('其他县（市、区）的学校', '跨县转学'));
  for (const { at, unit } of here.rows) {
    reasons.set(numbers[at]?.value ?? '', wordsFor(nameOf(unit, actor, schools) ?? '本县其他学校', '转学'));
  }
  return reasons;
}

function wordsFor(school: string, procedure: string): string {
  return `学生已在${school}建有学籍，一人只有一份学籍；请走${procedure}，不要重复建籍`;
}

function nameOf(unit: UnitPath, actor: Actor, schools: readonly Unit[]): string | undefined {
  if (!can(actor, 'record.read', unit)) return undefined;
  const above = schools.filter(({ path }) => isWithin(unit, path));
  return above.sort((one, other) => other.path.length - one.path.length)[0]?.name;
}
