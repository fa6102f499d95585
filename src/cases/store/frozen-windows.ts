import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { procedureOf } from '#src/procedures/index.ts';
import { yearlyWindows } from '#src/procedures/yearly-windows.ts';

/** 冻结期 — days, both included, on which the procedures named are not begun. */
export interface FrozenWindow {
  readonly id: string;
  readonly title: string;
  readonly procedures: readonly string[];
  readonly since: LocalDate;
  readonly until: LocalDate;
  /** 只对毕业年级. */
  readonly graduatingOnly: boolean;
  readonly basis: string;
  /** Absent when it came with the program. */
  readonly setBy: string | null;
}

/** Every window of a county, the latest first. */
export async function frozenWindows(
  { db }: { readonly db: Database | Work },
  county: string,
): Promise<readonly FrozenWindow[]> {
  const { rows } = await sql<FrozenWindow>`
    select frozen_windows.id, title, procedures, since, until, graduating_only as "graduatingOnly", basis,
      people.name as "setBy"
    from frozen_windows
    left join people on people.county = frozen_windows.county and people.id = frozen_windows.set_by
    where frozen_windows.county = ${county}
    order by since desc, frozen_windows.id`.execute(db);
  return rows;
}

export type WindowToSet = Omit<FrozenWindow, 'id' | 'setBy'>;

/** Of this year and the next, those of which no window is set, with what is usual: nobody guesses a year's notice. */
export function yearsUnset(
  windows: readonly WindowToSet[],
  today: LocalDate,
): readonly { readonly year: number; readonly usual: readonly WindowToSet[] }[] {
  const now = Number(today.slice(0, 4));
  return [now, now + 1]
    .filter((year) => !windows.some(({ since, until }) => yearOf(since) <= year && year <= yearOf(until)))
    .map((year) => ({ year, usual: usualIn(year) }));
}

type Outcome = { readonly id: string } | { readonly objections: readonly Objection[] };

/** 设定冻结期 */
export function setWindow(desk: Desk, actor: Actor, window: WindowToSet): Promise<Outcome> {
  const objections = windowObjections(window);
  if (objections.length > 0) return Promise.resolve({ objections });
  return desk.db.transaction().execute(async (work) => ({ id: await insertWindow(desk, work, actor, window) }));
}

/** 按惯例设定 — all windows of a year at once; each can be cancelled and set otherwise when the year's notice says so. */
export function setYear(
  desk: Desk,
  actor: Actor,
  year: number,
): Promise<{ readonly windows: number } | { readonly objections: readonly Objection[] }> {
  return desk.db.transaction().execute(async (work) => {
    // Of two who set the same year, the second finds it set.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.county} frozen windows`}, 0))`.execute(work);
    const known = await frozenWindows({ db: work }, actor.county);
    const isUnset = yearsUnset(known, `${year}-01-01`).some((one) => one.year === year);
    if (!isUnset)
      return { objections: [{ code: 'set', message: `${year} 年已经设定了冻结期，请在下面逐项修改`, field: 'year' }] };
    const usual = usualIn(year);
    for (const window of usual) await insertWindow(desk, work, actor, window);
    return { windows: usual.length };
  });
}

function usualIn(year: number): readonly WindowToSet[] {
  return yearlyWindows(year).map(({ title, procedures, from, until, graduatingOnly = false, basis }) => ({
    ...{ title: `${year} 年${title}`, procedures, since: from, until, graduatingOnly, basis },
  }));
}

function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

async function insertWindow(desk: Desk, work: Work, actor: Actor, window: WindowToSet): Promise<string> {
  const id = randomUUID();
  const { title, procedures, since, until, graduatingOnly, basis } = window;
  const now = desk.clock.now();
  await work
    .insertInto('frozen_windows')
    .values({
      ...{ county: actor.county, id, title, procedures: [...procedures], since, until, basis },
      ...{ graduating_only: graduatingOnly, set_by: actor.person, set_at: now },
    })
    .execute();
  const detail = { title, since, until, procedures };
  const deed = { action: 'window.set', subjectKind: 'window', subject: id, reason: basis, detail } as const;
  await audit(work, actor, deed, now);
  return id;
}

/** 取消冻结期 — what it was stands in the audit. */
export function removeWindow(desk: Desk, actor: Actor, id: string): Promise<Outcome> {
  return desk.db.transaction().execute(async (work) => {
    const gone = await work
      .deleteFrom('frozen_windows')
      .where('county', '=', actor.county)
      .where('id', '=', id)
      .returning(['title', 'since', 'until', 'procedures'])
      .executeTakeFirst();
    if (gone === undefined) return { objections: [{ code: 'missing', message: '这个冻结期已经取消，请刷新' }] };
    const deed = { action: 'window.remove', subjectKind: 'window', subject: id, detail: gone } as const;
    await audit(work, actor, deed, desk.clock.now());
    return { id };
  });
}

function windowObjections({ procedures, since, until }: WindowToSet): readonly Objection[] {
  const unknown = procedures.filter((id) => procedureOf(id) === undefined);
  return [
    ...(procedures.length === 0 ? [{ code: 'none', message: '请选择期间暂停发起哪些业务', field: 'procedures' }] : []),
    ...unknown.map((id) => ({ code: 'unknown', message: `没有业务“${id}”`, field: 'procedures' })),
    ...(since > until ? [{ code: 'order', message: '截止日期早于开始日期', field: 'until' }] : []),
  ];
}
