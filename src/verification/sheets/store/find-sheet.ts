import { sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Cells } from '#src/registry/record.ts';
import { readSheetCode } from '../sheet-code.ts';
import { digestOfCode, openValues } from './sheet-secrets.ts';

/** 核对表 — one printed copy, found by its code. */
export interface FoundSheet {
  readonly sheet: string;
  readonly campaign: string;
  readonly student: string;
  /** 第几份 */
  readonly copy: number;
  /** The last copy that was printed: when it is another, this one no longer opens the page on the phone. */
  readonly latestCopy: number;
  readonly masked: boolean;
  /** Where the pupil was when it was printed. */
  readonly unit: UnitPath;
  readonly recordRevision: number;
  /** What stood on it as 原信息, in clear. */
  readonly values: Cells;
  readonly printedAt: Date;
}

/**
 * The sheet of this code, however it was typed or scanned; `mistyped` for a code with a wrong letter; `undefined` for one of another
 * county, of a sheet that never left the printer, or of none. For the system: nobody is asked for a permission here.
 */
export async function findSheet(
  work: Database | Work,
  seal: Seal,
  county: string,
  typed: string,
): Promise<FoundSheet | 'mistyped' | undefined> {
  const read = readSheetCode(typed);
  if (typeof read === 'string') return read === 'mistyped' ? read : undefined;
  if (read.county !== county) return undefined;
  const { rows } = await sql<Row>`
    select id, campaign, student, copy, masked, unit, record_revision, sealed, printed_at,
      (select max(copy) from sheets latest where latest.county = sheets.county and latest.campaign = sheets.campaign
        and latest.student = sheets.student and latest.printed_at is not null) as latest_copy
    from sheets
    where county = ${county} and code_digest = ${digestOfCode(seal, read.code)} and printed_at is not null`.execute(
    work,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { id, campaign, student, copy, masked, unit } = row;
  return {
    ...{ sheet: id, campaign, student, copy, masked, unit },
    latestCopy: row.latest_copy,
    recordRevision: row.record_revision,
    values: openValues(seal, county, id, row.sealed),
    printedAt: row.printed_at,
  };
}

interface Row {
  readonly id: string;
  readonly campaign: string;
  readonly student: string;
  readonly copy: number;
  readonly masked: boolean;
  readonly unit: UnitPath;
  readonly record_revision: number;
  readonly sealed: Buffer;
  readonly printed_at: Date;
  readonly latest_copy: number;
}
