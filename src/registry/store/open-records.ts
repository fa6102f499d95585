import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { PupilRecord } from '../record.ts';
import { openCells } from './sealed-cells.ts';

/** How many records are opened at once when a register is read through. */
const BATCH = 1000;

const COLUMNS = ['id', 'unit', 'pinyin', 'stage', 'revision', 'sealed'] as const;

interface Row {
  readonly id: string;
  readonly unit: string;
  readonly pinyin: string;
  readonly stage: string;
  readonly revision: number;
  readonly sealed: Buffer;
}

/**
 * The records of these ids, in no particular order; what is not there or was withdrawn is left out. For the system:
 * nobody is asked for a permission here.
 */
export async function openRecords(
  db: Database | Work,
  seal: Seal,
  county: string,
  ids: readonly string[],
): Promise<PupilRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('students')
    .select(COLUMNS)
    .where('county', '=', county)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.map((row) => opened(seal, county, row));
}

/** Every record of a county, or of what lies below a unit, in batches of about a thousand. For the system. */
export async function* streamRecords(
  db: Database | Work,
  seal: Seal,
  county: string,
  root: UnitPath | undefined,
): AsyncIterable<PupilRecord[]> {
  let last: Row | undefined;
  for (;;) {
    const rows: readonly Row[] = await nextBatch(db, county, root, last);
    if (rows.length > 0) yield rows.map((row) => opened(seal, county, row));
    if (rows.length < BATCH) return;
    last = rows.at(-1);
  }
}

/** A county is read by id; a unit along the index of its place, so that a small school costs what a small school is. */
function nextBatch(
  db: Database | Work,
  county: string,
  root: UnitPath | undefined,
  last: Row | undefined,
): Promise<readonly Row[]> {
  const all = db.selectFrom('students').select(COLUMNS).where('county', '=', county).where('withdrawn_at', 'is', null);
  if (root === undefined) {
    const after = last === undefined ? all : all.where('id', '>', last.id);
    return after.orderBy('id').limit(BATCH).execute();
  }
  const below = all.where(within(root, 'unit'));
  const after =
    last === undefined
      ? below
      : below.where(sql<boolean>`(unit, pinyin, id) > (${last.unit}, ${last.pinyin}, ${last.id}::uuid)`);
  return after.orderBy('unit').orderBy('pinyin').orderBy('id').limit(BATCH).execute();
}

function opened(seal: Seal, county: string, row: Row): PupilRecord {
  const { id, unit, revision } = row;
  return {
    county,
    id,
    unit,
    revision,
    stage: row.stage === 'formal' ? 'formal' : 'temporary',
    cells: openCells(seal, county, id, row.sealed),
  };
}
