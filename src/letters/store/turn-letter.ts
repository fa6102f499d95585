import { sql } from 'kysely';
import type { Action } from '#src/audit/actions.ts';
import type { Detail } from '#src/audit/details.ts';
import { audit, type Doer } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Letter } from '../letter.ts';
import { type LetterRow, letterOfRow } from './letter-rows.ts';

/** `missing`: there is no such letter that the actor may deal with. */
export type LetterOutcome = { readonly letter: Letter } | { readonly objections: readonly Objection[] } | 'missing';

/** Writes the change down, one revision on; answers the letter as it is now. */
export async function turned(
  work: Work,
  { county, id }: Pick<Letter, 'county' | 'id'>,
  change: Partial<Omit<LetterRow, 'county' | 'id' | 'revision'>>,
): Promise<Letter> {
  const row = await work
    .updateTable('letters')
    .set({ ...change, revision: sql`revision + 1` })
    .where('county', '=', county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return letterOfRow(row);
}

/** Writes down what was done to a letter. */
export async function noted(
  { clock }: Pick<Desk, 'clock'>,
  work: Work,
  doer: Doer,
  { id, unit, number }: Letter,
  action: Action,
  { reason, ...detail }: Detail & { readonly reason?: string } = {},
): Promise<void> {
  const deed = { action, subjectKind: 'letter', subject: id, subjectUnit: unit, reason } as const;
  await audit(work, doer, { ...deed, detail: { letter: number, ...detail } }, clock.now());
}
