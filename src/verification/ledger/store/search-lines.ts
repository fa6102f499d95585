import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Permission } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { namesOfPeople, type Place, placesOf } from '#src/registry/store/names.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { LineFilter } from '../line-filter.ts';
import type { CannotReason, LineState, ReturnWay } from '../line-states.ts';
import { conditionsOfLines } from './line-conditions.ts';
import { isSigned } from './line-rows.ts';

/** One line of the ledger as a list shows it. */
export interface ListedLine {
  readonly student: string;
  readonly name: string;
  readonly pinyin: string;
  readonly unit: UnitPath;
  readonly place: Place;
  readonly state: LineState;
  readonly isIssued: boolean;
  readonly hasChanges: boolean;
  readonly way: ReturnWay | undefined;
  readonly question: string | undefined;
  readonly cannot: { readonly reason: CannotReason; readonly note: string } | undefined;
  /** The id of a person, to tell whether it was oneself. */
  readonly keyedBy: string | undefined;
  readonly keyedByName: string | undefined;
  readonly recheckedByName: string | undefined;
  readonly copies: number;
  readonly changedAt: Date;
  readonly hasLeft: boolean;
  readonly isSigned: boolean;
}

export interface LinePage {
  readonly rows: readonly ListedLine[];
  readonly next?: string | undefined;
  /** Of the first page only. */
  readonly total?: number | undefined;
}

/** 台账清单 — class by class in the order of names. A cursor that this list never gave out begins it anew. */
export async function searchLines(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  filter: LineFilter,
  { next, limit }: { readonly next?: string | undefined; readonly limit: number },
): Promise<LinePage> {
  const conditions = linesFor(actor, 'campaign.read', campaign, filter);
  const after = next === undefined ? undefined : placeAfter(next);
  const found = await rowsWhere(desk.db, after === undefined ? conditions : [...conditions, after], limit + 1);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    rows: await inWords(desk, campaign.county, page),
    ...(last && { next: cursorAt(last) }),
    ...(after === undefined && { total: await countLines(desk.db, conditions) }),
  };
}

/** The lines that the filter means, as far as the actor may do this to them. */
export function linesFor(
  actor: Actor,
  permission: Permission,
  campaign: Campaign,
  filter: LineFilter,
): readonly RawBuilder<boolean>[] {
  return [
    sql<boolean>`lines.county = ${campaign.county}`,
    sql<boolean>`lines.campaign = ${campaign.id}::uuid`,
    permitted(actor, permission, 'lines.unit'),
    ...conditionsOfLines(campaign, filter),
  ];
}

export async function countLines(db: Database, conditions: readonly RawBuilder<boolean>[]): Promise<number> {
  const { rows } = await sql<{ lines: number }>`
    select count(*)::integer as lines from ${LINES} where ${sql.join(conditions, sql` and `)}`.execute(db);
  return rows[0]?.lines ?? 0;
}

/** The ids of the pupils whose lines these are, class by class; no more than so many. */
export async function studentsOf(
  db: Database,
  conditions: readonly RawBuilder<boolean>[],
  most: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ student: string }>`
    select lines.student from ${LINES} where ${sql.join(conditions, sql` and `)}
    order by lines.unit, students.pinyin, lines.student limit ${most}`.execute(db);
  return rows.map(({ student }) => student);
}

const LINES = sql`campaign_lines as lines
  join students on students.county = lines.county and students.id = lines.student`;

interface LineRow {
  readonly student: string;
  readonly name: string;
  readonly pinyin: string;
  readonly unit: UnitPath;
  readonly state: LineState;
  readonly is_issued: boolean;
  readonly has_changes: boolean;
  readonly way: ReturnWay | null;
  readonly question: string | null;
  readonly cannot_reason: CannotReason | null;
  readonly cannot_note: string | null;
  readonly keyed_by: string | null;
  readonly rechecked_by: string | null;
  readonly copies: number;
  readonly changed_at: Date;
  readonly has_left: boolean;
  readonly is_signed: boolean;
}

/** Lines where all conditions hold. They must name the county, the campaign and the permission: see `linesFor`. */
export async function rowsWhere(
  db: Database,
  conditions: readonly RawBuilder<boolean>[],
  limit: number,
): Promise<readonly LineRow[]> {
  const { rows } = await sql<LineRow>`
    select lines.student, students.name, students.pinyin, lines.unit, lines.state, lines.is_issued, lines.has_changes,
      lines.way, lines.question, lines.cannot_reason, lines.cannot_note, lines.keyed_by, lines.rechecked_by,
      lines.copies, lines.changed_at, lines.left_at is not null as has_left, ${isSigned()} as is_signed
    from ${LINES} where ${sql.join(conditions, sql` and `)}
    order by lines.unit, students.pinyin, lines.student limit ${limit}`.execute(db);
  return rows;
}

export async function inWords(desk: Desk, county: string, rows: readonly LineRow[]): Promise<readonly ListedLine[]> {
  const units = rows.map(({ unit }) => unit);
  const place = await placesOf(desk.db, county, units, desk.clock.today());
  const people = rows.flatMap(({ keyed_by: keyed, rechecked_by: rechecked }) => [keyed, rechecked]);
  const names = await namesOfPeople(desk.db, county, people);
  return rows.map((row) => ({
    student: row.student,
    name: row.name,
    pinyin: row.pinyin,
    unit: row.unit,
    place: place(row.unit),
    state: row.state,
    isIssued: row.is_issued,
    hasChanges: row.has_changes,
    way: row.way ?? undefined,
    question: row.question ?? undefined,
    cannot: row.cannot_reason === null ? undefined : { reason: row.cannot_reason, note: row.cannot_note ?? '' },
    keyedBy: row.keyed_by ?? undefined,
    keyedByName: names.get(row.keyed_by ?? ''),
    recheckedByName: names.get(row.rechecked_by ?? ''),
    copies: row.copies,
    changedAt: row.changed_at,
    hasLeft: row.has_left,
    isSigned: row.is_signed,
  }));
}

function cursorAt({ unit, pinyin, student }: LineRow): string {
  return Buffer.from(JSON.stringify([unit, pinyin, student])).toString('base64url');
}

function placeAfter(cursor: string): RawBuilder<boolean> | undefined {
  const [unit, pinyin, student] = readCursor(cursor);
  if (unit === undefined || pinyin === undefined || !ID.test(student ?? '')) return undefined;
  return sql<boolean>`(lines.unit, students.pinyin, lines.student) > (${unit}, ${pinyin}, ${student}::uuid)`;
}

function readCursor(cursor: string): readonly string[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(place) ? place.filter((part) => typeof part === 'string') : [];
  } catch {
    return [];
  }
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
