import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { CellName } from '#src/registry/record.ts';
import { revealsAnHour } from '#src/registry/reveal.ts';
import { answersOf, takeToHand } from './case-at-hand.ts';
import type { CaseDesk } from './case-desk.ts';
import { readCaseFile } from './case-file.ts';
import { mayReveal, maySee } from './visible-cases.ts';

export interface CaseCell {
  readonly ordinal: number;
  /** A question of the form, or a cell of the record. */
  readonly name: string;
  readonly of: 'answers' | 'before' | 'after';
  readonly reason: string;
}

export type RevealedCell =
  | { readonly is: 'clear'; readonly value: string }
  | { readonly is: 'not-found' }
  | { readonly is: 'too-many'; readonly limit: number };

/** 查看原文 — one value of a case in clear, to hold it against the document that proves it. Written down, or not shown. */
export function revealCaseCell(desk: CaseDesk, actor: Actor, id: string, cell: CaseCell): Promise<RevealedCell> {
  return desk.db.transaction().execute(async (work): Promise<RevealedCell> => {
    const file = await readCaseFile(work, desk.seal, actor.county, id);
    if (file === undefined || !maySee(actor, file) || !mayReveal(actor, file)) return { is: 'not-found' };
    const limit = revealsAnHour(actor.office);
    if ((await revealedLately(work, actor, desk.clock.now())) >= limit) return { is: 'too-many', limit };
    const { ordinal, name, of, reason } = cell;
    const { judged } = await takeToHand(desk, work, file);
    const sight = judged[ordinal]?.sight ?? file.contents.pupils[ordinal]?.closed;
    const value = of === 'answers' ? answersOf(file, ordinal)[name] : sight?.[of][name as CellName]; // looked up, not written
    if (value === undefined) return { is: 'not-found' };
    const subject = { subjectKind: 'case', subject: id, subjectUnit: file.parties[file.procedure.applicant] } as const;
    const detail = { field: name, of, number: file.number };
    await audit(work, actor, { action: 'case.reveal', ...subject, reason, detail }, desk.clock.now());
    return { is: 'clear', value };
  });
}

/** Under a lock, so that a hundred requests at once are counted one after the other; with what was revealed of records. */
async function revealedLately(work: Work, { county, person }: Actor, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reveal ${person}`}, 0))`.execute(work);
  const { count } = await work
    .selectFrom('audit_events')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('county', '=', county)
    .where('person', '=', person)
    .where('action', 'in', ['case.reveal', 'record.reveal'])
    .where('at', '>', new Date(now.getTime() - HOUR))
    .executeTakeFirstOrThrow();
  return Number(count);
}

const HOUR = 3_600_000;
