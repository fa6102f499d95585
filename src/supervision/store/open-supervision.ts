import { randomUUID } from 'node:crypto';
import { audit } from '#src/audit/store/audit.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { standingAt } from '#src/organization/store/unit-lookups.ts';
import { countyOf } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { TOLD } from '../reminders.ts';
import { ANSWERERS, type SupervisionDraft } from '../supervision.ts';
import { objectionsToDraft } from '../supervision-objections.ts';
import { writeEvent } from './events.ts';
import { closeDemand } from './sealed-words.ts';
import { holdersAt, tellSides } from './tell-sides.ts';

/** `missing`: the unit that is to answer does not stand within the actor's reach. */
export type Opened = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

/**
 * 发起督办 — from the actor's own unit to one below it, in the caller's transaction: so that what it arose from is settled with it or
 * not at all. Whoever must answer is told at once.
 */
export async function openSupervision(desk: Desk, work: Work, actor: Actor, draft: SupervisionDraft): Promise<Opened> {
  const { clock, seal } = desk;
  const county = countyOf(draft.receiver);
  const issuer = await standingAt(work, actor.county, actor.unit);
  const receiver = can(actor, 'supervision.open', draft.receiver)
    ? await standingAt(work, county, draft.receiver)
    : undefined;
  if (issuer === undefined || receiver === undefined) return 'missing';
  const offices = ANSWERERS[receiver.kind] ?? [];
  const staff = await holdersAt(
    work,
    offices.map((office) => ({ office, path: receiver.path })),
  );
  const ends = {
    issuer: issuer.path,
    issuerKind: issuer.kind,
    receiverKind: receiver.kind,
    receiverName: receiver.name,
  };
  const objections = objectionsToDraft(draft, { ...ends, isStaffed: staff.length > 0 });
  if (objections.length > 0) return { objections };
  const id = randomUUID();
  const today = clock.today();
  const { calendar } = await calendarOf(work, county);
  const due = workingDaysAfter(today, draft.days, calendar);
  const words = { demand: draft.demand.trim(), basis: draft.basis.trim() };
  const subject = draft.subject.trim();
  const { origin } = draft;
  await work
    .insertInto('supervisions')
    .values({
      ...{ county, id, issuer: issuer.path, receiver: receiver.path, subject, opened_on: today, counted_from: today },
      ...{ origin_kind: origin?.kind ?? null, origin_id: origin?.id ?? null, origin_title: origin?.title ?? '' },
      origin_door: origin?.door === undefined ? null : JSON.stringify(origin.door),
      ...{ days: draft.days, due: due ?? null, state: 'open', opened_at: clock.now(), opened_by: actor.person },
      ...{ sealed: closeDemand(seal, county, id, words), key_id: seal.keyId },
    })
    .execute();
  await writeEvent(desk, work, { county, id }, { deed: 'open', by: actor, days: draft.days, due });
  const told = { id, issuer: issuer.path, receiver: receiver.path, subject };
  await tellSides(work, clock, told, { ...TOLD.open, by: actor.person });
  const entry = {
    action: 'supervision.open',
    subjectKind: 'supervision',
    subject: id,
    subjectUnit: receiver.path,
  } as const;
  await audit(work, actor, { ...entry, detail: { deadline: due ?? '', kind: origin?.kind ?? '' } }, clock.now());
  return { id };
}
