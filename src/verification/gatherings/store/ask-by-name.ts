import { sql } from 'kysely';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import { PERMISSIONS } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitKind, UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { holdGathering, turned } from './gathering-rows.ts';
import { ask, type Guest } from './invite.ts';
import { noted } from './plan-gathering.ts';

export type Asked =
  | { readonly revision: number; readonly asked: number }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/** 点名邀请 — people within the actor's reach whom the offices of the meeting do not include. */
export function askByName(desk: Desk, actor: Actor, id: string, people: readonly string[]): Promise<Asked> {
  return desk.db.transaction().execute(async (work): Promise<Asked> => {
    const held = await holdGathering(work, actor, id);
    if (held === undefined) return 'missing';
    if (held.kind === 'parents') return { objections: [{ code: 'kind', message: '家长会请的是家长，不用点名邀请' }] };
    if (held.state === 'cancelled') return { objections: [{ code: 'state', message: '会议已经取消' }] };
    const guests = await withinReach(desk, work, actor, people);
    if (guests.length < new Set(people).size) return { objections: [UNKNOWN] };
    const asked = await ask(work, held, guests, { clock: desk.clock, by: actor.person, byName: true });
    await noted(desk, work, actor, held, 'ask', { asked });
    return { revision: await turned(work, held), asked };
  });
}

const UNKNOWN = { code: 'people', message: '有人不在您的管理范围内，或没有能看到会议的岗位，请从列表中选' };

async function withinReach(
  { clock }: Desk,
  work: Work,
  actor: Actor,
  people: readonly string[],
): Promise<readonly Guest[]> {
  const { rows } = await sql<Omit<Guest, 'place'> & { readonly name: string; readonly kind: UnitKind }>`
    select distinct on (holdings.person) holdings.person, holdings.office, units.path as unit, units.name, units.kind
    from holdings
    join units on units.county = holdings.county and units.id = holdings.unit and units.until is null
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    where holdings.county = ${actor.county} and holdings.until is null and holdings.person = any(${people}::uuid[])
      and holdings.office = any(${[...(PERMISSIONS['gathering.read'] as readonly Office[])]}::text[])
      and ${permitted(actor, 'gathering.keep', 'units.path')}
    order by holdings.person, units.path`.execute(work);
  const paths = rows.map(({ unit }): UnitPath => unit);
  const place = await placesOf(work, actor.county, paths, clock.today());
  return rows.map(({ name, kind, ...row }) => {
    const { school, class: ofClass } = place(row.unit);
    return { ...row, place: kind === 'class' ? `${school}${ofClass}` : name };
  });
}
