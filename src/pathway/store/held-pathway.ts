import { sql } from 'kysely';
import { type HeldRecord, recordsHeld } from '#src/cases/store/case-pupils.ts';
import { openCasesOf } from '#src/cases/store/facts.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Permission } from '#src/organization/permissions.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { findRecord } from '#src/registry/store/find-record.ts';
import { type Pathway, UNCHECKED } from '../pathway.ts';

/** Applications that are about the number, or about the record itself: while one is under way the pathway rests. */
export const ABOUT_THE_NUMBER: readonly string[] = [
  'key-information-change',
  'problem-record-change',
  'record-deletion',
  'problem-record-deletion',
];

/** 核实内容 — what of a pathway lies sealed. */
export interface SealedPathway {
  readonly pathway: Omit<Pathway, 'inCase'>;
  /** A label of `idType`, and the number the household register has. */
  readonly idType?: string | undefined;
  readonly idNumber?: string | undefined;
}

/** One child without a number, with everything that decides about them. */
export interface HeldPathway extends SealedPathway {
  readonly record: HeldRecord;
  /** 0 before anything was done. */
  readonly revision: number;
  readonly pathway: Pathway;
  /** The application under way. */
  readonly underWay?: string | undefined;
}

/** A child on the roster whom this person may see, or work on; `undefined` for strangers and for whoever has a number. */
export async function pathwayOf(
  db: Database | Work,
  seal: Seal,
  actor: Actor,
  permission: Extract<Permission, `pathway.${string}`>,
  student: string,
): Promise<HeldPathway | undefined> {
  const row = await findRecord(db, actor, permission, student);
  if (row === undefined || row.has_number || row.ended_on !== null) return undefined;
  const { county } = actor;
  const record = (await recordsHeld(db, seal, county, [student])).get(student);
  if (record === undefined) return undefined;
  const kept = await db
    .selectFrom('number_pathways')
    .select(['revision', 'sealed', 'case_id'])
    .where('county', '=', county)
    .where('student', '=', student)
    .executeTakeFirst();
  const open = (await openCasesOf(db, county, [student], [])).get(student);
  const underWay = open && ABOUT_THE_NUMBER.includes(open.procedure) ? open.id : undefined;
  const said = kept && openPathway(seal, county, student, kept.sealed);
  const isOver = kept?.case_id ? await isDone(db, county, kept.case_id) : false;
  return {
    ...(isOver ? {} : said),
    ...{ record, revision: kept?.revision ?? 0, underWay },
    pathway: { ...(isOver || said === undefined ? UNCHECKED : said.pathway), inCase: underWay !== undefined },
  };
}

/** The same, held until the transaction ends: of two who work on one child the other waits, and then sees what was done. */
export async function holdPathway(
  work: Work,
  seal: Seal,
  actor: Actor,
  student: string,
): Promise<HeldPathway | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pathway ${student}`}, 0))`.execute(work);
  return pathwayOf(work, seal, actor, 'pathway.work', student);
}

/** A case that was closed well and left the child without a number after all: the way begins anew. */
async function isDone(db: Database | Work, county: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('cases')
    .select('state')
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.state === 'done';
}

export function sealPathway(seal: Seal, county: string, student: string, contents: SealedPathway): Buffer {
  return seal.close(JSON.stringify(contents), `number_pathways|${county}|${student}`);
}

function openPathway(seal: Seal, county: string, student: string, sealed: Uint8Array): SealedPathway {
  return JSON.parse(seal.open(sealed, `number_pathways|${county}|${student}`).toString('utf8')) as SealedPathway; // written by sealPathway
}

/** 经过 — what was done, in the words of whoever did it. */
export interface PathwayEvent {
  readonly event: 'check' | 'compare' | 'look-again' | 'look-up' | 'remind' | 'open' | 'attach';
  readonly day: LocalDate;
  /** What it said, without numbers. */
  readonly said: string;
  readonly note: string;
}
