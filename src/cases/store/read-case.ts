import { audit } from '#src/audit/store/audit.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import { alternativesOf } from '#src/workflow/application.ts';
import { ACTIONS_ON_CASES, availableActions, type CaseAction, isClosed, whyNot } from '#src/workflow/case.ts';
import type { Proof } from '#src/workflow/procedure.ts';
import { sorted } from '../common-objections.ts';
import { type CaseDeed, DEEDS, whyNotDeed } from '../deeds.ts';
import { answersOf, type CaseAtHand, takeToHand } from './case-at-hand.ts';
import type { CaseDesk } from './case-desk.ts';
import { eventsOf } from './case-events.ts';
import { readCaseFile } from './case-file.ts';
import { evidenceShown } from './evidence-shown.ts';
import { messagesOf } from './messages.ts';
import { receiptCodeOf } from './receipt-code.ts';
import { shownAnswers, shownPupils } from './shown-case.ts';
import { stepsShown } from './shown-steps.ts';
import { mayReveal, maySee } from './visible-cases.ts';

/** 案卷 — one case as this person may see it, and what they may do with it; `undefined` for strangers. Looking is written down. */
export function readCase(desk: CaseDesk, actor: Actor, id: string) {
  return desk.db.transaction().execute(async (work) => {
    const file = await readCaseFile(work, desk.seal, actor.county, id);
    if (file === undefined || !maySee(actor, file)) return undefined;
    const hand = await takeToHand(desk, work, file);
    const { dossier, judged, objections, bound } = hand;
    const { calendar } = await desk.calendarOf(work, file.county);
    const today = desk.clock.today();
    const subjectUnit = file.parties[file.procedure.applicant];
    const deed = { action: 'case.open', subjectKind: 'case', subject: id, subjectUnit } as const;
    await audit(work, actor, deed, desk.clock.now());
    const people = await namesOfPeople(work, file.county, [...dossier.applicants]);
    const standing = { dossier, isPaused: file.pausedSince !== undefined };
    const deeds = (Object.keys(DEEDS) as CaseDeed[]).map((name) => [name, whyNotDeed(standing, actor, name)] as const); // a literal's keys
    const actions = (Object.keys(ACTIONS_ON_CASES) as CaseAction[]).map(
      (name) => [name, whyNot(dossier, actor, name)] as const,
    ); // likewise
    return {
      ...{ id, number: file.number, procedure: file.procedure.id, title: file.title },
      state: file.state.at,
      step: file.state.at === 'step' ? file.state.step : undefined,
      ...{ revision: file.revision, hash: dossier.hash, due: file.due },
      daysLeft: file.due && !standing.isPaused ? workingDaysLeft(today, file.due, calendar) : undefined,
      paused: standing.isPaused,
      parties: { holding: partyOf(hand, 'holding'), receiving: partyOf(hand, 'receiving') },
      applicants: dossier.applicants.map((person) => people.get(person) ?? '原工作人员'),
      exempt: dossier.exempt,
      pupils: await shownPupils(desk, work, actor, hand),
      answers: shownAnswers(file.procedure, file.contents.answers, mayReveal(actor, file)),
      steps: await stepsShown(work, hand, { today, calendar }),
      evidence: await evidenceShown(work, file.county, id),
      required: requiredBy(hand),
      objections: judged.length > 1 ? sorted(judged.map((each) => each.objections)).common : objections,
      actions: availableActions(dossier, actor),
      may: deeds.flatMap(([name, why]) => (why === undefined ? [name] : [])),
      whyNot: Object.fromEntries(
        [...actions, ...deeds].flatMap(([name, why]) => (why === undefined ? [] : [[name, why]])),
      ),
      events: await eventsOf(work, file.county, id, dossier.steps),
      messages: await messagesOf(desk, work, file.county, id),
      boundTo: bound && { id: bound.id, number: bound.number, procedure: bound.procedure.id },
      receipt:
        isClosed(file.state) && file.submittedAt === undefined ? undefined : receiptCodeOf(desk.seal, file.county, id),
    };
  });
}

function partyOf({ file, units }: CaseAtHand, party: 'holding' | 'receiving') {
  const path: UnitPath | undefined = file.parties[party];
  return path && { path, name: units.get(path)?.name ?? '已撤销的机构' };
}

/** The proofs asked for, by any of the pupils. */
function requiredBy({ file, judged, pupils }: CaseAtHand): readonly Proof[] {
  const { procedure } = file;
  const all = isClosed(file.state)
    ? pupils.map(({ ordinal }) => procedure.proofs(answersOf(file, ordinal), undefined))
    : judged.map(({ answers, record }) => procedure.proofs(answers, record));
  return [...new Map(all.flat().map((proof) => [alternativesOf(proof).join('|'), proof])).values()];
}
