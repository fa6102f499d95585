import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { orderedId } from '#src/platform/ordered-id.ts';
import type { Severity } from '#src/quality/rule.ts';
import { dueOf } from '../due.ts';
import type { FindingEvent, Said, Step } from '../lifecycle.ts';
import { ownerOf } from '../owner.ts';
import { ruleOf } from '../rule-of.ts';
import { sealMessage } from './known-findings.ts';

/** A finding to be opened, and where its record belongs. */
export interface Opening {
  readonly student: string;
  readonly unit: string;
  readonly said: Said;
}

/** How many findings one statement carries. */
const BATCH = 2000;

/** Write what has changed about findings, each with its event. What the rules say is nobody's deed: it has no person. */
export async function writeSteps(
  desk: Desk,
  work: Work,
  county: string,
  opened: readonly Opening[],
  changed: readonly Step[],
): Promise<void> {
  for (let from = 0; from < opened.length; from += BATCH) {
    await insertFindings(desk, work, county, opened.slice(from, from + BATCH));
  }
  for (let from = 0; from < changed.length; from += BATCH) {
    await updateFindings(desk, work, county, changed.slice(from, from + BATCH));
  }
}

/** One line of the history of one finding. */
export interface EventRow {
  readonly finding: string;
  readonly revision: number;
  readonly event: FindingEvent;
  readonly text?: string | undefined;
}

export async function insertEvents(
  desk: Desk,
  work: Work,
  county: string,
  events: readonly EventRow[],
  person?: string,
): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into finding_events (county, finding, revision, at, by_person, event, text)
    select ${county}, finding, revision, ${desk.clock.now()}, ${person ?? null}::uuid, event, text
    from unnest(
      ${events.map(({ finding }) => finding)}::uuid[], ${events.map(({ revision }) => revision)}::integer[],
      ${events.map(({ event }) => event)}::text[], ${events.map(({ text }) => text ?? '')}::text[]
    ) as new (finding, revision, event, text)`.execute(work);
}

async function insertFindings(desk: Desk, work: Work, county: string, opened: readonly Opening[]): Promise<void> {
  const { seal, clock } = desk;
  const dues = await duesOn(work, county, clock.today());
  const now = clock.now();
  const rows = opened.map((opening) => ({ ...opening, id: orderedId(now) }));
  await sql`
    insert into findings (county, id, student, rule, field, fingerprint, severity, state, unit, message, key_id, owner,
      due, opened_at, changed_at)
    select ${county}, id, student, rule, field, fingerprint, severity, 'open', unit, message, ${seal.keyId}, owner,
      due, ${clock.now()}, ${clock.now()}
    from unnest(
      ${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ student }) => student)}::uuid[],
      ${rows.map(({ said }) => said.rule)}::text[], ${rows.map(({ said }) => said.field)}::text[],
      ${rows.map(({ said }) => Buffer.from(said.fingerprint, 'hex'))}::bytea[],
      ${rows.map(({ said }) => said.severity)}::text[], ${rows.map(({ unit }) => unit)}::text[],
      ${rows.map(({ id, said }) => sealMessage(seal, county, id, said.message))}::bytea[],
      ${rows.map(({ said }) => ownerOf(ruleOf(said.rule)?.remedy ?? 'edit'))}::text[],
      ${rows.map(({ said }) => dues[said.severity])}::date[]
    ) as new (id, student, rule, field, fingerprint, severity, unit, message, owner, due)`.execute(work);
  const events = rows.map(({ id }) => ({ finding: id, revision: 1, event: 'opened' as const }));
  await insertEvents(desk, work, county, events);
}

async function updateFindings(desk: Desk, work: Work, county: string, steps: readonly Step[]): Promise<void> {
  const { seal, clock } = desk;
  const dues = await duesOn(work, county, clock.today());
  const now = steps.map((step) => ({ ...(step.said ?? step.known), ...step, id: step.known.id }));
  const { rows } = await sql<{ id: string; revision: number }>`
    update findings set state = next.state, severity = next.severity, fingerprint = next.fingerprint,
      message = next.message, key_id = ${seal.keyId}, changed_at = ${clock.now()}, revision = findings.revision + 1,
      closed_at = case when next.state = 'open' then null else coalesce(findings.closed_at, ${clock.now()}) end,
      due = case when next.returns then next.due else findings.due end,
      explanation = case when next.returns then '' else findings.explanation end
    from unnest(
      ${now.map(({ id }) => id)}::uuid[], ${now.map(({ state }) => state)}::text[],
      ${now.map(({ severity }) => severity)}::text[],
      ${now.map(({ fingerprint }) => Buffer.from(fingerprint, 'hex'))}::bytea[],
      ${now.map(({ id, message }) => sealMessage(seal, county, id, message))}::bytea[],
      ${now.map(({ state, known }) => state === 'open' && known.state !== 'open')}::boolean[],
      ${now.map(({ severity }) => dues[severity])}::date[]
    ) as next (id, state, severity, fingerprint, message, returns, due)
    where findings.county = ${county} and findings.id = next.id
    returning findings.id, findings.revision`.execute(work);
  const events = new Map(steps.map(({ known, event }) => [known.id, event]));
  await insertEvents(
    desk,
    work,
    county,
    rows.flatMap(({ id, revision }) => {
      const event = events.get(id);
      return event === undefined ? [] : [{ finding: id, revision, event }];
    }),
  );
}

/** Reckoned once for all that are opened on one day. */
async function duesOn(
  work: Work,
  county: string,
  today: LocalDate,
): Promise<Readonly<Record<Severity, LocalDate | null>>> {
  const { calendar } = await calendarOf(work, county);
  const due = (severity: Severity) => dueOf(severity, today, calendar) ?? null;
  return { error: due('error'), query: due('query'), notice: due('notice') };
}
