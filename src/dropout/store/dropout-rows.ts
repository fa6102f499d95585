import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { momentInBeijing } from '#src/platform/clock.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { DropoutCasesTable } from '#src/platform/database/schema/dropout.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Category, DropoutCase } from '../dropout-case.ts';
import type { Timed } from '../dropout-clock.ts';
import type { OutcomeName } from '../outcomes.ts';
import type { DropoutState } from '../states.ts';
import { openAccount } from './sealed-dropout.ts';

/** A case this person may see: at their unit or below it, or reported to their township. Of rows called `dropout_cases`. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${permitted(actor, 'dropout.read', 'dropout_cases.unit')} or ${reportedTo(actor)})`;
}

/** Reported to this township: nothing else of the township's schools is its business. */
export function reportedTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(dropout_cases.township is not null and dropout_cases.reported_on is not null
    and ${permitted(actor, 'dropout.joint', 'dropout_cases.township')})`;
}

/** One case this person may see; `undefined` as if there were none. */
export async function findDropout(
  db: Database | Work,
  seal: Seal,
  actor: Actor,
  id: string,
): Promise<DropoutCase | undefined> {
  const row = await db
    .selectFrom('dropout_cases')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirst();
  return row && caseOfRow(seal, row);
}

/** The same, held until the transaction ends. */
export async function holdDropout(work: Work, seal: Seal, actor: Actor, id: string): Promise<DropoutCase | undefined> {
  const row = await work
    .selectFrom('dropout_cases')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where(visibleTo(actor))
    .forUpdate()
    .executeTakeFirst();
  return row && caseOfRow(seal, row);
}

export function caseOfRow(seal: Seal, row: Selectable<DropoutCasesTable>): DropoutCase {
  return {
    county: row.county,
    id: row.id,
    year: row.year,
    number: row.number,
    student: row.student ?? undefined,
    child: row.child ?? undefined,
    unit: row.unit as UnitPath, // the column holds nothing else
    township: (row.township as UnitPath | null) ?? undefined, // likewise
    state: row.state as DropoutState, // the table's check
    category: (row.category as Category | null) ?? undefined, // only categories are written there
    firstAbsentOn: row.first_absent_on ?? undefined,
    absentDays: row.absent_days ?? undefined,
    foundOn: row.found_on,
    account: openAccount(seal, row.county, row.id, row.sealed),
    failedVisits: row.failed_visits,
    reportedOn: row.reported_on ?? undefined,
    receivedAt: row.received_at ?? undefined,
    outcome: (row.outcome as OutcomeName | null) ?? undefined, // only outcomes are written there
    outcomeOn: row.outcome_on ?? undefined,
    seatedOn: row.seated_on ?? undefined,
    ground: row.ground ?? undefined,
    openedAt: row.opened_at,
    stateAt: row.state_at,
    closedAt: row.closed_at ?? undefined,
    revision: row.revision,
  };
}

/** What its clock needs. */
export function timed(dropout: DropoutCase): Timed {
  return { ...dropout, openedOn: dayOf(dropout.openedAt), stateOn: dayOf(dropout.stateAt) };
}

/** The day in Beijing. */
export function dayOf(moment: Date): LocalDate {
  return momentInBeijing(moment).slice(0, 10) as LocalDate; // its first ten characters are the day
}
