import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { shareLedger } from '../../ledger/store/ledger-lock.ts';
import type { KeptPart } from './kept-parts.ts';
import type { SheetDesk } from './sheet-desk.ts';
import type { HeldSheet, SheetJob } from './sheet-jobs.ts';

/**
 * 印出 — the whole job in one transaction: its sheets count from here, their lines know of one copy more, and it is written down who
 * printed them. Sheets that stayed out are taken away, and their number with them.
 */
export function deliverSheets(
  desk: SheetDesk,
  actor: Actor,
  job: SheetJob,
  parts: readonly KeptPart[],
): Promise<{ readonly printed: number; readonly held: number }> {
  const now = desk.clock.now();
  const { county, campaign, id, masked } = job;
  return desk.db.transaction().execute(async (work) => {
    await shareLedger(work, county);
    const out = await takeAway(work, job, parts);
    const held = [...job.held, ...out];
    const ids = parts.flatMap(({ sheets }) => sheets);
    const { rows: fresh } = await sql<{ student: string }>`
      update sheets set printed_at = ${now}, printed_by = ${actor.person}::uuid
      where county = ${county} and job = ${id}::uuid and id = any(${ids}::uuid[]) and printed_at is null
      returning student`.execute(work);
    await countCopies(
      work,
      job,
      fresh.map(({ student }) => student),
    );
    const printed = ids.length - out.length;
    await sql`
      update sheet_jobs set state = 'done', ended_at = ${now}, printed = ${printed}, held = ${JSON.stringify(held)}::jsonb
      where county = ${county} and id = ${id}::uuid`.execute(work);
    const deed = {
      action: masked ? 'sheet.print-masked' : 'sheet.print',
      subjectKind: 'campaign',
      subject: campaign,
      subjectUnit: job.unit,
      detail: { job: id, sheets: printed, again: printed - fresh.length },
    } as const;
    await audit(work, actor, deed, now);
    return { printed, held: held.length };
  });
}

async function takeAway(
  work: Work,
  { county, id }: SheetJob,
  parts: readonly KeptPart[],
): Promise<readonly HeldSheet[]> {
  const characters = new Map(
    parts.flatMap(({ sheets, held }) => held.map((one) => [sheets[one.sheet] ?? '', one.characters] as const)),
  );
  const { rows } = await sql<{ id: string; student: string }>`
    delete from sheets where county = ${county} and job = ${id}::uuid and printed_at is null
      and id = any(${[...characters.keys()]}::uuid[])
    returning id, student`.execute(work);
  return rows.map((row) => ({ student: row.student, characters: characters.get(row.id) ?? '' }));
}

/** In the order in which lines are always locked. */
async function countCopies(work: Work, { county, campaign }: SheetJob, students: readonly string[]): Promise<void> {
  await sql`
    update campaign_lines lines set copies = lines.copies + 1
    from (select student from campaign_lines where county = ${county} and campaign = ${campaign}::uuid
      and student = any(${students}::uuid[]) order by student for update) held
    where lines.county = ${county} and lines.campaign = ${campaign}::uuid and lines.student = held.student`.execute(
    work,
  );
}
