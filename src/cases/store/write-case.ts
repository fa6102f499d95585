import type { Updateable } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Schema } from '#src/platform/database/schema.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { CaseEventKind } from './case-events.ts';
import type { CaseFile } from './case-file.ts';
import { type SealedCase, sealCase } from './sealed-case.ts';

/** One line of the course of a case. */
export interface CaseEvent {
  readonly county: string;
  readonly id: string;
  readonly revision: number;
  readonly event: CaseEventKind;
  readonly by: Actor;
  readonly stepId?: string | undefined;
  /** 标准退回理由, or why the clock was stopped. */
  readonly reason?: string | undefined;
  readonly text?: string | undefined;
  readonly doneOn?: LocalDate | undefined;
  readonly seen?: Buffer | undefined;
  readonly exempted?: boolean | undefined;
}

export type CaseChange = Omit<Updateable<Schema['cases']>, 'county' | 'id' | 'revision' | 'sealed' | 'key_id'>;

/**
 * 变动 — one change of a case with its line in the course of it, under the next revision. Answers that revision; `undefined`
 * when the case is not as it was read: then nothing has been written.
 */
export async function moveOn(
  desk: Desk,
  work: Work,
  file: CaseFile,
  change: CaseChange & { readonly contents?: SealedCase | undefined },
  event: Omit<CaseEvent, 'county' | 'id' | 'revision'>,
): Promise<number | undefined> {
  const { county, id } = file;
  const revision = file.revision + 1;
  const { contents, ...columns } = change;
  const { numUpdatedRows } = await work
    .updateTable('cases')
    .set({
      changed_at: desk.clock.now(),
      ...columns,
      revision,
      ...(contents && { sealed: sealCase(desk.seal, county, id, contents), key_id: desk.seal.keyId }),
    })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('revision', '=', file.revision)
    .where('hash', '=', file.hash)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) return undefined;
  await writeEvent(desk, work, { county, id, revision, ...event });
  return revision;
}

/** The key of the table is the revision: of two who write the same one, one fails. */
export async function writeEvent({ clock }: Desk, work: Work, event: CaseEvent): Promise<void> {
  const { by } = event;
  await work
    .insertInto('case_events')
    .values({
      ...{ county: event.county, case_id: event.id, revision: event.revision, event: event.event },
      ...{ at: clock.now(), day: clock.today(), by_person: by.person, office: by.office, unit: by.unit },
      ...{ step_id: event.stepId ?? null, reason: event.reason ?? '', text: event.text ?? '' },
      ...{ done_on: event.doneOn ?? null, seen: event.seen ?? null, exempted: event.exempted ?? false },
    })
    .execute();
}
