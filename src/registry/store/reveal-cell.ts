import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { foldBack } from '../history.ts';
import type { CellName } from '../record.ts';
import { revealsAnHour } from '../reveal.ts';
import { findRecord } from './find-record.ts';
import { readHistory } from './read-history.ts';
import { openCells } from './sealed-cells.ts';

export interface RevealRequest {
  readonly id: string;
  readonly field: CellName;
  readonly reason: string;
  /** As of a past day. */
  readonly day?: LocalDate | undefined;
}

export type Revealed =
  | { readonly is: 'clear'; readonly value: string }
  | { readonly is: 'not-found' }
  | { readonly is: 'too-many'; readonly limit: number };

/** 查看原文 — one cell in clear, for a reason. It is written down in the same transaction, or not shown. */
export function revealCell({ db, seal, clock }: Desk, actor: Actor, request: RevealRequest): Promise<Revealed> {
  const { id, field, reason, day } = request;
  return db.transaction().execute(async (work): Promise<Revealed> => {
    const row = await findRecord(work, actor, 'record.reveal', id);
    if (row === undefined) return { is: 'not-found' };
    const limit = revealsAnHour(actor.office);
    if ((await revealedLately(work, actor, clock.now())) >= limit) return { is: 'too-many', limit };
    const now = { revision: row.revision, unit: row.unit, cells: openCells(seal, row.county, id, row.sealed) };
    const then = day === undefined ? now : foldBack(now, await readHistory(work, seal, row.county, id), day);
    if (then === undefined) return { is: 'not-found' };
    const subject = { subjectKind: 'student', subject: id, subjectUnit: row.unit as UnitPath } as const; // a path, by its column
    await audit(work, actor, { action: 'record.reveal', ...subject, reason, detail: { field, day } }, clock.now());
    return { is: 'clear', value: then.cells[field] ?? '' };
  });
}

/** Under a lock, so that a hundred requests at once are counted one after the other. */
async function revealedLately(work: Work, actor: Actor, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reveal ${actor.person}`}, 0))`.execute(work);
  const { count } = await work
    .selectFrom('audit_events')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('county', '=', actor.county)
    .where('person', '=', actor.person)
    .where('action', '=', 'record.reveal')
    .where('at', '>', new Date(now.getTime() - HOUR))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const HOUR = 3_600_000;
