import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import { keptOf, remindOn, standingOf } from '../pathway.ts';
import { NEXT_STEPS } from '../standings.ts';
import { type HeldPathway, type PathwayEvent, sealPathway } from './held-pathway.ts';

/** What a deed leaves behind. */
export interface PathwayAfter extends Pick<HeldPathway, 'pathway' | 'idType' | 'idNumber'> {
  readonly caseId?: string | undefined;
}

/** 登记 — the pathway after a deed, its line in the course of it, and the audit; answers the new revision. The row must be held. */
export async function writePathway(
  desk: Desk,
  work: Work,
  actor: Actor,
  { record, revision: before }: HeldPathway,
  { pathway: { inCase, ...pathway }, idType, idNumber, caseId }: PathwayAfter,
  { event, day, said, note }: PathwayEvent,
): Promise<number> {
  const { seal, clock } = desk;
  const { county, id: student } = record;
  const revision = before + 1;
  // Whether a case is under way the cases say themselves; what it came from stays, should it come to nothing.
  const standing = standingOf({ ...pathway, inCase: false });
  const number = wholeNumber(idNumber ?? '');
  const columns = {
    ...{ revision, standing, next_step: NEXT_STEPS[standing] ?? null },
    number_digest: number === undefined ? null : seal.digest('identity', number),
    kept: keptOf({ ...pathway, inCase })?.student ?? null,
    ...{ checked_on: pathway.household?.on ?? clock.today(), remind_on: remindOn({ ...pathway, inCase }) ?? null },
    ...{ changed_at: clock.now(), changed_by: actor.person },
    ...{ sealed: sealPathway(seal, county, student, { pathway, idType, idNumber }), key_id: seal.keyId },
    case_id: caseId ?? null,
  };
  await work
    .insertInto('number_pathways')
    .values({ county, student, ...columns })
    .onConflict((conflict) => conflict.columns(['county', 'student']).doUpdateSet(columns))
    .execute();
  await work
    .insertInto('number_pathway_events')
    .values({
      ...{ county, student, revision, at: clock.now(), day, by_person: actor.person, office: actor.office },
      ...{ event, standing, sealed: sealEvent(desk, county, student, revision, { said, note }), key_id: seal.keyId },
    })
    .execute();
  const deed = { action: `pathway.${event}`, subjectKind: 'student', subject: student } as const;
  await audit(work, actor, { ...deed, subjectUnit: record.unit, detail: { standing } }, clock.now());
  return revision;
}

/** What lies sealed of one line. */
export type SealedEvent = Pick<PathwayEvent, 'said' | 'note'>;

function sealEvent({ seal }: Desk, county: string, student: string, revision: number, contents: SealedEvent): Buffer {
  return seal.close(JSON.stringify(contents), `number_pathway_events|${county}|${student}|${revision}`);
}

export function openEvent(
  { seal }: Desk,
  county: string,
  student: string,
  revision: number,
  sealed: Buffer,
): SealedEvent {
  const plain = seal.open(sealed, `number_pathway_events|${county}|${student}|${revision}`);
  return JSON.parse(plain.toString('utf8')) as SealedEvent; // written by sealEvent
}
