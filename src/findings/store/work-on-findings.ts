import { sql } from 'kysely';
import type { Action } from '#src/audit/actions.ts';
import { auditMany } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Severity } from '#src/quality/rule.ts';
import { countFindings } from '#src/registry/store/count-findings.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { refusalOfExplanation, type Settlement } from '../explanation.ts';
import type { FindingEvent } from '../lifecycle.ts';
import type { OwningOffice } from '../owner.ts';
import { insertEvents } from './write-steps.ts';

/** 办理 — what a person does about a finding. */
export type FindingDeed =
  | { readonly do: 'explain'; readonly how: Settlement; readonly text: string }
  | { readonly do: 'reopen' }
  | { readonly do: 'assign'; readonly owner?: OwningOffice | undefined; readonly due?: LocalDate | undefined };

/** A finding as the person saw it; whatever happened to it since makes the deed stale. */
export interface Target {
  readonly id: string;
  readonly revision: number;
}

/** What was done, and why the rest was not. A finding the actor may not work on is `missing`, as if there were none. */
export interface Worked {
  readonly done: readonly Target[];
  readonly refused: readonly { readonly id: string; readonly objection: Objection }[];
  readonly missing: readonly string[];
}

interface Row {
  readonly id: string;
  readonly student: string;
  readonly unit: string;
  readonly revision: number;
  readonly state: string;
  readonly severity: string;
  readonly rule: string;
}

/** Each finding by itself: one that cannot be done holds up no other. */
export function workOnFindings(
  desk: Desk,
  actor: Actor,
  targets: readonly Target[],
  deed: FindingDeed,
): Promise<Worked> {
  return desk.db.transaction().execute(async (work) => {
    await lockRegister(work, actor.county);
    const found = await rowsOf(work, actor, targets);
    const refused: { id: string; objection: Objection }[] = [];
    const missing: string[] = [];
    const rows: Row[] = [];
    for (const target of targets) {
      const row = found.get(target.id);
      const objection = row && objectionTo(row, target, deed, desk.clock.today());
      if (row === undefined) missing.push(target.id);
      else if (objection !== undefined) refused.push({ id: row.id, objection });
      else rows.push(row);
    }
    const done = await carryOut(desk, work, actor, rows, deed);
    return { done, refused, missing };
  });
}

async function rowsOf(work: Work, actor: Actor, targets: readonly Target[]): Promise<ReadonlyMap<string, Row>> {
  const rows = await work
    .selectFrom('findings')
    .select(['id', 'student', 'unit', 'revision', 'state', 'severity', 'rule'])
    .where('county', '=', actor.county)
    .where(sql<boolean>`id = any(${targets.map(({ id }) => id)}::uuid[])`)
    .where(permitted(actor, 'finding.work', 'findings.unit'))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

function objectionTo(row: Row, target: Target, deed: FindingDeed, today: LocalDate): Objection | undefined {
  if (row.revision !== target.revision) {
    return { code: 'stale', message: '这条问题刚刚有了变化，请刷新后再看' };
  }
  if (deed.do === 'reopen') {
    const isSettled = row.state === 'explained' || row.state === 'evidenced';
    return isSettled ? undefined : { code: 'not-settled', message: '这条问题没有说明可撤回' };
  }
  if (row.state !== 'open') return { code: 'not-open', message: '这条问题已经了结，不必再办' };
  if (deed.do === 'assign') {
    const isPast = deed.due !== undefined && deed.due < today;
    return isPast ? { code: 'past', message: '期限不能早于今天', field: 'due' } : undefined;
  }
  const refusal = refusalOfExplanation(row.severity as Severity, deed.how, deed.text); // the column's check constraint
  return refusal && { ...refusal, field: 'text' };
}

async function carryOut(
  desk: Desk,
  work: Work,
  actor: Actor,
  rows: readonly Row[],
  deed: FindingDeed,
): Promise<readonly Target[]> {
  if (rows.length === 0) return [];
  const now = desk.clock.now();
  await work
    .updateTable('findings')
    .set({ ...changesOf(deed, now), changed_at: now, revision: sql`revision + 1` })
    .where('county', '=', actor.county)
    .where(sql<boolean>`id = any(${rows.map(({ id }) => id)}::uuid[])`)
    .execute();
  const { event, action, text } = inHistory(deed);
  const done = rows.map(({ id, revision }) => ({ id, revision: revision + 1 }));
  const events = done.map(({ id, revision }) => ({ finding: id, revision, event, text }));
  await insertEvents(desk, work, actor.county, events, actor.person);
  const deeds = rows.map(({ student, unit, rule }) => ({
    ...{ action, subjectKind: 'student' as const, subject: student, reason: text, detail: { rule } },
    subjectUnit: unit as UnitPath, // the column holds nothing else
  }));
  await auditMany(work, actor, deeds, now);
  if (deed.do !== 'assign') await countFindings(work, actor.county, [...new Set(rows.map(({ student }) => student))]);
  return done;
}

function changesOf(deed: FindingDeed, now: Date) {
  if (deed.do === 'explain') return { state: deed.how, explanation: deed.text.trim(), closed_at: now };
  if (deed.do === 'reopen') return { state: 'open', explanation: '', closed_at: null };
  return {
    ...(deed.owner !== undefined && { owner: deed.owner }),
    ...(deed.due !== undefined && { due: deed.due }),
  };
}

function inHistory(deed: FindingDeed): { event: FindingEvent; action: Action; text: string } {
  if (deed.do === 'reopen') return { event: 'reopened', action: 'finding.reopen', text: '撤回说明' };
  if (deed.do === 'explain') {
    const action = deed.how === 'explained' ? 'finding.explain' : 'finding.evidence';
    return { event: deed.how, action, text: deed.text.trim() };
  }
  const { owner, due } = deed;
  const to = owner === undefined ? [] : [`由${OFFICES[owner].title}办理`];
  const by = due === undefined ? [] : [`期限 ${due}`];
  const text = [...to, ...by].join('，');
  return owner === undefined
    ? { event: 'due', action: 'finding.due', text }
    : { event: 'assigned', action: 'finding.assign', text };
}
