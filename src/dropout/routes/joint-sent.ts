import type { z } from 'zod';
import type { JointDropout } from '../store/read-joint.ts';
import type { JointWhole } from './joint-shapes.ts';
import { fileSent, visitSent } from './sent.ts';

/** What the township is sent of a case; built up name by name, so that nothing comes along by itself. */
export function jointSent(whole: JointDropout, person: string): z.input<typeof JointWhole> {
  const { dropout, child, clock, place } = whole;
  const { id, state, reportedOn, receivedAt, outcome, category, firstAbsentOn, failedVisits, account } = dropout;
  return {
    ...{ id, number: whole.number, name: child.name, sex: child.sex, school: place.school, class: place.class },
    ...{ state, reportedOn, receivedAt: receivedAt?.toISOString(), outcome, category, firstAbsentOn, failedVisits },
    ...{ whereabouts: account.whereabouts, outcomeWords: account.outcome },
    ...{ daysAway: clock.daysAway, due: clock.due, left: clock.left },
    ...{ address: child.address, guardians: child.guardians, schoolVisits: whole.schoolVisits },
    visits: whole.visits.map((visit) => visitSent(visit, person)),
    files: whole.files.map(fileSent),
    deeds: whole.deeds,
  };
}
