import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import { conditionsOf } from './pupil-filters.ts';

/** 人数 — what stands above a list: how many, and of which status and grade. */
export interface PupilCount {
  readonly total: number;
  /** By a code of `recordStatus`; '' where the record's is none. */
  readonly byStatus: readonly { readonly code: string; readonly count: number }[];
  /** By a code of `grade`. */
  readonly byGrade: readonly { readonly code: string; readonly count: number }[];
}

/** Of those the actor may see, at and below a unit. */
export async function countPupils(db: Database, actor: Actor, unit: UnitPath | undefined): Promise<PupilCount> {
  const { rows } = await sql<{ status: string; grade: string; count: string }>`
    select status, grade, count(*) as count from students
    where ${sql.join(conditionsOf(actor, 'record.read', { unit }), sql` and `)}
    group by status, grade`.execute(db);
  const counted = rows.map(({ status, grade, count }) => ({ status, grade, count: Number(count) }));
  return {
    total: counted.reduce((sum, { count }) => sum + count, 0),
    byStatus: summed(counted.map(({ status, count }) => ({ code: status, count }))),
    byGrade: summed(counted.map(({ grade, count }) => ({ code: grade, count }))),
  };
}

function summed(parts: readonly { readonly code: string; readonly count: number }[]) {
  const sums = new Map<string, number>();
  for (const { code, count } of parts) sums.set(code, (sums.get(code) ?? 0) + count);
  return [...sums].map(([code, count]) => ({ code, count })).sort((a, b) => (a.code < b.code ? -1 : 1));
}
