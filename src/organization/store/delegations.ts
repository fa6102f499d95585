import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { type DelegationToSet, delegationObjections } from '../delegation.ts';
import type { Objection } from '../objection.ts';
import type { Actor, Office } from '../office.ts';
import type { UnitPath } from '../unit.ts';
import type { OrganizationDesk } from './organization-desk.ts';

/** 委托代办 — as the one who is away, or the one who stands in, sees it. */
export interface DelegationShown {
  readonly id: string;
  readonly office: Office;
  readonly unitName: string;
  readonly from: string;
  readonly to: string;
  readonly since: LocalDate;
  readonly until: LocalDate;
  readonly reason: string;
  /** Mine to take back; otherwise I stand in. */
  readonly mine: boolean;
  readonly running: boolean;
}

type Outcome = { readonly id: string } | { readonly objections: readonly Objection[] };

/** 委托 — the office one holds now, to somebody of the same county; begins at once when its first day is today. */
export function delegate(desk: OrganizationDesk, actor: Actor, wish: DelegationToSet): Promise<Outcome> {
  const today = desk.clock.today();
  const wrong = delegationObjections(wish, { person: actor.person, office: actor.office, today });
  if (wrong.length > 0) return Promise.resolve({ objections: wrong });
  return desk.db.transaction().execute(async (work) => {
    const own = await ownHolding(work, actor);
    const objections = own === undefined ? [GONE] : await objectionsIn(work, actor, own, wish);
    if (own === undefined || objections.length > 0) return { objections };
    const id = randomUUID();
    const { deputy, since, until, reason } = wish;
    await work
      .insertInto('delegations')
      .values({
        ...{ county: actor.county, id, holding: own, deputy, since, until, reason },
        ...{ set_by: actor.person, set_at: desk.clock.now() },
      })
      .execute();
    const detail = { since, until, office: actor.office };
    const deed = { action: 'office.delegate', subjectKind: 'person', subject: deputy, reason, detail } as const;
    await desk.audit(work, actor, deed, desk.clock.now());
    await turnOver(work, actor.county, today);
    return { id };
  });
}

/** 收回委托 — at once: the next request of whoever stood in is refused. */
export function endDelegation(desk: OrganizationDesk, actor: Actor, id: string): Promise<Outcome> {
  return desk.db.transaction().execute(async (work) => {
    const ended = await work
      .updateTable('delegations')
      .set({ ended_at: desk.clock.now() })
      .where('county', '=', actor.county)
      .where('id', '=', id)
      .where('set_by', '=', actor.person)
      .where('ended_at', 'is', null)
      .returning(['deputy', 'deputy_holding'])
      .executeTakeFirst();
    if (ended === undefined) return { objections: [GONE] };
    await endHoldings(
      work,
      actor.county,
      ended.deputy_holding === null ? [] : [ended.deputy_holding],
      desk.clock.today(),
    );
    const deed = { action: 'office.delegate-end', subjectKind: 'person', subject: ended.deputy } as const;
    await desk.audit(work, actor, deed, desk.clock.now());
    return { id };
  });
}

/** Those one set and those one stands in by, that have not ended. */
export async function delegationsOf(db: Database, { county, person }: Actor): Promise<readonly DelegationShown[]> {
  const { rows } = await sql<DelegationShown>`
    select delegations.id, holdings.office, units.name as "unitName", principal.name as from, deputy.name as to,
      delegations.since, delegations.until, delegations.reason, delegations.set_by = ${person}::uuid as mine,
      delegations.deputy_holding is not null as running
    from delegations
    join holdings on holdings.county = delegations.county and holdings.id = delegations.holding
    join units on units.county = holdings.county and units.id = holdings.unit
    join people principal on principal.county = delegations.county and principal.id = delegations.set_by
    join people deputy on deputy.county = delegations.county and deputy.id = delegations.deputy
    where delegations.county = ${county} and delegations.ended_at is null
      and ${person}::uuid in (delegations.set_by, delegations.deputy)
    order by delegations.since, delegations.id`.execute(db);
  return rows;
}

/** 每日 — delegations begin on their first day and end after their last. Safe to run again. Answers how many moved. */
export async function turnDelegations({ db, clock }: Pick<OrganizationDesk, 'db' | 'clock'>): Promise<number> {
  const { rows } = await sql<{ county: string }>`
    select distinct county from delegations where ended_at is null`.execute(db);
  let moved = 0;
  for (const { county } of rows) {
    moved += await db.transaction().execute((work) => turnOver(work, county, clock.today()));
  }
  return moved;
}

async function turnOver(work: Work, county: string, today: LocalDate): Promise<number> {
  const { rows: over } = await sql<{ deputy_holding: string | null }>`
    update delegations set ended_at = now()
    where county = ${county} and ended_at is null and (until < ${today}::date
      or exists (select from holdings where holdings.county = ${county} and holdings.id = delegations.holding
        and holdings.until is not null))
    returning deputy_holding`.execute(work);
  await endHoldings(
    work,
    county,
    over.flatMap(({ deputy_holding: holding }) => holding ?? []),
    today,
  );
  const { rows: begun } = await sql`
    with due as (
      select delegations.id, gen_random_uuid() as holding_id, holdings.office, holdings.unit, deputy, set_by
      from delegations join holdings on holdings.county = delegations.county and holdings.id = delegations.holding
      where delegations.county = ${county} and ended_at is null and deputy_holding is null
        and delegations.since <= ${today}::date
    ), granted as (
      insert into holdings (county, id, person, office, unit, since, granted_by)
      select ${county}, holding_id, deputy, office, unit, ${today}::date, set_by from due
    )
    update delegations set deputy_holding = due.holding_id from due
    where delegations.county = ${county} and delegations.id = due.id
    returning delegations.id`.execute(work);
  return over.length + begun.length;
}

async function ownHolding(work: Work, { county, person, office, unit }: Actor): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select holdings.id from holdings
    join units on units.county = holdings.county and units.id = holdings.unit
    where holdings.county = ${county} and holdings.person = ${person}::uuid and holdings.office = ${office}
      and units.path = ${unit satisfies UnitPath} and holdings.until is null
    limit 1 for update of holdings`.execute(work);
  return rows[0]?.id;
}

/** The deputy must be somebody, awake, and not in that very office already; nobody is stood in for twice at a time. */
async function objectionsIn(work: Work, { county }: Actor, holding: string, wish: DelegationToSet) {
  const { rows } = await sql<{ sealed: boolean; holds: boolean; twice: boolean; stands_in: boolean }>`
    select people.sealed_at is not null as sealed,
      exists (select from holdings other join holdings own on own.county = other.county and own.id = ${holding}::uuid
        where other.county = ${county} and other.person = people.id and other.until is null
          and other.office = own.office and other.unit = own.unit) as holds,
      exists (select from delegations where county = ${county} and holding = ${holding}::uuid and ended_at is null
        and since <= ${wish.until}::date and until >= ${wish.since}::date) as twice,
      exists (select from delegations where county = ${county} and deputy_holding = ${holding}::uuid and ended_at is null)
        as stands_in
    from people where county = ${county} and id = ${wish.deputy}::uuid`.execute(work);
  const [found] = rows;
  if (found === undefined || found.sealed) return [NOBODY];
  return [...(found.holds ? [HOLDS_IT] : []), ...(found.twice ? [TWICE] : []), ...(found.stands_in ? [STANDS_IN] : [])];
}

async function endHoldings(work: Work, county: string, ids: readonly string[], today: LocalDate): Promise<void> {
  if (ids.length === 0) return;
  await sql`update holdings set until = greatest(since, ${today}::date)
    where county = ${county} and until is null and id = any(${ids}::uuid[])`.execute(work);
}

const GONE: Objection = { code: 'gone', message: '这个岗位或委托刚有变动，请刷新后再看' };
const NOBODY: Objection = { code: 'deputy', message: '没有这个人，或账号已封存，请另选一人', field: 'deputy' };
const HOLDS_IT: Objection = { code: 'holds', message: '此人已经在这个岗位上，不用委托', field: 'deputy' };
const TWICE: Objection = { code: 'twice', message: '这几天已经委托了别人，请先收回', field: 'since' };
const STANDS_IN: Objection = { code: 'stands-in', message: '代办来的岗位不能再委托给别人' };
