import type { Selectable } from 'kysely';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { ViolationMeasuresTable } from '#src/platform/database/schema/violations.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { EVERY_MEASURE, type Measure, type MeasureKind, type MeasureState, type MeasureWords } from '../measures.ts';
import type { Violation } from '../violation.ts';

/** 措施 of a violation, in the order of the notice. The caller has found the violation. */
export async function measuresOf(
  db: Database | Work,
  seal: Seal,
  { county, id }: Pick<Violation, 'county' | 'id'>,
): Promise<readonly Measure[]> {
  const rows = await db
    .selectFrom('violation_measures')
    .selectAll()
    .where('county', '=', county)
    .where('violation', '=', id)
    .execute();
  return rows
    .map((row) => measureOfRow(seal, row))
    .sort((one, other) => EVERY_MEASURE.indexOf(one.kind) - EVERY_MEASURE.indexOf(other.kind));
}

function measureOfRow(seal: Seal, row: Selectable<ViolationMeasuresTable>): Measure {
  return {
    id: row.id,
    kind: row.kind as MeasureKind, // the table's check, as below
    state: row.state as MeasureState,
    dueOn: row.due_on ?? undefined,
    carriedOn: row.carried_on ?? undefined,
    doneOn: row.done_on ?? undefined,
    words: JSON.parse(seal.open(row.sealed, boundOf(row.county, row.violation, row.id)).toString('utf8')), // closed below
  };
}

export function sealMeasure(seal: Seal, county: string, violation: string, id: string, words: MeasureWords) {
  return { sealed: seal.close(JSON.stringify(words), boundOf(county, violation, id)), key_id: seal.keyId };
}

function boundOf(county: string, violation: string, id: string): string {
  return `violation_measures|${county}|${violation}|${id}`;
}
