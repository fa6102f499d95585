import { sql } from 'kysely';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Severity } from '#src/quality/rule.ts';
import type { CellName } from '#src/registry/record.ts';
import type { FindingState, Known } from '../lifecycle.ts';

/** As the store has it, and where it is filed. */
export interface FiledFinding extends Known {
  readonly unit: string;
}

/** What the store knows of these records, by record, fixed findings included. For the system: asks no permission. */
export async function knownFindings(
  db: Database | Work,
  seal: Seal,
  county: string,
  students: readonly string[],
): Promise<ReadonlyMap<string, readonly FiledFinding[]>> {
  if (students.length === 0) return new Map();
  const rows = await db
    .selectFrom('findings')
    .select(['id', 'student', 'rule', 'field', 'severity', 'state', 'message', 'fingerprint', 'unit'])
    .where('county', '=', county)
    .where(sql<boolean>`student = any(${students}::uuid[])`)
    .execute();
  const known = new Map<string, FiledFinding[]>();
  for (const row of rows) {
    const those = known.get(row.student) ?? [];
    known.set(row.student, those);
    those.push({
      id: row.id,
      unit: row.unit,
      rule: row.rule,
      field: row.field as CellName, // only the rules write it
      severity: row.severity as Severity, // the check constraint of the column
      state: row.state as FindingState, // likewise
      message: openMessage(seal, county, row.id, row.message),
      fingerprint: row.fingerprint.toString('hex'),
    });
  }
  return known;
}

export function sealMessage(seal: Seal, county: string, id: string, message: string): Buffer {
  return seal.close(message, `findings|${county}|${id}`);
}

/** Throws `BrokenSeal` when the bytes are not those that were sealed for this finding. */
export function openMessage(seal: Seal, county: string, id: string, sealed: Uint8Array): string {
  return seal.open(sealed, `findings|${county}|${id}`).toString('utf8');
}
