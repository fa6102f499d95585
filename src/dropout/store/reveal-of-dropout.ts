import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { isCellName } from '#src/registry/cells.ts';
import { revealsAnHour } from '#src/registry/reveal.ts';
import { ADDRESS_CELL, cellsOf } from './child-of-dropout.ts';
import { findDropout } from './dropout-rows.ts';

export type RevealedOfDropout =
  | { readonly is: 'clear'; readonly value: string }
  | { readonly is: 'not-found' }
  | { readonly is: 'too-many'; readonly limit: number };

/**
 * 查看原文 — a guardian's phone or the address, to go and see the family: for a reason, written down, and as long as the case is open.
 * Nothing else of the record is given out here.
 */
export function revealOfDropout(
  desk: Desk,
  actor: Actor,
  id: string,
  cell: string,
  reason: string,
): Promise<RevealedOfDropout> {
  return desk.db.transaction().execute(async (work): Promise<RevealedOfDropout> => {
    const found = await findDropout(work, desk.seal, actor, id);
    if (found === undefined || found.closedAt !== undefined || !isAskedFor(cell)) return { is: 'not-found' };
    const limit = revealsAnHour(actor.office);
    if ((await revealedLately(work, actor, desk.clock.now())) >= limit) return { is: 'too-many', limit };
    const value = isCellName(cell) ? (await cellsOf(work, desk.seal, found))[cell] : undefined;
    if (value === undefined) return { is: 'not-found' };
    const entry = { action: 'dropout.reveal', subjectKind: 'dropout', subject: id, subjectUnit: found.unit } as const;
    await audit(work, actor, { ...entry, reason, detail: { field: cell } }, desk.clock.now());
    return { is: 'clear', value };
  });
}

function isAskedFor(cell: string): boolean {
  return cell === ADDRESS_CELL || /^guardian\d+\.phone$/.test(cell);
}

/** Under a lock, so that a hundred requests at once are counted one after the other; with what was revealed of records and procedures. */
async function revealedLately(work: Work, { county, person }: Actor, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reveal ${person}`}, 0))`.execute(work);
  const { count } = await work
    .selectFrom('audit_events')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('county', '=', county)
    .where('person', '=', person)
    .where('action', 'in', ['dropout.reveal', 'case.reveal', 'record.reveal'])
    .where('at', '>', new Date(now.getTime() - HOUR))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const HOUR = 3_600_000;
