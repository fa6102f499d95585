import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Severity } from '#src/quality/rule.ts';
import type { CellName } from '#src/registry/record.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import { type FindingInWords, findingInWords } from '../finding.ts';
import type { FindingState } from '../lifecycle.ts';
import { conditionsOfFindings, type FindingFilter, type Reckoning, reckoningOf } from './finding-filter.ts';
import { openMessage } from './known-findings.ts';

/** One line of a list of findings: the finding, and whose record it is of. */
export interface FindingRow extends FindingInWords {
  readonly name: string;
  readonly grade: string;
  readonly place: Place;
}

export interface FindingPage {
  readonly rows: readonly FindingRow[];
  readonly next?: string | undefined;
}

export interface ListRequest extends FindingFilter {
  /** `next` of the page before, with the same filter. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** 问题清单 — class by class, pupil by pupil. A cursor that this list never gave out begins it anew. */
export async function listFindings(desk: Desk, actor: Actor, request: ListRequest): Promise<FindingPage> {
  const reckoning = await reckoningOf(desk, actor.county);
  const conditions = [...conditionsOfFindings(actor, request, reckoning)];
  const after = request.cursor === undefined ? undefined : placeAfter(request.cursor);
  if (after !== undefined) conditions.push(after);
  const found = await rowsWhere(desk.db, conditions, request.limit + 1);
  const page = found.slice(0, request.limit);
  const last = found.length > request.limit ? page.at(-1) : undefined;
  return { rows: await inWords(desk, actor.county, page, reckoning), next: last && cursorAt(last) };
}

/** The first of these that somebody should see to: errors before queries, the soonest due first. */
export async function mostUrgent(
  desk: Desk,
  actor: Actor,
  filter: FindingFilter,
  limit: number,
  reckoning: Reckoning,
): Promise<readonly FindingRow[]> {
  const conditions = conditionsOfFindings(actor, filter, reckoning);
  return inWords(desk, actor.county, await rowsWhere(desk.db, conditions, limit, 'urgent'), reckoning);
}

/** One finding, open or not; `undefined` for strangers and for what does not exist. */
export async function findFinding(desk: Desk, actor: Actor, id: string): Promise<FindingRow | undefined> {
  const [, , permittedToRead] = conditionsOfFindings(actor, {}, await reckoningOf(desk, actor.county));
  const conditions = [sql<boolean>`findings.county = ${actor.county} and findings.id = ${id}::uuid`];
  if (permittedToRead !== undefined) conditions.push(permittedToRead);
  const rows = await inWords(desk, actor.county, await rowsWhere(desk.db, conditions, 1));
  return rows[0];
}

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly student: string;
  readonly name: string;
  readonly grade: string;
  readonly unit: string;
  readonly rule: string;
  readonly field: string;
  readonly severity: string;
  readonly state: string;
  readonly message: Buffer;
  readonly owner: string;
  readonly due: LocalDate | null;
  readonly explanation: string;
  readonly opened_at: Date;
}

/** Findings where all conditions hold. They must name the county and the permission: see `conditionsOfFindings`. */
export async function rowsWhere(
  db: Database | Work,
  conditions: readonly RawBuilder<boolean>[],
  limit: number,
  order: keyof typeof ORDERS = 'class',
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select findings.id, findings.revision, findings.student, pupils.name, pupils.grade, findings.unit, findings.rule,
      findings.field, findings.severity, findings.state, findings.message, findings.owner, findings.due,
      findings.explanation, findings.opened_at
    from findings
    join students as pupils on pupils.county = findings.county and pupils.id = findings.student
    where ${sql.join(conditions, sql` and `)}
    order by ${ORDERS[order]} limit ${limit}`.execute(db);
  return rows;
}

const CLASS_BY_CLASS = sql`findings.unit, findings.student, findings.rule, findings.id`;

const ORDERS = {
  class: CLASS_BY_CLASS,
  urgent: sql`array_position(array['error', 'query', 'notice'], findings.severity), findings.due nulls last,
    ${CLASS_BY_CLASS}`,
};

export async function inWords(
  desk: Desk,
  county: string,
  rows: readonly Row[],
  reckoning?: Reckoning,
): Promise<readonly FindingRow[]> {
  const { today, calendar } = reckoning ?? (await reckoningOf(desk, county));
  const place = await placesOf(
    desk.db,
    county,
    rows.map(({ unit }) => unit),
    today,
  );
  return rows.map(({ opened_at: openedAt, message, due, name, grade, ...row }) => {
    const finding = {
      ...row,
      field: row.field as CellName, // only the rules write it
      severity: row.severity as Severity, // the check constraint of the column
      state: row.state as FindingState, // likewise
      message: openMessage(desk.seal, county, row.id, message),
      due: due ?? undefined,
      openedAt,
    };
    return { ...findingInWords(finding, today, calendar), name, grade, place: place(row.unit) };
  });
}

function cursorAt({ unit, student, rule, id }: Row): string {
  return Buffer.from(JSON.stringify([unit, student, rule, id])).toString('base64url');
}

function placeAfter(cursor: string): RawBuilder<boolean> | undefined {
  const [unit, student, rule, id] = readCursor(cursor);
  if (unit === undefined || student === undefined || rule === undefined || id === undefined) return undefined;
  if (!isId(student) || !isId(id)) return undefined;
  return sql<boolean>`(findings.unit, findings.student, findings.rule, findings.id)
    > (${unit}, ${student}::uuid, ${rule}, ${id}::uuid)`;
}

function readCursor(cursor: string): readonly string[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(place) ? place.filter((part) => typeof part === 'string') : [];
  } catch {
    return [];
  }
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
