import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { raiseSignal } from '../../store/raise-signal.ts';
import { ageState } from '../household-child.ts';
import { type Answer, type HouseholdState, objectionsToAnswer, stateOf } from '../household-states.ts';
import { openHouseholdChild, sealVisit } from './sealed-household.ts';

export type Checked =
  | { readonly is: 'done' }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

interface Held {
  readonly id: string;
  readonly origin: string;
  readonly unit: UnitPath;
  readonly state: HouseholdState;
  readonly birth_date: LocalDate;
  readonly sealed: Buffer;
  readonly student: string | null;
  readonly match: 'number' | 'person' | null;
  readonly verdict: 'same' | 'other' | null;
  readonly is_beyond: boolean;
  readonly answer: Answer | null;
  readonly revision: number;
}

/** 登记入户核实结果 */
export function answerHousehold(
  desk: Desk,
  actor: Actor,
  { id, seen }: Seen,
  {
    answer,
    on,
    visitor,
    words,
  }: { readonly answer: Answer; readonly on: LocalDate; readonly visitor: string; readonly words: string },
): Promise<Checked> {
  const objections = objectionsToAnswer(answer, on, desk.clock.today(), visitor, words);
  if (objections.length > 0) return Promise.resolve({ is: 'refused', objections });
  return onChild(desk, actor, { id, seen }, 'answer', async (work, child) => {
    const visit = sealVisit(desk.seal, actor.county, id, { visitor: visitor.trim(), words: words.trim() });
    await work
      .updateTable('household_children')
      .set({ answer, answered_on: on, answered_at: desk.clock.now(), answered_by: actor.person, words: visit })
      .set({ state: stateWith(desk, child, { answer }) })
      .where('county', '=', actor.county)
      .where('id', '=', id)
      .execute();
    return { is: 'done' };
  });
}

/** 认定 — whether the record of that name and day is this child's. */
export function judgeHousehold(desk: Desk, actor: Actor, at: Seen, verdict: 'same' | 'other'): Promise<Checked> {
  return onChild(desk, actor, at, 'verdict', async (work, child) => {
    if (child.match !== 'person') return no('match', '没有等人认定的同名学籍，请刷新后再看');
    await work
      .updateTable('household_children')
      .set({ verdict, state: stateWith(desk, child, { verdict }) })
      .where('county', '=', actor.county)
      .where('id', '=', at.id)
      .execute();
    return { is: 'done' };
  });
}

/** 列为疑似辍学 — a child of age who is not in school: the case begins today, with a record or without. */
export function signalHousehold(desk: Desk, actor: Actor, at: Seen): Promise<Checked> {
  const { county } = actor;
  return onChild(desk, actor, at, 'signal', async (work, row) => {
    if (row.state !== 'none' && row.state !== 'away') {
      return no('state', '只有“无学籍”和“有学籍不在校”的适龄儿童可以列为疑似辍学；情况不清的先入户核实');
    }
    const child = openHouseholdChild(desk.seal, county, row.id, row.sealed);
    const unrecorded = {
      ...{ id: row.origin, unit: row.unit, name: child.name, sex: child.sex },
      ...{ birthDate: child.birthDate.replaceAll('-', ''), address: child.address, guardian: child.guardian },
      phone: child.phone,
    };
    const raised = await raiseSignal(
      desk,
      work,
      {
        ...{ county, source: 'household', basis: row.origin, day: desk.clock.today() },
        child: row.state === 'away' && row.student !== null ? { student: row.student } : { unrecorded },
      },
      actor,
    );
    if (raised.is === 'no-record') return no('no-record', '学籍已经终止，请重新比对后再看');
    await work
      .updateTable('household_children')
      .set({ signalled_at: desk.clock.now() })
      .where('county', '=', county)
      .where('id', '=', row.id)
      .execute();
    return { is: 'done' };
  });
}

function stateWith(
  { clock }: Desk,
  row: Held,
  over: Partial<Pick<Parameters<typeof stateOf>[0], 'answer' | 'verdict'>>,
) {
  return stateOf({
    ...{ age: ageState(row.birth_date, clock.today()), match: row.match ?? undefined },
    ...{ isAway: row.state === 'away', isBeyond: row.is_beyond },
    ...{ verdict: row.verdict ?? undefined, answer: row.answer ?? undefined, ...over },
  });
}

/** Which line, and as which revision it was seen. */
export interface Seen {
  readonly id: string;
  readonly seen: number;
}

async function onChild(
  desk: Desk,
  actor: Actor,
  { id, seen }: Seen,
  deed: string,
  make: (work: Work, row: Held) => Promise<Checked>,
): Promise<Checked> {
  const { county } = actor;
  return desk.db.transaction().execute(async (work): Promise<Checked> => {
    const { rows } = await sql<Held>`
      select child.* from household_children as child
      join household_lists as lists on lists.county = ${county} and lists.id = child.list and lists.state = 'committed'
      where child.county = ${county} and child.id = ${id}::uuid
        and ${permitted(actor, 'household.check', 'child.unit')} for update of child`.execute(work);
    const [row] = rows;
    if (row === undefined) return { is: 'not-found' };
    if (row.revision !== seen) return no('stale', '这一行刚刚被别人改过，请刷新后再办');
    const done = await make(work, row);
    if (done.is !== 'done') return done;
    await work
      .updateTable('household_children')
      .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
      .where('county', '=', county)
      .where('id', '=', id)
      .execute();
    const subject = { subjectKind: 'household', subject: id, subjectUnit: row.unit } as const;
    await audit(work, actor, { action: 'household.check', ...subject, detail: { deed } }, desk.clock.now());
    return done;
  });
}

/** 分派 — these children to a school (or back to the central school), or to somebody by name. Answers how many. */
export async function assignHouseholds(
  desk: Desk,
  actor: Actor,
  ids: readonly string[],
  { unit, checker }: { readonly unit?: UnitPath | undefined; readonly checker?: string | undefined },
): Promise<{ readonly is: 'done'; readonly assigned: number } | Exclude<Checked, { readonly is: 'done' }>> {
  const { county } = actor;
  if (!can(actor, 'household.check', actor.unit)) return { is: 'not-found' };
  return desk.db.transaction().execute(async (work) => {
    if (unit !== undefined) {
      const kind = (await unitsAt(work, county, [unit])).get(unit)?.kind;
      if (
        !isWithin(unit, actor.unit) ||
        !['county', 'central-school', 'school', 'teaching-point'].includes(kind ?? '')
      ) {
        return no('unit', '请选本单位管理的中心校或学校') as Extract<Checked, { readonly is: 'refused' }>;
      }
    }
    const { rows } = await sql<{ id: string }>`
      update household_children as child set revision = revision + 1,
        unit = ${unit === undefined ? sql`child.unit` : unit}, checker = ${checker === undefined ? sql`checker` : checker.trim()}
      from household_lists as lists
      where lists.county = ${county} and lists.id = child.list and lists.state = 'committed'
        and child.county = ${county} and child.id = any(${ids}::uuid[])
        and ${permitted(actor, 'household.check', 'child.unit')} returning child.id`.execute(work);
    const detail = { deed: 'assign', lines: rows.length };
    const deed = {
      action: 'household.check',
      subjectKind: 'unit',
      subject: actor.unit,
      subjectUnit: actor.unit,
    } as const;
    await audit(work, actor, { ...deed, detail }, desk.clock.now());
    return { is: 'done', assigned: rows.length };
  });
}

function no(code: string, message: string): Checked {
  return { is: 'refused', objections: [{ code, message }] };
}
