import { type Selectable, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Permission } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { PetitionsTable } from '#src/platform/database/schema/petitions.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type {
  Petition,
  PetitionChannel,
  PetitionKind,
  PetitionOutcome,
  PetitionState,
  PetitionWords,
  Satisfaction,
} from '../petition.ts';

export type PetitionRow = Selectable<PetitionsTable>;

/** The petition, if the actor may know of it; else `undefined`, as if there were none. */
export async function findPetition(db: Database | Work, actor: Actor, id: string): Promise<PetitionRow | undefined> {
  return within(db, actor, id, 'petition.read').executeTakeFirst();
}

/** The petition, held until the transaction ends, if it is this actor's to work on. */
export async function holdPetition(work: Work, actor: Actor, id: string): Promise<PetitionRow | undefined> {
  return within(work, actor, id, 'petition.work').forUpdate().executeTakeFirst();
}

function within(db: Database | Work, actor: Actor, id: string, permission: Permission) {
  return db
    .selectFrom('petitions')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where(permitted(actor, permission, 'petitions.unit'));
}

export function petitionOfRow(row: PetitionRow): Petition {
  return {
    county: row.county,
    id: row.id,
    number: row.number,
    kind: row.kind as PetitionKind, // this and what follows: the table's checks, and what alone is written there
    channel: row.channel as PetitionChannel,
    state: row.state as PetitionState,
    unit: row.unit as UnitPath,
    owner: row.owner ?? undefined,
    school: (row.school as UnitPath | null) ?? undefined,
    student: row.student ?? undefined,
    receivedAt: row.received_at,
    countedFrom: row.counted_from,
    days: row.days,
    due: row.due ?? undefined,
    extended: row.extended,
    outcome: (row.outcome as PetitionOutcome | null) ?? undefined,
    closedOn: row.closed_on ?? undefined,
    satisfaction: (row.satisfaction as Satisfaction | null) ?? undefined,
    reopened: row.reopened,
    replies: row.replies,
    revision: row.revision,
  };
}

/** What was said; `undefined` once its time is over and it has been forgotten. */
export function wordsOf(seal: Seal, row: Pick<PetitionRow, 'county' | 'id' | 'sealed'>): PetitionWords | undefined {
  if (row.sealed === null) return undefined;
  return JSON.parse(seal.open(row.sealed, boundOf(row)).toString('utf8')) as PetitionWords; // `closedWords` wrote it
}

export function closedWords(
  seal: Seal,
  place: Pick<PetitionRow, 'county' | 'id'>,
  words: PetitionWords,
): Pick<PetitionRow, 'sealed' | 'key_id'> {
  return { sealed: seal.close(JSON.stringify(words), boundOf(place)), key_id: seal.keyId };
}

function boundOf({ county, id }: Pick<PetitionRow, 'county' | 'id'>): string {
  return `petitions|${county}|${id}`;
}

/** Changes the row, one revision on. */
export async function turn(
  work: Work,
  { county, id }: Pick<PetitionRow, 'county' | 'id'>,
  change: Partial<PetitionRow>,
): Promise<PetitionRow> {
  return work
    .updateTable('petitions')
    .set({ ...change, revision: sql`revision + 1` })
    .where('county', '=', county)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
