import { sql } from 'kysely';
import { auditMany } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { countFindings } from '#src/registry/store/count-findings.ts';
import { insertEvents } from './write-steps.ts';

/**
 * 佐证问题学籍 — the open findings of these rules are settled as proven, by a case that was decided. Asks no permission: the
 * decision was one. In the caller's transaction, which holds the register's lock.
 */
export async function evidenceFindings(
  desk: Desk,
  work: Work,
  actor: Actor,
  student: string,
  rules: readonly string[],
  text: string,
): Promise<void> {
  const { county } = actor;
  const now = desk.clock.now();
  const rows = await work
    .updateTable('findings')
    .set({
      ...{ state: 'evidenced', explanation: text, closed_at: now, changed_at: now },
      revision: sql`revision + 1`,
    })
    .where('county', '=', county)
    .where('student', '=', student)
    .where('state', '=', 'open')
    .where(sql<boolean>`rule = any(${[...rules]}::text[])`)
    .returning(['id', 'revision', 'unit', 'rule'])
    .execute();
  if (rows.length === 0) return;
  const event = { event: 'evidenced', text } as const;
  const events = rows.map(({ id, revision }) => ({ finding: id, revision, ...event }));
  await insertEvents(desk, work, county, events, actor.person);
  const deeds = rows.map(({ unit, rule }) => ({
    ...({ action: 'finding.evidence', subjectKind: 'student', subject: student, reason: text } as const),
    ...{ detail: { rule }, subjectUnit: unit as UnitPath }, // the column holds nothing else
  }));
  await auditMany(work, actor, deeds, now);
  await countFindings(work, county, [student]);
}
