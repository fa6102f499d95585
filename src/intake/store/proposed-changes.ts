import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { CellDifference } from '../difference.ts';
import type { ProposalState } from '../proposal.ts';
import type { Batch } from './batches.ts';
import { everyRow, type StagedRow } from './staged-rows.ts';

/** 待办关键信息变更 — what an import found different in key fields, waiting for a 关键信息变更. */
export interface ProposedChange {
  readonly id: string;
  readonly batch: string | undefined;
  readonly student: string;
  readonly state: ProposalState;
  readonly unit: UnitPath;
  readonly changes: readonly CellDifference[];
  readonly createdAt: Date;
}

/**
 * Write down what the batch proposes; answers for how many pupils. A child has one open proposal: one that says the same stays,
 * one that says something else takes its place.
 */
export async function proposeKeyChanges(desk: Desk, work: Work, { county, id }: Batch): Promise<number> {
  let proposes = 0;
  for await (const rows of everyRow(work, desk.seal, county, id, { proposes: true })) {
    const told = rows.filter(({ student }) => student !== undefined);
    const open = await openProposals(
      work,
      desk.seal,
      county,
      told.flatMap(({ student }) => student ?? []),
    );
    const fresh = told.filter(({ student, detail }) => !isSame(open.get(student ?? ''), detail.keyChanges));
    await withdraw(
      work,
      county,
      fresh.flatMap(({ student }) => open.get(student ?? '')?.id ?? []),
    );
    await insert(desk, work, county, id, fresh);
    proposes += rows.length;
  }
  return proposes;
}

/** 撤销 takes back what is still waiting of a batch. */
export async function withdrawProposals(work: Work, county: string, batch: string): Promise<void> {
  await work
    .updateTable('proposed_key_changes')
    .set({ state: 'withdrawn' })
    .where('county', '=', county)
    .where('batch', '=', batch)
    .where('state', '=', 'proposed')
    .execute();
}

/** What waits within the actor's reach, or has come to another state; below a unit, of a batch if one is named; the newest first. */
export async function listProposals(
  { db, seal }: Pick<Desk, 'db' | 'seal'>,
  actor: Actor,
  wanted: {
    readonly unit?: UnitPath | undefined;
    readonly state?: ProposalState | undefined;
    readonly batch?: string | undefined;
    readonly before?: { readonly at: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<readonly (ProposedChange & { readonly name: string })[]> {
  const { unit, state = 'proposed', batch, before, limit } = wanted;
  const rows = await db
    .selectFrom('proposed_key_changes as p')
    .innerJoin('students as s', (join) => join.onRef('s.county', '=', 'p.county').onRef('s.id', '=', 'p.student'))
    .select(['p.id', 'p.batch', 'p.student', 'p.sealed', 'p.created_at', 's.unit', 's.name'])
    .where('p.county', '=', actor.county)
    .where('p.state', '=', state)
    .where('s.withdrawn_at', 'is', null)
    .where(permitted(actor, 'record.read', 's.unit'))
    .$if(unit !== undefined, (query) => query.where(within(unit ?? '/', 's.unit')))
    .$if(batch !== undefined, (query) => query.where('p.batch', '=', batch ?? ''))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(p.created_at, p.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    batch: row.batch ?? undefined,
    student: row.student,
    state,
    unit: row.unit as UnitPath, // a record's unit is a path
    name: row.name,
    changes: opened(seal, actor.county, row.id, row.sealed),
    createdAt: row.created_at,
  }));
}

async function openProposals(db: Database | Work, seal: Seal, county: string, students: readonly string[]) {
  const rows = await db
    .selectFrom('proposed_key_changes')
    .select(['id', 'student', 'sealed'])
    .where('county', '=', county)
    .where('state', '=', 'proposed')
    .where(sql<boolean>`student = any(${students}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.student, { id: row.id, changes: opened(seal, county, row.id, row.sealed) }]));
}

function isSame(
  open: { readonly changes: readonly CellDifference[] } | undefined,
  now: readonly CellDifference[] = [],
) {
  const inOrder = (changes: readonly CellDifference[]) =>
    JSON.stringify(changes.map(({ field, after }) => [field, after]).sort());
  return open !== undefined && inOrder(open.changes) === inOrder(now);
}

async function withdraw(work: Work, county: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await work
    .updateTable('proposed_key_changes')
    .set({ state: 'withdrawn' })
    .where('county', '=', county)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

async function insert(
  { seal, clock }: Desk,
  work: Work,
  county: string,
  batch: string,
  rows: readonly StagedRow[],
): Promise<void> {
  const values = rows.flatMap(({ student, unit, detail }) => {
    if (student === undefined || unit === undefined) return [];
    const id = randomUUID();
    const changes = detail.keyChanges ?? [];
    return [
      {
        county,
        id,
        batch,
        student,
        unit,
        fields: changes.map(({ field }) => field),
        sealed: seal.close(JSON.stringify(changes), boundOf(county, id)),
        key_id: seal.keyId,
        state: 'proposed',
        created_at: clock.now(),
      },
    ];
  });
  if (values.length > 0) await work.insertInto('proposed_key_changes').values(values).execute();
}

function opened(seal: Seal, county: string, id: string, sealed: Uint8Array): readonly CellDifference[] {
  const plain = seal.open(sealed, boundOf(county, id)).toString('utf8');
  return JSON.parse(plain) as readonly CellDifference[]; // written by insert
}

function boundOf(county: string, id: string): string {
  return `proposed_key_changes|${county}|${id}`;
}
