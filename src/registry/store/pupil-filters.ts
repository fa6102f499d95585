import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Permission } from '#src/organization/permissions.ts';
import { narrowed, within } from '#src/organization/store/permitted.ts';
import { isCounty, type UnitPath } from '#src/organization/unit.ts';
import { unseen } from '#src/platform/database/kept-statement.ts';
import type { RecordStage } from '../record.ts';

/** What a list of pupils is narrowed to; absent is not narrowed. */
export interface PupilFilters {
  /** Part of a name, its pinyin or its initials. */
  readonly words?: string | undefined;
  readonly unit?: UnitPath | undefined;
  /** A code of `grade`. */
  readonly grade?: string | undefined;
  /** A code of `recordStatus`. */
  readonly status?: string | undefined;
  readonly stage?: RecordStage | undefined;
  /** Only those with an open error or query. */
  readonly withFindings?: boolean | undefined;
  /** 无身份证件号花名册: only those who have none. */
  readonly withoutNumber?: boolean | undefined;
}

/** The filters but the words as conditions on `students`, and before all of them what this person may do this to. `kept`: see `KEPT`. */
export function conditionsOf(
  actor: Actor,
  permission: Permission,
  filters: PupilFilters,
  kept = false,
): RawBuilder<boolean>[] {
  const { unit, grade, status, stage, withFindings, withoutNumber } = filters;
  const conditions = [
    sql<boolean>`students.county = ${actor.county}`,
    sql<boolean>`students.withdrawn_at is null`,
    placeOf(actor, permission, unit, kept),
  ];
  if (grade !== undefined) conditions.push(sql<boolean>`students.grade = ${grade}`);
  if (status !== undefined) conditions.push(sql<boolean>`students.status = ${status}`);
  if (stage !== undefined) conditions.push(sql<boolean>`students.stage = ${stage}`);
  if (withFindings === true) conditions.push(sql<boolean>`(students.errors > 0 or students.queries > 0)`);
  if (withoutNumber === true) conditions.push(sql<boolean>`not students.has_number`);
  return conditions;
}

/** What this person may do this to, as far as it lies below the unit: of two ranges, one of which holds the other, the smaller. */
function placeOf(actor: Actor, permission: Permission, unit: UnitPath | undefined, kept: boolean): RawBuilder<boolean> {
  const root = narrowed(actor, permission, unit);
  if (root === undefined) return sql<boolean>`false`;
  const condition = within(kept ? unseen(root) : root, 'students.unit');
  // All of the county: nothing is found by its place. Wrapped, it is only checked, whatever plan is made once for everybody.
  return isCounty(root) ? sql<boolean>`coalesce(${condition}, false)` : condition;
}
