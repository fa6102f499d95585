import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { readAnswer } from '#src/workflow/application.ts';
import type { Answers, Procedure } from '#src/workflow/procedure.ts';

/** A difference in key information that an import found, as the form of a case begins with it. */
export interface Proposal {
  readonly id: string;
  readonly student: string;
  readonly answers: Answers;
}

/** 待办关键信息变更 — one that waits, for whoever may apply for that pupil; held until the transaction ends. */
export async function takeProposal(
  work: Work,
  seal: Seal,
  actor: Actor,
  procedure: Procedure,
  id: string,
): Promise<Proposal | undefined> {
  const { county } = actor;
  const { rows } = await sql<{ student: string; sealed: Buffer }>`
    select p.student, p.sealed from proposed_key_changes as p
    join students on students.county = p.county and students.id = p.student and students.withdrawn_at is null
    where p.county = ${county} and p.id = ${id}::uuid and p.state = 'proposed'
      and ${permitted(actor, 'case.apply', 'students.unit')}
    for update of p`.execute(work);
  const [row] = rows;
  if (row === undefined) return undefined;
  const plain = seal.open(row.sealed, `proposed_key_changes|${county}|${id}`).toString('utf8');
  const changes = JSON.parse(plain) as readonly { field: string; after: string }[]; // written by the import
  const answers = Object.entries(procedure.asks).flatMap(([name, ask]) => {
    const after = changes.find(({ field }) => field === ask.cell)?.after;
    const read = after === undefined ? undefined : readAnswer(ask, after);
    return read !== undefined && 'text' in read ? [[name, read.text] as const] : [];
  });
  return { id, student: row.student, answers: Object.fromEntries(answers) };
}

/** Opened with a case; waiting again when the case came to nothing and no newer one waits for the pupil. */
export async function markProposal(
  work: Work,
  county: string,
  id: string,
  state: 'opened' | 'proposed',
): Promise<void> {
  await sql`
    update proposed_key_changes as p set state = ${state}
    where p.county = ${county} and p.id = ${id}::uuid and p.state = ${state === 'opened' ? 'proposed' : 'opened'}
      and (${state} = 'opened' or not exists (select 1 from proposed_key_changes as newer
        where newer.county = ${county} and newer.student = p.student and newer.state = 'proposed'))`.execute(work);
}
