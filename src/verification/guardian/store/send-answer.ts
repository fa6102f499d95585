import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { filled } from '#src/registry/filled.ts';
import { type CellName, type Cells, KEY_FIELDS } from '#src/registry/record.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { workOnLineOf } from '../../ledger/store/line-work.ts';
import { boundOfReturn } from '../../returns/store/read-return.ts';
import { SHEET_CELLS } from '../../sheets/sheet-layout.ts';
import { faultIn, isAnswerable, type Signer } from '../answer.ts';
import { NOTICE_VERSION } from '../notice.ts';
import { whyNotSent } from './may-send.ts';
import { readSignature } from './read-signature.ts';
import { findSession, type GuardianSession, spendSessions } from './sessions.ts';
import { type GuardianAnswer, guardianAnswerOf, type Receipt, receiptOf, sealAnswer } from './stored-answer.ts';

/** 提交的内容 */
export interface SentAnswer {
  /** Only the cells that are otherwise. */
  readonly cells: Readonly<Record<string, string>>;
  readonly remark: string;
  readonly signer: Signer;
  readonly signature: string;
  /** Of the record, as the guardian saw it. */
  readonly seen: number;
  readonly notice: string;
}

export type Sent = { readonly receipt: Receipt } | { readonly objections: readonly Objection[] } | 'no-session';

/** 提交核对结果 — once for each `request`, however often a poor line repeats it. Afterwards the session opens nothing any more. */
export function sendAnswer(desk: Desk, token: string, request: string, sent: SentAnswer): Promise<Sent> {
  return desk.db.transaction().execute(async (work) => {
    const session = await findSession(desk, work, token);
    if (session === undefined) return 'no-session';
    const { county, found } = session;
    await sql`
      select from guardian_doors where county = ${county} and sheet = ${found.sheet}::uuid for update`.execute(work);
    const standing = await guardianAnswerOf(work, desk.seal, county, found.campaign, found.student);
    if (standing !== undefined && (await isOf(work, session, standing.id, request))) {
      return { receipt: receiptOf(standing) };
    }
    if ((await findSession(desk, work, token))?.spentBy !== undefined) return 'no-session';
    const why = await whyNotSent(desk, work, session, standing);
    if (why !== undefined) return refused('closed', why);
    const judged = await judge(desk, work, session, sent);
    if ('objections' in judged) return judged;
    return { receipt: await write(desk, work, session, standing, request, sent, judged) };
  });
}

function refused(code: string, message: string): { readonly objections: readonly Objection[] } {
  return { objections: [{ code, message }] };
}

async function isOf(work: Work, { county, found }: GuardianSession, id: string, request: string): Promise<boolean> {
  const { rows } = await sql`
    select from guardian_answers where county = ${county} and id = ${id}::uuid and sheet = ${found.sheet}::uuid
      and request = ${request}::uuid`.execute(work);
  return rows.length > 0;
}

interface Judged {
  readonly typed: Readonly<Record<string, string>>;
  readonly before: Cells;
  readonly revision: number;
}

async function judge(desk: Desk, work: Work, session: GuardianSession, sent: SentAnswer) {
  const { county, found } = session;
  const [record] = await openRecords(work, desk.seal, county, [found.student]);
  if (record?.revision !== sent.seen || sent.notice !== NOTICE_VERSION) {
    return refused('stale', '您打开以后，学校刚改过这份信息。请重新打开再看一遍，您填的还在');
  }
  const known = SHEET_CELLS.filter(({ name }) => isAnswerable(name));
  const objections: Objection[] = [];
  const typed: Record<string, string> = {};
  for (const [field, text] of Object.entries(sent.cells)) {
    const cell = known.find(({ name }) => name === field);
    const fault = cell === undefined ? '这一栏不能在手机上改，请写在“其他要告诉学校的”里' : faultIn(cell, text);
    if (fault !== undefined) objections.push({ code: 'cell', message: fault, field });
    else if (cell !== undefined) {
      const answer = filled(cell.name, text);
      const kept = 'text' in answer ? answer.text : text.trim();
      if (kept !== (record.cells[cell.name] ?? '')) typed[field] = kept;
    }
  }
  const signature = readSignature(sent.signature);
  if ('wrong' in signature) objections.push({ code: 'signature', message: signature.wrong, field: 'signature' });
  if (objections.length > 0) return { objections };
  const names = Object.keys(typed) as CellName[]; // of SHEET_CELLS
  const before: Cells = Object.fromEntries(names.map((name) => [name, record.cells[name] ?? '']));
  return { typed, before, revision: record.revision } satisfies Judged;
}

async function write(
  desk: Desk,
  work: Work,
  session: GuardianSession,
  standing: GuardianAnswer | undefined,
  request: string,
  sent: SentAnswer,
  { typed, before }: Judged,
): Promise<Receipt> {
  const { seal, clock } = desk;
  const { county, found, unit } = session;
  const now = clock.now();
  const hasChanges = Object.keys(typed).length > 0 || sent.remark.trim() !== '';
  const returnId = await keepReturn(desk, work, session, hasChanges, typed);
  await step(work, session, hasChanges, now);
  if (standing !== undefined) {
    await sql`
      update guardian_answers set superseded_at = ${now}
      where county = ${county} and id = ${standing.id}::uuid`.execute(work);
  }
  const id = randomUUID();
  const number = `SJ${id.replaceAll('-', '').slice(0, 10).toUpperCase()}`;
  const stored = { typed, before, remark: sent.remark.trim(), signer: sent.signer, signature: sent.signature };
  await sql`
    insert into guardian_answers (county, id, campaign, student, sheet, return_id, request, number, notice_version,
      has_changes, sealed, key_id, sent_at)
    values (${county}, ${id}::uuid, ${found.campaign}::uuid, ${found.student}::uuid, ${found.sheet}::uuid,
      ${returnId}::uuid, ${request}::uuid, ${number}, ${sent.notice}, ${hasChanges},
      ${sealAnswer(seal, county, id, stored)}, ${seal.keyId}, ${now})`.execute(work);
  await spendSessions(work, county, found.sheet, request);
  const detail = {
    campaign: found.campaign,
    fields: Object.keys(typed),
    notice: sent.notice,
    again: standing !== undefined,
  };
  const deed = {
    action: 'guardian.submit',
    subjectKind: 'student',
    subject: found.student,
    subjectUnit: unit,
  } as const;
  await audit(work, { county }, { ...deed, detail }, now);
  const state = hasChanges ? 'waiting' : 'unchanged';
  const rest = { id, sheet: found.sheet, returnId, number, hasChanges, noticeVersion: sent.notice, sentAt: now, state };
  return receiptOf({ ...stored, ...rest });
}

/** 登记为收回: what is to be keyed lies as a draft where the scanned sheets lie; key cells need no second typing, nobody copied them. */
async function keepReturn(
  { seal, clock }: Desk,
  work: Work,
  { county, found, unit }: GuardianSession,
  hasChanges: boolean,
  typed: Judged['typed'],
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from returns where county = ${county} and sheet = ${found.sheet}::uuid for update`.execute(work);
  const id = rows[0]?.id ?? randomUUID();
  const again = Object.fromEntries(
    Object.entries(typed).filter(([name]) => (KEY_FIELDS as readonly string[]).includes(name)),
  );
  const draft = { typed, again, confirmed: [] };
  const sealed = hasChanges ? seal.close(JSON.stringify({ draft }), boundOfReturn(county, id)) : null;
  const [state, keyId] = hasChanges ? (['waiting', seal.keyId] as const) : (['unchanged', null] as const);
  await sql`
    insert into returns (county, id, campaign, student, sheet, unit, way, arrival, state, sealed, key_id, came_at)
    values (${county}, ${id}::uuid, ${found.campaign}::uuid, ${found.student}::uuid, ${found.sheet}::uuid, ${unit},
      'phone', 'counted', ${state}, ${sealed}, ${keyId}::integer, ${clock.now()})
    on conflict (county, id) do update set way = 'phone', unit = excluded.unit, state = excluded.state,
      sealed = excluded.sealed, key_id = excluded.key_id, question = null, held_by = null, held_until = null,
      came_at = excluded.came_at, revision = returns.revision + 1`.execute(work);
  return id;
}

async function step(work: Work, { county, found }: GuardianSession, hasChanges: boolean, now: Date): Promise<void> {
  const deed = { deed: hasChanges ? 'change' : 'confirm', way: 'phone' } as const;
  const { rows } = await sql<{ state: string }>`
    select state from campaign_lines where county = ${county} and campaign = ${found.campaign}::uuid
      and student = ${found.student}::uuid`.execute(work);
  if (rows[0]?.state === (hasChanges ? 'changed' : 'confirmed')) return; // sent a second time
  const {
    refused: [why],
  } = await workOnLineOf(work, county, found.campaign, found.student, deed, now);
  if (why !== undefined) throw new Error(`the line took the answer, and did not: ${why.message}`); // whyNotSent holds the line
}
