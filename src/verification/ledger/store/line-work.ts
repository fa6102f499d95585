import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND } from '#src/platform/http/answers.ts';
import { campaignOf } from '../../campaign/store/campaigns.ts';
import { mayDo } from '../deed-permissions.ts';
import { done, isLineRefusal, type Line, type LineDeed } from '../line.ts';
import type { LineState } from '../line-states.ts';
import { shareLedger } from './ledger-lock.ts';
import { type HeldLine, holdLines } from './line-rows.ts';

/** What became of a deed on many lines: each was either done or refused, with the reason. */
export interface LineWork {
  readonly done: readonly string[];
  /** The state in which each of those that were done had been. */
  readonly was: ReadonlyMap<string, LineState>;
  readonly refused: readonly LineRefused[];
}

export interface LineRefused {
  readonly student: string;
  /** Empty for a line that the actor may not know of. */
  readonly name: string;
  readonly message: string;
}

interface Doer {
  readonly person: string | undefined;
  readonly office: string | undefined;
}

/** More lines than the largest school has are not worked on at once. */
export const MOST_LINES = 2000;

/**
 * 登记台账 — does one deed to the lines of these pupils, in the caller's transaction: lines, their events and one audit entry.
 * What lies outside the actor's reach, or is not the office's to do, is refused line by line.
 *
 * Whoever also writes records in the same transaction takes `lockRegister` before this (docs/adr/0011).
 */
export async function workOnLines(
  desk: Desk,
  work: Work,
  actor: Actor,
  campaign: string,
  students: readonly string[],
  deed: LineDeed,
): Promise<LineWork> {
  const refusalOf = ({ unit }: HeldLine) => (mayDo(actor, deed.deed, unit) ? undefined : NOT_FOUND.message);
  const outcome = await workOn(work, actor.county, campaign, students, deed, actor, desk.clock.now(), refusalOf);
  if (outcome.done.length > 0) {
    const detail = { deed: deed.deed, lines: outcome.done.length };
    const entry = { action: 'campaign.lines', subjectKind: 'campaign', subject: campaign, detail } as const;
    await audit(work, actor, entry, desk.clock.now());
  }
  return outcome;
}

/** As `workOnLines`, for what a guardian did on the phone: the caller has seen the sheet's code, and writes its own audit entry. */
export async function workOnLineOf(
  work: Work,
  county: string,
  campaign: string,
  student: string,
  deed: LineDeed,
  now: Date,
): Promise<LineWork> {
  const nobody = { person: undefined, office: undefined };
  return workOn(work, county, campaign, [student], deed, nobody, now, () => undefined);
}

async function workOn(
  work: Work,
  county: string,
  campaign: string,
  students: readonly string[],
  deed: LineDeed,
  by: Doer,
  now: Date,
  refusalOf: (held: HeldLine) => string | undefined,
): Promise<LineWork> {
  await shareLedger(work, county);
  const running = (await campaignOf(work, county, campaign))?.state === 'running';
  const held = running ? await holdLines(work, county, campaign, students) : [];
  const byStudent = new Map(held.map((each) => [each.student, each]));
  const written: Written[] = [];
  const refused: LineRefused[] = [];
  for (const student of new Set(students)) {
    const line = byStudent.get(student);
    const message = line === undefined ? missing(running) : refusalOf(line);
    if (line === undefined || message !== undefined) {
      refused.push({ student, name: '', message: message ?? NOT_FOUND.message });
      continue;
    }
    const next = done(line.line, deed);
    if (isLineRefusal(next)) refused.push({ student, name: line.name, message: next.message });
    else written.push({ ...line, next });
  }
  await writeLines(work, county, campaign, written, deed, by, now);
  const was = new Map(written.map(({ student, line }) => [student, line.state]));
  return { done: [...was.keys()], was, refused };
}

function missing(running: boolean): string {
  return running ? NOT_FOUND.message : '专项不在进行中，台账不能再登记';
}

interface Written extends HeldLine {
  readonly next: Line;
}

async function writeLines(
  work: Work,
  county: string,
  campaign: string,
  written: readonly Written[],
  deed: LineDeed,
  { person, office }: Doer,
  now: Date,
): Promise<void> {
  if (written.length === 0) return;
  const rechecker = deed.deed === 'recheck' ? deed.by : null;
  await sql`
    with next as (
      select * from unnest(
        ${written.map(({ student }) => student)}::uuid[], ${written.map(({ next }) => next.state)}::text[],
        ${written.map(({ next }) => next.isIssued)}::boolean[], ${written.map(({ next }) => next.hasChanges)}::boolean[],
        ${written.map(({ next }) => next.way ?? null)}::text[], ${written.map(({ next }) => next.question ?? null)}::text[],
        ${written.map(({ next }) => next.cannot?.reason ?? null)}::text[],
        ${written.map(({ next }) => next.cannot?.note ?? null)}::text[],
        ${written.map(({ next }) => next.keyedBy ?? null)}::uuid[], ${written.map(({ line }) => line.state)}::text[]
      ) as next (student, state, is_issued, has_changes, way, question, cannot_reason, cannot_note, keyed_by, before)
    ), written as (
      update campaign_lines as lines set state = next.state, is_issued = next.is_issued, has_changes = next.has_changes,
        way = next.way, question = next.question, cannot_reason = next.cannot_reason, cannot_note = next.cannot_note,
        keyed_by = next.keyed_by, rechecked_by = case when next.state = 'rechecked' then ${rechecker}::uuid end,
        revision = lines.revision + 1, changed_at = ${now}
      from next
      where lines.county = ${county} and lines.campaign = ${campaign}::uuid and lines.student = next.student
      returning lines.student, lines.revision, lines.unit, lines.state, next.before
    )
    insert into campaign_line_events
      (county, campaign, student, revision, at, event, from_state, to_state, unit, by_person, office, words)
    select ${county}, ${campaign}::uuid, student, revision, ${now}, ${deed.deed}, before, state, unit,
      ${person ?? null}::uuid, ${office ?? null}, ${wordsOf(deed)}
    from written`.execute(work);
}

/** What the deed says beyond its name: a question, a reason, or by which way the answer came. */
function wordsOf(deed: LineDeed): string {
  switch (deed.deed) {
    case 'question':
      return deed.question;
    case 'reopen':
      return deed.reason;
    case 'cannot':
      return deed.note;
    case 'return':
    case 'confirm':
    case 'change':
      return deed.way;
    default:
      return '';
  }
}
