import { type Selectable, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { RollCallsTable } from '#src/platform/database/schema/roll-call.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { type RollAnswer, type RollCounts, readRollAnswer } from '../roll-call.ts';

/** 一次核实 — of one class; signed or not yet. */
export interface RollCall {
  readonly id: string;
  readonly campaign: string | undefined;
  readonly unit: UnitPath;
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly signedAt: Date | undefined;
  readonly signer: string | undefined;
  readonly signedBy: string | undefined;
  /** As signed. */
  readonly counts: RollCounts | undefined;
}

export function callOfRow(row: Selectable<RollCallsTable>): RollCall {
  return {
    id: row.id,
    campaign: row.campaign ?? undefined,
    unit: row.unit as UnitPath, // the column holds nothing else
    startedAt: row.started_at,
    startedBy: row.started_by,
    signedAt: row.signed_at ?? undefined,
    signer: row.signer ?? undefined,
    signedBy: row.signed_by ?? undefined,
    counts: (row.counts as RollCounts | null) ?? undefined, // written at signing, and nowhere else
  };
}

/** The call, held until the transaction ends, if this person may call that roll; else `undefined`, as if there were none. */
export async function holdCall(work: Work, actor: Actor, id: string): Promise<RollCall | undefined> {
  const row = await work
    .selectFrom('roll_calls')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where(permitted(actor, 'roll-call.run', 'roll_calls.unit'))
    .forUpdate()
    .executeTakeFirst();
  return row && callOfRow(row);
}

/** One call, signed or not, of a class that this person may look at; else `undefined`. */
export async function findCall(db: Database | Work, actor: Actor, id: string): Promise<RollCall | undefined> {
  const row = await db
    .selectFrom('roll_calls')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where(permitted(actor, 'roll-call.read', 'roll_calls.unit'))
    .executeTakeFirst();
  return row && callOfRow(row);
}

/** Every call of a class, the one that is not signed first, then the latest. */
export async function callsOf(db: Database | Work, actor: Actor, unit: UnitPath): Promise<readonly RollCall[]> {
  const rows = await db
    .selectFrom('roll_calls')
    .selectAll()
    .where('county', '=', actor.county)
    .where('unit', '=', unit)
    .where(permitted(actor, 'roll-call.read', 'roll_calls.unit'))
    .orderBy(sql`signed_at desc nulls first`)
    .limit(20)
    .execute();
  return rows.map(callOfRow);
}

/** One child on the class's list. */
export interface ListedPupil {
  readonly student: string;
  readonly name: string;
  readonly sex: string;
  /** A code of `recordStatus`. */
  readonly status: string;
  readonly hasNumber: boolean;
}

/** 班级名单 — who is on the class's roll today, by the sound of the name. */
export async function listOf(db: Database | Work, county: string, unit: UnitPath): Promise<readonly ListedPupil[]> {
  const rows = await db
    .selectFrom('students')
    .select(['id', 'name', 'sex', 'status', 'has_number'])
    .where('county', '=', county)
    .where('unit', '=', unit)
    .where('withdrawn_at', 'is', null)
    .where('ended_on', 'is', null)
    .orderBy('pinyin')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, sex, status, has_number }) => {
    return { student: id, name, sex, status, hasNumber: has_number };
  });
}

/** What was said on this call so far, by pupil. */
export async function answersOf(
  db: Database | Work,
  seal: Seal,
  county: string,
  call: string,
): Promise<ReadonlyMap<string, RollAnswer>> {
  const rows = await db
    .selectFrom('roll_call_answers')
    .select(['student', 'is_what', 'which', 'note'])
    .where('county', '=', county)
    .where('call', '=', call)
    .execute();
  return new Map(
    rows.flatMap(({ student, is_what: is, which, note }) => {
      const text = note === null ? '' : seal.open(note, boundAnswer(county, call, student)).toString('utf8');
      const answer = readRollAnswer(is, which, text);
      return answer === undefined ? [] : [[student, answer]];
    }),
  );
}

/** The place to which a note is bound. */
export function boundAnswer(county: string, call: string, student: string): string {
  return `roll_call_answers|${county}|${call}|${student}`;
}
