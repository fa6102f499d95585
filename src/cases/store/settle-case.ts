import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { type CaseAction, type CaseState, isClosed, stepOf } from '#src/workflow/case.ts';
import { applyEffects } from './apply-effects.ts';
import type { CaseAtHand } from './case-at-hand.ts';
import type { CaseDesk, CaseNews } from './case-desk.ts';
import { markProposal } from './proposal.ts';
import type { SealedCase } from './sealed-case.ts';
import { arriveAt, leaveStep, ON_NO_DESK } from './step-clock.ts';
import { moveOn } from './write-case.ts';

/** A decision that the engine has allowed. */
export interface Settlement {
  readonly action: CaseAction;
  readonly state: CaseState;
  readonly exempted: boolean;
  readonly reason: string | undefined;
  readonly returnReason: string | undefined;
  readonly doneOn: LocalDate | undefined;
}

/** What became of a case. */
export interface Settled {
  readonly id: string;
  readonly revision: number;
  readonly state: CaseState['at'];
  readonly step?: string | undefined;
  readonly due?: LocalDate | undefined;
}

/**
 * 落实办理意见 — the new state, the clock, the effect on the records, the line in the course of the case, the audit and the
 * notices: all of it in one transaction, or nothing. Answers `undefined` when somebody else was quicker.
 */
export async function settle(
  desk: CaseDesk,
  work: Work,
  actor: Actor,
  hand: CaseAtHand,
  settlement: Settlement,
): Promise<Settled | undefined> {
  const { file, dossier } = hand;
  const { action, state, exempted } = settlement;
  const now = desk.clock.now();
  const left = stepOf(dossier);
  const next = state.at === 'step' ? dossier.steps[state.step] : undefined;
  if (left !== undefined) await leaveStep(desk, work, file, action);
  const place =
    next && state.at === 'step' ? await arriveAt(desk, work, file, { step: next, index: state.step }) : ON_NO_DESK;
  if (isClosed(state)) await close(desk, work, actor, hand, state);
  const revision = await moveOn(
    desk,
    work,
    file,
    {
      ...place,
      state: state.at,
      ...(action === 'submit' && { submitted_at: now }),
      ...(isClosed(state) && { closed_at: now }),
      contents: contentsAfter(hand, settlement),
    },
    {
      ...{ event: action, by: actor, stepId: left?.id, text: settlement.reason, reason: settlement.returnReason },
      ...{ doneOn: settlement.doneOn, seen: Buffer.from(dossier.hash, 'hex'), exempted },
    },
  );
  if (revision === undefined) return undefined;
  const subject = {
    subjectKind: 'case',
    subject: file.id,
    subjectUnit: file.parties[file.procedure.applicant],
  } as const;
  const detail = { action, state: state.at, procedure: file.procedure.id, number: file.number, exempted };
  await audit(work, actor, { action: 'case.decide', ...subject, detail }, now);
  await desk.tell(work, newsOf(file, actor, action, next !== undefined && place.due === null));
  return { id: file.id, revision, state: state.at, step: next?.title, due: place.due ?? undefined };
}

/** The chain is frozen when the case is submitted; what it changed is kept when it is closed. */
function contentsAfter({ file, dossier, judged, chainVersion }: CaseAtHand, { action, state }: Settlement) {
  const { contents } = file;
  if (action === 'submit') return { ...contents, steps: dossier.steps, chainVersion } satisfies SealedCase;
  if (!isClosed(state)) return undefined;
  const pupils = contents.pupils.map((pupil, ordinal) => {
    const sight = judged[ordinal]?.sight;
    return sight === undefined
      ? pupil
      : { ...pupil, closed: { effect: sight.effect, before: sight.before, after: sight.after } };
  });
  return { ...contents, pupils } satisfies SealedCase;
}

/** The pupils are free for other cases; of a case that came to nothing, what an import proposed waits again. */
async function close(desk: CaseDesk, work: Work, actor: Actor, hand: CaseAtHand, state: CaseState): Promise<void> {
  const { file } = hand;
  const { county, id } = file;
  const opened = state.at === 'done' ? await applyEffects(desk, work, actor, hand) : NONE;
  await sql`
    update case_pupils set open = false, opens = new.student
    from (select ordinal from case_pupils where county = ${county} and case_id = ${id}::uuid) as own
    left join unnest(${[...opened.keys()]}::integer[], ${[...opened.values()]}::uuid[]) as new (ordinal, student)
      on new.ordinal = own.ordinal
    where case_pupils.county = ${county} and case_pupils.case_id = ${id}::uuid
      and case_pupils.ordinal = own.ordinal`.execute(work);
  const { proposal } = file.contents;
  if (proposal !== undefined && state.at !== 'done') await markProposal(work, county, proposal, 'proposed');
}

const NONE: ReadonlyMap<number, string> = new Map();

function newsOf(
  { county, id }: { readonly county: string; readonly id: string },
  { person }: Actor,
  event: CaseAction,
  isUnpublished: boolean,
): readonly CaseNews[] {
  const news: CaseNews = { county, id, event, by: person };
  return isUnpublished ? [news, { county, id, event: 'unpublished' }] : [news];
}
