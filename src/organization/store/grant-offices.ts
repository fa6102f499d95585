import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Objection } from '../objection.ts';
import type { Actor, Office } from '../office.ts';
import { can } from '../permissions.ts';
import { objectionsToOffice } from '../person.ts';
import type { Unit, UnitPath } from '../unit.ts';
import { insertPerson, objectionsToDraft, type PersonDraft, personIn, type Refusal } from './change-people.ts';
import type { OneTimeCode, OrganizationDesk } from './organization-desk.ts';
import { officesOf } from './people.ts';
import { unitById } from './unit-lookups.ts';

/** 授予岗位 */
export interface Grant {
  readonly person: string;
  readonly office: Office;
  /** The unit's id. */
  readonly unit: string;
  readonly reason: string;
}

/** Gives the office from today on. Answers the id of the holding. */
export async function grantOffice(
  desk: OrganizationDesk,
  actor: Actor,
  { person, office, unit, reason }: Grant,
): Promise<{ readonly holding: string } | Refusal> {
  return desk.db.transaction().execute(async (work) => {
    const there = await unitById(work, actor.county, unit);
    if (there === undefined || !can(actor, 'office.grant', there.path)) return 'missing';
    const objections = await objectionsToGrant(work, actor, person, office, there);
    if (objections === 'missing') return 'missing';
    if (objections.length > 0) return { objections };
    const holding = await insertHolding(desk, work, actor, { person, office, unit: there, reason });
    return { holding };
  });
}

/** 终止岗位 — from now on: the next request of whoever held it is refused. */
export async function endOffice(
  desk: OrganizationDesk,
  actor: Actor,
  { holding, person }: { readonly holding: string; readonly person: string },
  reason: string,
): Promise<'done' | Refusal> {
  return desk.db.transaction().execute(async (work) => {
    const held = await heldNow(work, actor, holding);
    if (held === undefined || held.person !== person) return 'missing';
    if (person === actor.person) return { objections: [OWN_OFFICE] };
    await endHolding(work, actor.county, holding, desk.clock.today());
    await desk.audit(work, actor, deedOf('office.end', held, reason), desk.clock.now());
    return 'done';
  });
}

/** 交接 — somebody of the county, or somebody who is to have an account first. */
export type Successor = { readonly person: string } | { readonly draft: PersonDraft };

export interface HandedOver {
  readonly holding: string;
  readonly successor: string;
  readonly code: OneTimeCode;
  /** Whether the one who handed over holds no office any more, so that the account should be sealed. */
  readonly predecessorIdle: boolean;
}

/** The old holding ends and the new one begins in one transaction, so that the office is never held by two or by nobody. */
export async function handOver(
  desk: OrganizationDesk,
  actor: Actor,
  holding: string,
  to: Successor,
  reason: string,
): Promise<HandedOver | Refusal> {
  return desk.db.transaction().execute(async (work) => {
    const held = await heldNow(work, actor, holding);
    const unit = held && (await unitById(work, actor.county, held.unit));
    if (held === undefined || unit === undefined) return 'missing';
    if ('person' in to && to.person === held.person) return { objections: [SAME_PERSON] };
    const objections =
      'draft' in to
        ? [
            ...(await objectionsToDraft(desk, work, actor.county, to.draft)),
            ...objectionsToOffice(held.office, unit, []),
          ]
        : await objectionsToGrant(work, actor, to.person, held.office, unit);
    if (objections === 'missing') return 'missing';
    if (objections.length > 0) return { objections };
    const successor = 'draft' in to ? await insertPerson(desk, work, actor, to.draft) : to.person;
    await endHolding(work, actor.county, holding, desk.clock.today());
    await desk.audit(work, actor, deedOf('office.end', held, reason), desk.clock.now());
    const next = await insertHolding(desk, work, actor, { person: successor, office: held.office, unit, reason });
    const over = deedOf('office.hand-over', { ...held, holding: next }, reason);
    await desk.audit(
      work,
      actor,
      { ...over, detail: { ...over.detail, from: held.person, to: successor } },
      desk.clock.now(),
    );
    const code = await desk.issueCode(work, actor, successor);
    const left = await officesOf(work, actor.county, [held.person]);
    return { holding: next, successor, code, predecessorIdle: (left.get(held.person) ?? []).length === 0 };
  });
}

/** Why this person cannot be given this office by this actor; `missing` when the county has no such person. */
export async function objectionsToGrant(
  work: Work,
  actor: Actor,
  person: string,
  office: Office,
  unit: Unit,
): Promise<readonly Objection[] | 'missing'> {
  const row = await personIn(work, actor.county, person);
  if (row === undefined) return 'missing';
  const held = await officesOf(work, actor.county, [person]);
  const now = (held.get(person) ?? []).map((one) => ({ office: one.office, unit: one.unit.id }));
  return [
    ...(person === actor.person ? [TO_ONESELF] : []),
    ...(row.sealed_at === null ? [] : [SEALED]),
    ...objectionsToOffice(office, unit, now),
  ];
}

export async function insertHolding(
  desk: OrganizationDesk,
  work: Work,
  actor: Actor,
  grant: { readonly person: string; readonly office: Office; readonly unit: Unit; readonly reason: string },
): Promise<string> {
  const { person, office, unit, reason } = grant;
  const id = randomUUID();
  await work
    .insertInto('holdings')
    .values({
      county: actor.county,
      id,
      person,
      office,
      unit: unit.id,
      since: desk.clock.today(),
      granted_by: actor.person,
    })
    .execute();
  const deed = deedOf('office.grant', { holding: id, person, office, path: unit.path }, reason);
  await desk.audit(work, actor, deed, desk.clock.now());
  return id;
}

/** Locked until the transaction ends: two cannot hand over the same office. */
async function heldNow(work: Work, actor: Actor, holding: string) {
  const row = await work
    .selectFrom('holdings')
    .innerJoin('units', (join) =>
      join.onRef('units.county', '=', 'holdings.county').onRef('units.id', '=', 'holdings.unit'),
    )
    .select(['holdings.id as holding', 'person', 'office', 'unit', 'path'])
    .where('holdings.county', '=', actor.county)
    .where('holdings.id', '=', holding)
    .where('holdings.until', 'is', null)
    .forUpdate('holdings')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const path = row.path as UnitPath; // only openUnits and the plans of changes write paths
  if (!can(actor, 'office.grant', path)) return undefined;
  return { ...row, path, office: row.office as Office }; // only offices are granted
}

async function endHolding(work: Work, county: string, holding: string, today: LocalDate): Promise<void> {
  await work
    .updateTable('holdings')
    .set({ until: sql<LocalDate>`greatest(since, ${today}::date)` })
    .where('county', '=', county)
    .where('id', '=', holding)
    .execute();
}

function deedOf(
  action: 'office.grant' | 'office.end' | 'office.hand-over',
  held: { readonly holding: string; readonly person: string; readonly office: Office; readonly path: UnitPath },
  reason: string,
) {
  const { holding, person, office, path } = held;
  return {
    action,
    subjectKind: 'person',
    subject: person,
    subjectUnit: path,
    reason,
    detail: { holding, office },
  } as const;
}

const TO_ONESELF: Objection = { code: 'to-oneself', message: '不能给自己授予岗位，请由另一位系统管理员办理。' };
const OWN_OFFICE: Objection = {
  code: 'own-office',
  message: '不能终止自己的岗位。要离任，请用“交接”把岗位交给继任者。',
};
const SAME_PERSON: Objection = { code: 'same-person', field: 'person', message: '继任者不能是本人，请另选一人。' };
const SEALED: Objection = {
  code: 'sealed',
  field: 'person',
  message: '此人的账号已封存。请先启用账号，再授予岗位。',
};
