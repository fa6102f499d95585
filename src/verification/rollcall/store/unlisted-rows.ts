import { type Selectable, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { UnlistedChildrenTable } from '#src/platform/database/schema/roll-call.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Outcome, RecordPlace, UnlistedChild } from '../unlisted.ts';

/** 在班但不在名单的一名学生，as it is kept. */
export interface UnlistedRow {
  readonly id: string;
  readonly call: string;
  readonly unit: UnitPath;
  readonly school: UnitPath;
  readonly child: UnlistedChild;
  readonly reportedAt: Date;
  /** Looked up when the child was put down, again at signing, and whenever the record concerned changes. */
  readonly place: RecordPlace;
  readonly student: string | undefined;
  readonly isSure: boolean;
  readonly outcome: Outcome | undefined;
  readonly explanation: string;
  readonly closedAt: Date | undefined;
  /** A task of the school's from then on: the roll was signed. */
  readonly taskedAt: Date | undefined;
  readonly dueOn: LocalDate | undefined;
  readonly caseId: string | undefined;
  readonly revision: number;
}

export interface UnlistedFilter {
  readonly id?: string | undefined;
  readonly unit?: UnitPath | undefined;
  readonly call?: string | undefined;
  /** Only those that are not settled; `overdue`: of these only those whose day has passed. */
  readonly open?: boolean | undefined;
  readonly overdue?: LocalDate | undefined;
  /** Only those on a signed roll. */
  readonly tasked?: boolean | undefined;
  readonly campaign?: string | undefined;
}

const MOST = 500;

/** Those this person may see, the latest first. */
export async function unlistedOf(
  db: Database | Work,
  seal: Seal,
  actor: Actor,
  permission: 'roll-call.read' | 'roll-call.run',
  filter: UnlistedFilter,
): Promise<readonly UnlistedRow[]> {
  const { county } = actor;
  const rows = await db
    .selectFrom('unlisted_children')
    .selectAll()
    .where('county', '=', county)
    .where(permitted(actor, permission, 'unlisted_children.unit'))
    .$if(filter.id !== undefined, (query) => query.where('id', '=', filter.id ?? ''))
    .$if(filter.unit !== undefined, (query) => query.where(within(filter.unit ?? '/', 'unlisted_children.unit')))
    .$if(filter.call !== undefined, (query) => query.where('call', '=', filter.call ?? ''))
    .$if(filter.open === true, (query) => query.where('closed_at', 'is', null))
    .$if(filter.overdue !== undefined, (query) => query.where('due_on', '<', filter.overdue ?? '1900-01-01'))
    .$if(filter.tasked === true, (query) => query.where('tasked_at', 'is not', null))
    .$if(filter.campaign !== undefined, (query) =>
      query.where(sql<boolean>`exists (select from roll_calls where roll_calls.county = ${county}
        and roll_calls.id = unlisted_children.call and roll_calls.campaign = ${filter.campaign}::uuid)`),
    )
    .orderBy(sql`closed_at is not null`)
    .orderBy('due_on')
    .orderBy('reported_at', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map((row) => rowOf(seal, row));
}

export function rowOf(seal: Seal, row: Selectable<UnlistedChildrenTable>): UnlistedRow {
  return {
    id: row.id,
    call: row.call,
    unit: row.unit as UnitPath, // the column holds nothing else
    school: row.school as UnitPath, // likewise
    child: openChild(seal, row.county, row.id, row.sealed),
    reportedAt: row.reported_at,
    place: (row.place as RecordPlace | null) ?? 'nowhere', // the table's check; a row of an older version was not looked up
    student: row.student ?? undefined,
    isSure: row.is_sure,
    outcome: (row.outcome as Outcome | null) ?? undefined, // the table's check
    explanation: row.explanation,
    closedAt: row.closed_at ?? undefined,
    taskedAt: row.tasked_at ?? undefined,
    dueOn: row.due_on ?? undefined,
    caseId: row.case_id ?? undefined,
    revision: row.revision,
  };
}

export function sealChild(seal: Seal, county: string, id: string, child: UnlistedChild): Buffer {
  return seal.close(JSON.stringify(child), `unlisted_children|${county}|${id}`);
}

function openChild(seal: Seal, county: string, id: string, sealed: Uint8Array): UnlistedChild {
  return JSON.parse(seal.open(sealed, `unlisted_children|${county}|${id}`).toString('utf8')) as UnlistedChild; // written by sealChild
}
