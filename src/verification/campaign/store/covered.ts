import { type RawBuilder, sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { Campaign } from '../campaign.ts';

/** `covers()` as a condition on `students`; the test of the ledger's sums holds the two equal. */
export function coveredBy({ content: { units, grades } }: Pick<Campaign, 'content'>): RawBuilder<boolean> {
  if (units.length === 0) return sql<boolean>`false`;
  const somewhere = sql<boolean>`(${sql.join(
    units.map((root) => within(root, 'students.unit')),
    sql` or `,
  )})`;
  return grades.length === 0 ? somewhere : sql<boolean>`(${somewhere} and students.grade = any(${grades}::text[]))`;
}

/** 在册: on the rolls today. Of `students`. */
export const ON_ROLL = sql<boolean>`(students.withdrawn_at is null and students.ended_on is null)`;
