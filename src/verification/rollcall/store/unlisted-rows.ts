import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
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
  /** Absent until the roll is signed. */
  readonly place: RecordPlace | undefined;
  readonly student: string | undefined;
  readonly isSure: boolean;
  readonly outcome: Outcome | undefined;
  readonly explanation: string;
  readonly closedAt: Date | undefined;
  readonly revision: number;
}

export interface UnlistedFilter {
  readonly id?: string | undefined;
  readonly unit?: UnitPath | undefined;
  readonly call?: string | undefined;
  /** Only those that are not settled. */
  readonly open?: boolean | undefined;
  /** Only those on a signed roll. */
  readonly signed?: boolean | undefined;
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
    .$if(filter.signed === true, (query) => query.where('place', 'is not', null))
    .orderBy(sql`closed_at is not null`)
    .orderBy('reported_at', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    call: row.call,
    unit: row.unit as UnitPath, // the column holds nothing else
    school: row.school as UnitPath, // likewise
    child: openChild(seal, county, row.id, row.sealed),
    reportedAt: row.reported_at,
    place: (row.place as RecordPlace | null) ?? undefined, // the table's check
    student: row.student ?? undefined,
    isSure: row.is_sure,
    outcome: (row.outcome as Outcome | null) ?? undefined, // the table's check
    explanation: row.explanation,
    closedAt: row.closed_at ?? undefined,
    revision: row.revision,
  }));
}

export function sealChild(seal: Seal, county: string, id: string, child: UnlistedChild): Buffer {
  return seal.close(JSON.stringify(child), `unlisted_children|${county}|${id}`);
}

function openChild(seal: Seal, county: string, id: string, sealed: Uint8Array): UnlistedChild {
  return JSON.parse(seal.open(sealed, `unlisted_children|${county}|${id}`).toString('utf8')) as UnlistedChild; // written by sealChild
}
