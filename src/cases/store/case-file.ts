import { type Selectable, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { KEPT } from '#src/platform/database/kept-statement.ts';
import type { Schema } from '#src/platform/database/schema.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { procedureOf } from '#src/procedures/index.ts';
import type { CaseState } from '#src/workflow/case.ts';
import type { Parties } from '#src/workflow/party.ts';
import type { Procedure } from '#src/workflow/procedure.ts';
import { shareCases } from './cases-lock.ts';
import { openSealedCase, type SealedCase } from './sealed-case.ts';

/** 办理单 — one case as it lies in the database. */
export interface CaseFile {
  readonly county: string;
  readonly id: string;
  readonly number: string;
  readonly procedure: Procedure;
  readonly state: CaseState;
  readonly revision: number;
  /** Of answers and evidence; what a decider sees adds the records of today. */
  readonly hash: Buffer;
  readonly title: string;
  readonly parties: Parties;
  readonly desk?: { readonly office: Office; readonly unit: UnitPath; readonly since: LocalDate } | undefined;
  readonly due?: LocalDate | undefined;
  readonly pausedSince?: LocalDate | undefined;
  readonly boundTo?: string | undefined;
  readonly openedAt: Date;
  readonly submittedAt?: Date | undefined;
  readonly closedAt?: Date | undefined;
  readonly contents: SealedCase;
}

/** The case of this id, whoever asks. For the system: ask `visibleTo` first. */
export async function readCaseFile(
  db: Database | Work,
  seal: Seal,
  county: string,
  id: string,
): Promise<CaseFile | undefined> {
  const row = await db
    .selectFrom('cases')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .modifyEnd(KEPT)
    .executeTakeFirst();
  return row && caseFileOf(seal, row);
}

/**
 * The cases of these ids, held until the transaction ends; in the order of ids, so that two who take the same pair wait
 * for each other instead of both for ever. Whoever also takes the register's lock takes it after this.
 */
export async function lockCaseFiles(
  work: Work,
  seal: Seal,
  county: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseFile>> {
  await shareCases(work, county);
  const rows = await work
    .selectFrom('cases')
    .selectAll()
    .where('county', '=', county)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, caseFileOf(seal, row)]));
}

export type CaseRecord = Selectable<Schema['cases']>;

export function caseFileOf(seal: Seal, row: CaseRecord): CaseFile {
  const procedure = procedureOf(row.procedure);
  if (procedure === undefined) throw new Error(`no such procedure: ${row.procedure}`);
  return {
    ...{ county: row.county, id: row.id, number: row.number, procedure, revision: row.revision, hash: row.hash },
    state: stateOf(row),
    title: row.title,
    parties: {
      // The columns hold nothing but paths.
      holding: (row.holding ?? undefined) as UnitPath | undefined,
      receiving: (row.receiving ?? undefined) as UnitPath | undefined,
    },
    desk: deskOf(row),
    due: row.due ?? undefined,
    pausedSince: row.paused_since ?? undefined,
    boundTo: row.bound_to ?? undefined,
    openedAt: row.opened_at,
    submittedAt: row.submitted_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    contents: openSealedCase(seal, row.county, row.id, row.sealed),
  };
}

export function stateOf({ state, step }: Pick<CaseRecord, 'state' | 'step'>): CaseState {
  if (state === 'step') return { at: 'step', step: step ?? 0 };
  return { at: state as Exclude<CaseState['at'], 'step'> }; // the table's check allows nothing else
}

function deskOf({ desk_office, desk_unit, desk_since }: CaseRecord): CaseFile['desk'] {
  if (desk_office === null || desk_unit === null || desk_since === null) return undefined;
  return { office: desk_office as Office, unit: desk_unit as UnitPath, since: desk_since }; // written from a step
}
