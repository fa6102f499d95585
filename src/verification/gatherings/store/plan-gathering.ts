import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Detail } from '#src/audit/details.ts';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { standingAt } from '#src/organization/store/unit-lookups.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import type { Gathering, GatheringDraft } from '../gathering.ts';
import { objectionsToChange, objectionsToGathering } from '../gathering-objections.ts';
import { findGathering, holdGathering, turned } from './gathering-rows.ts';
import { invite, tell } from './invite.ts';

/** `missing`: there is no such gathering within the actor's reach. */
export type GatheringOutcome =
  | { readonly id: string; readonly revision: number; readonly asked: number }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/** 发起会议 — planned, and everybody it asks is on its list and told, in one transaction. A day that is over is entered afterwards. */
export function planGathering(desk: Desk, actor: Actor, draft: GatheringDraft): Promise<GatheringOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const objections = await objectionsTo(work, actor, draft);
    if (objections === undefined) return 'missing';
    if (objections.length > 0) return { objections };
    return invited(desk, work, actor, await writeDown(desk, work, actor, draft), 'plan');
  });
}

/** What stood no objection, as it is planned; answers its id. */
export async function writeDown(
  { clock }: Pick<Desk, 'clock'>,
  work: Work,
  actor: Actor,
  draft: GatheringDraft,
): Promise<string> {
  const id = randomUUID();
  const planned = { county: actor.county, id, planned_at: clock.now(), planned_by: actor.person };
  await work
    .insertInto('gatherings')
    .values({ ...planned, ...columnsOf(draft) })
    .execute();
  return id;
}

/** 修改日程 — as long as it is planned. Who was asked is told, and the list follows whom it asks now. */
export function changeGathering(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  draft: GatheringDraft,
): Promise<GatheringOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const held = await holdGathering(work, actor, id);
    const objections = held && (await objectionsTo(work, actor, draft));
    if (held === undefined || objections === undefined) return 'missing';
    const against = [...objectionsToChange(held, seen), ...objections];
    if (against.length > 0) return { objections: against };
    const before = await listed(work, held);
    await work
      .updateTable('gatherings')
      .set({ ...columnsOf(draft), reminded_at: null })
      .where('county', '=', held.county)
      .where('id', '=', id)
      .execute();
    await turned(work, held);
    const outcome = await invited(desk, work, actor, id, 'change');
    if (isMoved(held, draft)) {
      const still = new Set(await listed(work, held));
      const next = { ...held, ...draft };
      await tell(
        work,
        next,
        'gathering-changed',
        before.filter((person) => still.has(person)),
        desk.clock,
        actor.person,
      );
    }
    return outcome;
  });
}

/** 取消 — with a reason; it stays in the list, and who was to come is told. */
export function callOff(desk: Desk, actor: Actor, id: string, seen: number, reason: string): Promise<GatheringOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const held = await holdGathering(work, actor, id);
    if (held === undefined) return 'missing';
    const objections = objectionsToChange(held, seen);
    if (objections.length > 0) return { objections };
    await work
      .updateTable('gatherings')
      .set({ state: 'cancelled', reason })
      .where('county', '=', held.county)
      .where('id', '=', id)
      .execute();
    const revision = await turned(work, held);
    await tell(work, held, 'gathering-off', await listed(work, held), desk.clock, actor.person);
    await noted(desk, work, actor, held, 'call-off', { reason });
    return { id, revision, asked: 0 };
  });
}

/** Writes down what was done to a gathering. */
export async function noted(
  desk: Desk,
  work: Work,
  actor: Actor,
  { id, unit, kind }: Pick<Gathering, 'id' | 'unit' | 'kind'>,
  deed: string,
  { reason, ...detail }: Detail & { readonly reason?: string } = {},
): Promise<void> {
  const entry = { action: 'gathering.keep', subjectKind: 'gathering', subject: id, subjectUnit: unit, reason } as const;
  await audit(work, actor, { ...entry, detail: { deed, kind, ...detail } }, desk.clock.now());
}

async function invited(
  desk: Desk,
  work: Work,
  actor: Actor,
  id: string,
  deed: string,
): Promise<Exclude<GatheringOutcome, { readonly objections: unknown }>> {
  const gathering = await findGathering(work, actor, id);
  if (gathering === undefined) return 'missing';
  const asked = await invite(work, gathering, desk.clock, actor.person);
  await noted(desk, work, actor, gathering, deed, { day: gathering.day, asked });
  return { id, revision: gathering.revision, asked };
}

/** What stands against the draft; `undefined` when its unit or its campaign is not the actor's business. */
export async function objectionsTo(
  work: Work,
  actor: Actor,
  draft: GatheringDraft,
): Promise<readonly Objection[] | undefined> {
  const unit = can(actor, 'gathering.keep', draft.unit) ? await standingAt(work, actor.county, draft.unit) : undefined;
  const campaign = draft.campaign === undefined ? undefined : await findCampaign(work, actor, draft.campaign);
  if (unit === undefined || (draft.campaign !== undefined && campaign === undefined)) return undefined;
  const isOver = campaign !== undefined && campaign.state !== 'running';
  return [
    ...objectionsToGathering(draft, unit.kind),
    ...(isOver ? [{ code: 'campaign', message: '这个专项不在进行中，请改选专项或不选', field: 'campaign' }] : []),
  ];
}

function columnsOf(draft: GatheringDraft) {
  const { kind, campaign, unit, title, day, begins, ends, place, host, agenda, offices, units } = draft;
  return {
    ...{ kind, campaign: campaign ?? null, unit, school_year: schoolYearOf(day), on_day: day, begins, ends },
    ...{ title: title.trim(), place: place.trim(), host: host.trim(), agenda: agenda.trim() },
    ...{ offices: [...offices], units: [...units] },
  };
}

/** Must who knows of it look again? */
function isMoved(before: Gathering, after: GatheringDraft): boolean {
  return (['title', 'day', 'begins', 'ends', 'place', 'agenda'] as const).some((each) => before[each] !== after[each]);
}

async function listed(work: Work, { county, id }: Gathering): Promise<readonly string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from gathering_people
    where county = ${county} and gathering = ${id}::uuid and withdrawn_at is null`.execute(work);
  return rows.map(({ person }) => person);
}
