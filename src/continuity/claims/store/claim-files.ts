import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { marked } from '#src/cases/store/evidence-look.ts';
import type { EvidenceType } from '#src/evidence/evidence-item.ts';
import { checkFile } from '#src/evidence/file-checks.ts';
import { keepFile, openFile } from '#src/evidence/store/evidence-files.ts';
import type { Objection } from '#src/organization/objection.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { ContinuityDesk } from '../../store/continuity-desk.ts';
import { type Claim, findClaim, holdClaim, sideOf } from './claim-rows.ts';
import { noted } from './work-on-claim.ts';

/** 说明所附的材料 */
export interface ClaimFile {
  readonly id: string;
  readonly side: 'one' | 'other';
  readonly name: string;
  readonly type: EvidenceType;
  readonly size: number;
  readonly addedAt: Date;
}

const MOST_FILES = 12;

/** The caller has found the claim, and says whose files may be shown. */
export async function filesOfClaim(db: Database | Work, { county, id }: Claim): Promise<readonly ClaimFile[]> {
  const { rows } = await sql<Omit<ClaimFile, 'addedAt'> & { readonly added_at: Date }>`
    select kept.id, kept.side, kept.name, files.type, files.size, kept.added_at from double_claim_files as kept
    join evidence_files as files on files.county = kept.county and files.id = kept.file
    where kept.county = ${county} and kept.claim = ${id}::uuid and kept.removed_at is null
    order by kept.added_at, kept.id`.execute(db);
  return rows.map(({ added_at: addedAt, ...row }) => ({ ...row, addedAt }));
}

export type FileOutcome = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

/** 上传 — by the school that speaks; written anew from its pixels, kept sealed. */
export async function addClaimFile(
  desk: ContinuityDesk,
  actor: Actor,
  id: string,
  { name, declared, bytes }: { readonly name: string; readonly declared: string; readonly bytes: Buffer },
): Promise<FileOutcome> {
  const held = (work: Work) => heldToSpeak(desk, work, actor, id);
  if ((await desk.db.transaction().execute(held)) === undefined) return 'missing';
  const checked = checkFile(bytes, { name, declared });
  if ('refused' in checked) return no(checked.refused, `“${starred(name)}”没有收：${checked.message}`);
  const reading = await desk.readEvidence(bytes, checked.type);
  if ('refused' in reading) return no(reading.refused, `“${starred(name)}”没有收：${reading.message}`);
  return desk.db.transaction().execute(async (work): Promise<FileOutcome> => {
    const speaking = await held(work);
    if (speaking === undefined) return 'missing';
    const { claim, side } = speaking;
    const kept = (await filesOfClaim(work, claim)).filter((file) => file.side === side);
    if (kept.length >= MOST_FILES) return no('too-many', `每校最多 ${MOST_FILES} 份，请先撤下不用的`);
    const [file, fileId] = [await keepFile(desk, work, actor, reading), randomUUID()];
    await work
      .insertInto('double_claim_files')
      .values({
        ...{ county: claim.county, claim: id, id: fileId, side, file, name: starred(name) },
        ...{ added_at: desk.clock.now(), added_by: actor.person },
      })
      .execute();
    await noted(desk, work, actor, claim, '上传材料');
    return { id: fileId };
  });
}

/** 撤下 — shown no more, and kept for whoever asks later. */
export function removeClaimFile(desk: ContinuityDesk, actor: Actor, id: string, file: string): Promise<FileOutcome> {
  return desk.db.transaction().execute(async (work): Promise<FileOutcome> => {
    const speaking = await heldToSpeak(desk, work, actor, id);
    if (speaking === undefined) return 'missing';
    const { rows } = await sql`
      update double_claim_files set removed_at = ${desk.clock.now()}
      where county = ${speaking.claim.county} and claim = ${id}::uuid and id = ${file}::uuid and side = ${speaking.side}
        and removed_at is null returning id`.execute(work);
    if (rows.length === 0) return 'missing';
    await noted(desk, work, actor, speaking.claim, '撤下材料');
    return { id: file };
  });
}

/** 查看 — the school's own, or both for who stands above; it carries the mark of whoever looks. */
export async function openClaimFile(desk: ContinuityDesk, actor: Actor, id: string, file: string) {
  const { db, seal, clock } = desk;
  const claim = await findClaim(db, seal, actor, id);
  if (claim === undefined) return undefined;
  const side = sideOf(actor, claim);
  const { rows } = await sql<{ file: string; side: 'one' | 'other'; type: EvidenceType; sealed: Buffer }>`
    select files.id as file, kept.side, files.type, files.sealed from double_claim_files as kept
    join evidence_files as files on files.county = kept.county and files.id = kept.file
    where kept.county = ${claim.county} and kept.claim = ${id}::uuid and kept.id = ${file}::uuid
      and kept.removed_at is null`.execute(db);
  const [found] = rows;
  if (found === undefined || (side !== undefined && found.side !== side)) return undefined;
  await db.transaction().execute((work) => noted(desk, work, actor, claim, '查看材料'));
  const bytes = openFile(seal, claim.county, found.file, found.sealed);
  const mark = `学籍接续专用　${OFFICES[actor.office].title} ${actor.name} ${clock.today()}`;
  return { type: found.type, bytes: found.type === 'application/pdf' ? bytes : await marked(bytes, mark) };
}

async function heldToSpeak(desk: ContinuityDesk, work: Work, actor: Actor, id: string) {
  const claim = await holdClaim(work, desk.seal, actor, id);
  const side = claim && sideOf(actor, claim);
  if (claim === undefined || side === undefined || claim.ruling !== undefined) return undefined;
  return can(actor, 'continuity.claim', claim[side]) ? { claim, side } : undefined;
}

function starred(name: string): string {
  return name.replace(/\d{6,}[\dXx]*/g, '****').slice(-80);
}

function no(code: string, message: string): { readonly objections: readonly Objection[] } {
  return { objections: [{ code, message, field: 'file' }] };
}
