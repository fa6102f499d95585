import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import { SCHOOL_KINDS, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';

/** 小规模学校豁免 — a school whose registrar may check the school's own applications, since when, and why. */
export interface Exemption {
  readonly unit: UnitPath;
  readonly name: string;
  readonly since: LocalDate;
  readonly until: LocalDate | null;
  readonly reason: string;
  readonly grantedBy: string;
}

/** Those in the actor's reach, the latest first; ended ones too. */
export async function exemptionsOf({ db }: Pick<Desk, 'db'>, actor: Actor): Promise<readonly Exemption[]> {
  const { rows } = await sql<Exemption>`
    select exemptions.unit, coalesce(units.name, '') as name, exemptions.since, exemptions.until, exemptions.reason,
      coalesce(people.name, '') as "grantedBy"
    from exemptions
    left join units on units.county = exemptions.county and units.path = exemptions.unit
    left join people on people.county = exemptions.county and people.id = exemptions.granted_by
    where exemptions.county = ${actor.county} and ${permitted(actor, 'chain.read', 'exemptions.unit')}
    order by exemptions.since desc, exemptions.unit`.execute(db);
  return rows;
}

type Outcome = { readonly done: true } | { readonly objections: readonly Objection[] };

/** 批准豁免 — from today on; every decision made under it is marked in the case. */
export function grantExemption(desk: Desk, actor: Actor, unit: UnitPath, reason: string): Promise<Outcome> {
  return desk.db.transaction().execute(async (work) => {
    const school = await work
      .selectFrom('units')
      .select('name')
      .where('county', '=', actor.county)
      .where('path', '=', unit)
      .where('kind', 'in', [...SCHOOL_KINDS])
      .where('until', 'is', null)
      .where(permitted(actor, 'chain.manage', 'path'))
      .executeTakeFirst();
    if (school === undefined) return no('no-such-school', '只能豁免本县现有的学校或教学点');
    const { numInsertedOrUpdatedRows } = await work
      .insertInto('exemptions')
      .columns(['county', 'unit', 'since', 'reason', 'granted_by', 'granted_at'])
      .expression(
        sql`select ${actor.county}, ${unit}, ${desk.clock.today()}::date, ${reason}, ${actor.person}::uuid, ${desk.clock.now()}::timestamptz
          where not exists (select from exemptions where county = ${actor.county} and unit = ${unit}
            and (until is null or since = ${desk.clock.today()}::date))`,
      )
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) return no('exempt', `${school.name}今天已有豁免，不用再批`);
    const deed = { action: 'exemption.grant', subjectKind: 'unit', subject: unit, subjectUnit: unit, reason } as const;
    await audit(work, actor, deed, desk.clock.now());
    return { done: true };
  });
}

/** 终止豁免 — from now on; what was decided under it stays, and stays marked. */
export function endExemption(desk: Desk, actor: Actor, unit: UnitPath): Promise<Outcome> {
  return desk.db.transaction().execute(async (work) => {
    const { rows } = await sql<{ unit: string }>`
      update exemptions set until = ${desk.clock.today()}::date, ended_by = ${actor.person}::uuid
      where county = ${actor.county} and unit = ${unit} and until is null and ${permitted(actor, 'chain.manage', 'unit')}
      returning unit`.execute(work);
    if (rows.length === 0) return no('not-exempt', '这所学校现在没有豁免，请刷新');
    const deed = { action: 'exemption.end', subjectKind: 'unit', subject: unit, subjectUnit: unit } as const;
    await audit(work, actor, deed, desk.clock.now());
    return { done: true };
  });
}

function no(code: string, message: string): Outcome {
  return { objections: [{ code, message }] };
}
