import { type RawBuilder, sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Line } from '../line.ts';
import type { CannotReason, LineState, ReturnWay } from '../line-states.ts';

/** A line as it is worked on. */
export interface HeldLine {
  readonly student: string;
  readonly name: string;
  readonly unit: UnitPath;
  readonly revision: number;
  readonly line: Line;
}

/** Locks the lines of these pupils, in the order of their ids. */
export async function holdLines(
  work: Work,
  county: string,
  campaign: string,
  students: readonly string[],
): Promise<readonly HeldLine[]> {
  const { rows } = await sql<LineRow>`
    select lines.student, students.name, lines.unit, lines.revision, lines.state, lines.is_issued, lines.has_changes,
      lines.way, lines.question, lines.cannot_reason, lines.cannot_note, lines.keyed_by,
      lines.left_at is not null as has_left, ${isSigned()} as is_signed
    from campaign_lines as lines
    join students on students.county = lines.county and students.id = lines.student
    where lines.county = ${county} and lines.campaign = ${campaign}::uuid
      and lines.student = any(${students}::uuid[])
    order by lines.student
    for update of lines`.execute(work);
  return rows.map(({ student, name, unit, revision, ...row }) => ({
    student,
    name,
    unit,
    revision,
    line: lineOf(row),
  }));
}

/** 已签核: a sign-off of the line's school is in force, and the line was there when it was given. Of rows called `lines`. */
export function isSigned(): RawBuilder<boolean> {
  return sql<boolean>`exists (select from campaign_sign_offs as signed
    where signed.county = lines.county and signed.campaign = lines.campaign and signed.withdrawn_at is null
      and signed.level = 'school' and (lines.unit = signed.unit or starts_with(lines.unit, signed.unit || '/'))
      and greatest(lines.joined_at, lines.moved_at) <= signed.signed_at)`;
}

interface LineRow {
  readonly student: string;
  readonly name: string;
  readonly unit: UnitPath;
  readonly revision: number;
  readonly state: LineState;
  readonly is_issued: boolean;
  readonly has_changes: boolean;
  readonly way: ReturnWay | null;
  readonly question: string | null;
  readonly cannot_reason: CannotReason | null;
  readonly cannot_note: string | null;
  readonly keyed_by: string | null;
  readonly has_left: boolean;
  readonly is_signed: boolean;
}

function lineOf(row: Omit<LineRow, 'student' | 'name' | 'unit' | 'revision'>): Line {
  return {
    state: row.state,
    isIssued: row.is_issued,
    way: row.way ?? undefined,
    hasChanges: row.has_changes,
    question: row.question ?? undefined,
    cannot: row.cannot_reason === null ? undefined : { reason: row.cannot_reason, note: row.cannot_note ?? '' },
    keyedBy: row.keyed_by ?? undefined,
    hasLeft: row.has_left,
    isSigned: row.is_signed,
  };
}
