import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Database } from '#src/platform/database/database.ts';

/** What the auditor narrows the list by. Days are China's, both included. */
export interface AuditFilters {
  readonly from?: LocalDate | undefined;
  readonly until?: LocalDate | undefined;
  readonly person?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly person?: string | undefined;
  readonly name?: string | undefined;
  readonly office?: string | undefined;
  readonly unit?: string | undefined;
  readonly action: string;
  readonly subjectKind: string;
  readonly subject: string;
  /** Of people only: a child's name is not for the auditor. */
  readonly subjectName?: string | undefined;
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditPage {
  readonly rows: readonly AuditRow[];
  readonly next?: string | undefined;
}

const PAGE = 50;

/** 审计记录, newest first, as far as the actor's office reaches. What has no place (a sign-in refused) belongs to the county. */
export async function listAudit(db: Database, actor: Actor, filters: AuditFilters): Promise<AuditPage> {
  if (!can(actor, 'audit.read', actor.unit)) return { rows: [] };
  const found = await db
    .selectFrom('audit_events as event')
    .leftJoin('people as doer', (join) =>
      join.onRef('doer.county', '=', 'event.county').onRef('doer.id', '=', 'event.person'),
    )
    .leftJoin('people as object', (join) =>
      join
        .onRef('object.county', '=', 'event.county')
        .on(sql<boolean>`event.subject_kind = 'person' and object.id::text = event.subject`),
    )
    .selectAll('event')
    .select(['doer.name as name', 'object.name as subject_name'])
    .where('event.county', '=', actor.county)
    .where(sql<boolean>`(event.subject_unit is null or ${permitted(actor, 'audit.read', 'event.subject_unit')})`)
    .where((where) => where.and(conditions(filters)))
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(PAGE + 1)
    .execute();
  const last = found.length > PAGE ? found[PAGE - 1] : undefined;
  const rows = found.slice(0, PAGE).map((row) => ({
    id: row.id,
    at: row.at,
    person: row.person ?? undefined,
    name: row.name ?? undefined,
    office: row.office ?? undefined,
    unit: row.unit ?? undefined,
    action: row.action,
    subjectKind: row.subject_kind,
    subject: row.subject,
    subjectName: row.subject_name ?? undefined,
    reason: row.reason,
    detail: row.detail as AuditRow['detail'], // `audit` writes an object
  }));
  return { rows, next: last && `${last.at.toISOString()}_${last.id}` };
}

/** Is it a `next` that this list has given out? */
export function isPlace(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-f-]{36}$/.test(text);
}

function conditions(filters: AuditFilters): readonly RawBuilder<boolean>[] {
  const [at, id] = filters.after?.split('_') ?? [];
  return [
    filters.from && sql<boolean>`event.at >= ${`${filters.from}T00:00:00+08:00`}::timestamptz`,
    filters.until && sql<boolean>`event.at < ${`${filters.until}T00:00:00+08:00`}::timestamptz + interval '1 day'`,
    filters.person && sql<boolean>`event.person = ${filters.person}::uuid`,
    filters.action && sql<boolean>`event.action = ${filters.action}`,
    filters.subject && sql<boolean>`event.subject = ${filters.subject}`,
    at && id && sql<boolean>`(event.at, event.id) < (${at}::timestamptz, ${id}::uuid)`,
  ].filter((condition) => typeof condition === 'object');
}
