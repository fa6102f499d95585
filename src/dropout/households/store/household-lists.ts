import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { EVERY_STATE, type HouseholdState } from '../household-states.ts';
import { compareList } from './compare-households.ts';
import type { RowFault } from './read-households.ts';
import { openVisit, sealVisit } from './sealed-household.ts';

/** 名单的状态 */
export const LIST_STATES = {
  reading: '正在读取',
  read: '待确认',
  failed: '读不了',
  committed: '在用',
  replaced: '已被新名单代替',
  undone: '已撤销',
  dropped: '已放弃',
} as const;

export type ListState = keyof typeof LIST_STATES;

/** 户籍名单 */
export interface HouseholdList {
  readonly id: string;
  readonly unit: UnitPath;
  readonly unitName: string;
  readonly asOf: LocalDate;
  readonly state: ListState;
  readonly message: string;
  readonly rows: number;
  readonly faults: readonly RowFault[];
  readonly task: string | undefined;
  readonly at: Date;
  readonly by: string;
  readonly committedAt: Date | undefined;
  readonly comparedAt: Date | undefined;
  readonly counts: Readonly<Record<HouseholdState, number>>;
}

interface ListRow {
  readonly id: string;
  readonly unit: UnitPath;
  readonly unit_name: string | null;
  readonly as_of: LocalDate;
  readonly state: ListState;
  readonly message: string;
  readonly rows: number;
  readonly faults: readonly RowFault[];
  readonly task: string | null;
  readonly at: Date;
  readonly by: string;
  readonly committed_at: Date | null;
  readonly compared_at: Date | null;
  readonly counts: Partial<Record<HouseholdState, number>> | null;
}

/** 名单, the latest first; one of them where its id is given. */
export async function householdLists(
  { db }: Pick<Desk, 'db'>,
  actor: Actor,
  id?: string,
): Promise<readonly HouseholdList[]> {
  const { rows } = await sql<ListRow>`
    select lists.*, units.name as unit_name, coalesce(people.name, '') as by,
      (select jsonb_object_agg(state, count) from (select state, count(*) from household_children as child
        where child.county = lists.county and child.list = lists.id group by state) as counted) as counts
    from household_lists as lists
    left join units on units.county = lists.county and units.path = lists.unit and units.until is null
    left join people on people.county = lists.county and people.id = lists.by_person
    where lists.county = ${actor.county} and ${permitted(actor, 'household.run', 'lists.unit')}
      and ${id === undefined ? sql`true` : sql`lists.id = ${id}::uuid`}
    order by lists.at desc limit 50`.execute(db);
  return rows.map(({ unit_name, as_of, task, committed_at, compared_at, counts, ...row }) => ({
    ...{ ...row, unitName: unit_name ?? '', asOf: as_of, task: task ?? undefined },
    ...{ committedAt: committed_at ?? undefined, comparedAt: compared_at ?? undefined, counts: filled(counts ?? {}) },
  }));
}

export function filled(counts: Partial<Record<HouseholdState, number>>): Readonly<Record<HouseholdState, number>> {
  return Object.fromEntries(EVERY_STATE.map((state) => [state, counts[state] ?? 0])) as Record<HouseholdState, number>; // each state
}

export async function noteListTask({ db }: Pick<Desk, 'db'>, county: string, id: string, task: string): Promise<void> {
  await db.updateTable('household_lists').set({ task }).where('county', '=', county).where('id', '=', id).execute();
}

export type ListDone =
  | { readonly is: 'done' }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

type Held = { readonly unit: UnitPath; readonly state: ListState; readonly replaces: string | null };

/** 确认写入台账 — in place of the list before it; what people have found of the same children goes over. */
export function commitList(desk: Desk, actor: Actor, id: string): Promise<ListDone> {
  return onList(desk, actor, id, 'commit', async (work, { unit, state }) => {
    if (state !== 'read') return no('state', '这份名单不在待确认的状态，请刷新后再看');
    const { county, person } = actor;
    const { rows } = await sql<{ id: string }>`
      update household_lists set state = 'replaced' where county = ${county} and unit = ${unit}
        and state = 'committed' returning id`.execute(work);
    const before = rows[0]?.id;
    const now = desk.clock.now();
    await sql`
      update household_lists set state = 'committed', committed_at = ${now}, committed_by = ${person}::uuid,
        replaces = ${before ?? null}::uuid where county = ${county} and id = ${id}::uuid`.execute(work);
    if (before !== undefined) await carryOver(desk, work, county, before, id);
    await compareList(desk, work, county, id);
    return { is: 'done' };
  });
}

/** By number, else by name and birth date; the words of a visit are sealed anew to the line where they lie from now on. */
async function carryOver({ seal }: Desk, work: Work, county: string, from: string, to: string): Promise<void> {
  const { rows } = await sql<{ id: string; was: string; words: Buffer | null }>`
    update household_children as new set origin = old.origin, unit = old.unit, checker = old.checker,
      student = old.student, match = old.match, verdict = old.verdict, answer = old.answer,
      answered_on = old.answered_on, answered_at = old.answered_at, answered_by = old.answered_by,
      signalled_at = old.signalled_at
    from household_children as old
    where new.county = ${county} and new.list = ${to}::uuid and old.county = ${county} and old.list = ${from}::uuid
      and (new.number_digest = old.number_digest
        or (new.number_digest is null or old.number_digest is null) and new.person_digest = old.person_digest)
    returning new.id, old.id as was, old.words`.execute(work);
  for (const { id, was, words } of rows) {
    if (words === null) continue;
    await work
      .updateTable('household_children')
      .set({ words: sealVisit(seal, county, id, openVisit(seal, county, was, words)) })
      .where('county', '=', county)
      .where('id', '=', id)
      .execute();
  }
}

/** 放弃 a list that is not in the ledger; 撤销 one that is: the list before it is in use again. */
export function undoList(desk: Desk, actor: Actor, id: string): Promise<ListDone> {
  return onList(desk, actor, id, 'undo', async (work, { state, replaces }) => {
    const { county, person } = actor;
    if (state !== 'read' && state !== 'failed' && state !== 'committed') {
      return no('state', '这份名单现在不能撤销：已被代替的，请先撤销代替它的那一份');
    }
    await sql`
      update household_lists set state = ${state === 'committed' ? 'undone' : 'dropped'}, undone_at = ${desk.clock.now()},
        undone_by = ${person}::uuid where county = ${county} and id = ${id}::uuid`.execute(work);
    if (state === 'committed' && replaces !== null) {
      await sql`
        update household_lists set state = 'committed' where county = ${county} and id = ${replaces}::uuid
          and state = 'replaced'`.execute(work);
      await compareList(desk, work, county, replaces);
    }
    return { is: 'done' };
  });
}

/** 重新比对 — now, and not only by the daily round. */
export function compareAgain(desk: Desk, actor: Actor, id: string): Promise<ListDone> {
  return onList(desk, actor, id, 'compare', async (work, { state }) => {
    if (state !== 'committed' && state !== 'read') return no('state', '只有在用和待确认的名单可以比对');
    await compareList(desk, work, actor.county, id);
    return { is: 'done' };
  });
}

async function onList(
  desk: Desk,
  actor: Actor,
  id: string,
  deed: string,
  make: (work: Work, list: Held) => Promise<ListDone>,
): Promise<ListDone> {
  return desk.db.transaction().execute(async (work): Promise<ListDone> => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`households ${actor.county}`}, 0))`.execute(work);
    const { rows } = await sql<Held>`
      select unit, state, replaces from household_lists where county = ${actor.county} and id = ${id}::uuid
        and ${permitted(actor, 'household.run', 'household_lists.unit')} for update`.execute(work);
    const [list] = rows;
    if (list === undefined) return { is: 'not-found' };
    const done = await make(work, list);
    if (done.is === 'done') {
      const subject = { subjectKind: 'household', subject: id, subjectUnit: list.unit } as const;
      await audit(work, actor, { action: 'household.import', ...subject, detail: { deed } }, desk.clock.now());
    }
    return done;
  });
}

function no(code: string, message: string): ListDone {
  return { is: 'refused', objections: [{ code, message }] };
}
