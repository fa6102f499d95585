import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Permission } from '#src/organization/permissions.ts';
import { narrowed, permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { ChosenPupil, SheetChoice } from '../sheet-choice.ts';

/** The permission that printing takes: numbers in full are another matter than numbers in stars. */
export function permissionFor(masked: boolean): Permission {
  return masked ? 'sheet.print-masked' : 'sheet.print';
}

/**
 * Who is meant, class by class in the order of names, as far as they are on the roll of the campaign. `undefined` when the unit, or
 * one of those named, lies outside the actor's reach or does not exist.
 */
export async function chosenPupils(
  db: Database,
  actor: Actor,
  campaign: string,
  masked: boolean,
  choice: SheetChoice,
): Promise<readonly ChosenPupil[] | undefined> {
  const permission = permissionFor(masked);
  const { students, grade } = choice;
  const unit = narrowed(actor, permission, choice.unit ?? actor.unit);
  if (unit === undefined || (choice.unit !== undefined && unit !== choice.unit)) return undefined;
  const { rows } = await sql<ChosenPupil>`
    select lines.student, lines.unit from campaign_lines lines
    join students on students.county = lines.county and students.id = lines.student
    where lines.county = ${actor.county} and lines.campaign = ${campaign}::uuid and lines.left_at is null
      and students.withdrawn_at is null and ${permitted(actor, permission, 'lines.unit')} and ${within(unit, 'lines.unit')}
      ${grade === undefined ? sql`` : sql`and students.grade = ${grade}`}
      ${students === undefined ? sql`` : sql`and lines.student = any(${students}::uuid[])`}
    order by lines.unit, students.pinyin, students.id`.execute(db);
  return students !== undefined && rows.length < new Set(students).size ? undefined : rows;
}

/** 打印前一览 — how many there are, and how many of them have a sheet already. */
export interface Outlook {
  readonly pupils: number;
  readonly printed: number;
  readonly withProblems: number;
}

/** `undefined` for a unit outside the actor's reach. */
export async function outlookOf(
  db: Database,
  actor: Actor,
  campaign: string,
  asked: UnitPath | undefined,
): Promise<Outlook | undefined> {
  const unit = narrowed(actor, 'sheet.print-masked', asked ?? actor.unit);
  if (unit === undefined || (asked !== undefined && unit !== asked)) return undefined;
  const { rows } = await sql<Outlook>`
    select count(*)::integer as pupils, (count(*) filter (where copies > 0))::integer as printed,
      (count(*) filter (where exists (select from findings where findings.county = lines.county
        and findings.student = lines.student and findings.state = 'open')))::integer as "withProblems"
    from campaign_lines lines
    where lines.county = ${actor.county} and lines.campaign = ${campaign}::uuid and lines.left_at is null
      and ${within(unit, 'lines.unit')}`.execute(db);
  return rows[0];
}
