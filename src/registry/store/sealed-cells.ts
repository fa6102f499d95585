import type { Seal } from '#src/platform/sealing/seal.ts';
import type { CellChange } from '../history.ts';
import type { Cells } from '../record.ts';

/** The cells of a record, sealed to their place. */
export function sealCells(seal: Seal, county: string, id: string, cells: Cells): Buffer {
  return seal.close(JSON.stringify(cells), `students|${county}|${id}`);
}

/** Throws `BrokenSeal` when the bytes are not those that were sealed for this record. */
export function openCells(seal: Seal, county: string, id: string, sealed: Uint8Array): Cells {
  return JSON.parse(seal.open(sealed, `students|${county}|${id}`).toString('utf8')) as Cells; // written by sealCells
}

/** The cells a change touched, sealed to the record's revision. */
export function sealChanges(
  seal: Seal,
  county: string,
  id: string,
  revision: number,
  changes: readonly CellChange[],
): Buffer {
  return seal.close(JSON.stringify(changes), `student_changes|${county}|${id}|${revision}`);
}

/** Throws `BrokenSeal` when the bytes are not those that were sealed for this revision. */
export function openChanges(
  seal: Seal,
  county: string,
  id: string,
  revision: number,
  sealed: Uint8Array,
): readonly CellChange[] {
  const plain = seal.open(sealed, `student_changes|${county}|${id}|${revision}`).toString('utf8');
  return JSON.parse(plain) as readonly CellChange[]; // written by sealChanges
}
