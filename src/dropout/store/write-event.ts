import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { DropoutState } from '../states.ts';
import { placeOfEvent, sealWords } from './sealed-dropout.ts';

/** 经过 — one line of a case's course. */
export interface DropoutEvent {
  readonly county: string;
  readonly id: string;
  readonly revision: number;
  readonly deed: string;
  readonly state: DropoutState;
  readonly words?: string | undefined;
  /** Absent for what the program does by itself. */
  readonly by?: Actor | undefined;
}

/** Written in the transaction of the deed; only added to. */
export async function writeEvent(
  { seal, clock }: Pick<Desk, 'seal' | 'clock'>,
  work: Work,
  { county, id, revision, deed, state, words, by }: DropoutEvent,
): Promise<void> {
  const sealed = sealWords(seal, placeOfEvent(county, id, revision), words);
  await work
    .insertInto('dropout_events')
    .values({
      ...{ county, dropout_case: id, revision, deed, state, at: clock.now() },
      ...{ by_person: by?.person ?? null, office: by?.office ?? null },
      ...{ words: sealed, key_id: sealed === null ? null : seal.keyId },
    })
    .execute();
}
