import type { Seal } from '#src/platform/sealing/seal.ts';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import { personOf } from '#src/registry/person-of.ts';
import type { Answers, Procedure } from '#src/workflow/procedure.ts';
import { wantedCells } from '../sight.ts';

/**
 * 待建籍学生 — by which two schools that register the same child at once find each other: the identity number, else name, sex
 * and birth date together. `undefined` while the form does not say who it is.
 */
export function childDigest(seal: Seal, procedure: Procedure, answers: Answers): Buffer | undefined {
  const cells = wantedCells(procedure, answers, undefined);
  const number = wholeNumber(cells.idNumber ?? '');
  const person = personOf(cells);
  if (number !== undefined) return seal.digest('new child', `number ${number}`);
  return person === undefined ? undefined : seal.digest('new child', `person ${person}`);
}

/** What the child is called, as far as the form says. */
export function nameOfChild(procedure: Procedure, answers: Answers): string {
  return (wantedCells(procedure, answers, undefined).name ?? '').trim().normalize('NFC');
}
