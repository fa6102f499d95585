import { sql } from 'kysely';
import sharp from 'sharp';
import { audit } from '#src/audit/store/audit.ts';
import type { EvidenceType } from '#src/evidence/evidence-item.ts';
import type { CheckPoint } from '#src/evidence/kinds.ts';
import { openFile } from '#src/evidence/store/evidence-files.ts';
import type { Objection } from '#src/organization/objection.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import { fontFiles } from '#src/printing/fonts.ts';
import { isOnDesk } from '../deeds.ts';
import { takeToHand } from './case-at-hand.ts';
import type { CaseDesk } from './case-desk.ts';
import { type CaseFile, lockCaseFiles, readCaseFile } from './case-file.ts';
import { maySee } from './visible-cases.ts';

/** A document as it is shown: an image carries the case's mark and the looker's, what is kept carries none. */
export interface ShownDocument {
  readonly type: EvidenceType;
  readonly bytes: Buffer;
}

/** 查看材料 — also one that was taken off since; `undefined` for strangers. Looking is written down before anything is shown. */
export async function lookAtEvidence(
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  id: string,
): Promise<ShownDocument | undefined> {
  const file = await readCaseFile(desk.db, desk.seal, actor.county, caseId);
  if (file === undefined || !maySee(actor, file)) return undefined;
  const { rows } = await sql<{ file: string; type: EvidenceType; sealed: Buffer; kind: string }>`
    select evidence_files.id as file, type, sealed, kind from case_evidence
    join evidence_files on evidence_files.county = case_evidence.county and evidence_files.id = case_evidence.file
    where case_evidence.county = ${actor.county} and case_id = ${caseId}::uuid and case_evidence.id = ${id}::uuid`.execute(
    desk.db,
  );
  const [found] = rows;
  if (found === undefined) return undefined;
  const subjectUnit = file.parties[file.procedure.applicant];
  const deed = {
    action: 'case.evidence',
    subjectKind: 'case',
    subject: caseId,
    subjectUnit,
    detail: { kind: found.kind },
  } as const;
  await desk.db.transaction().execute((work) => audit(work, actor, deed, desk.clock.now()));
  const bytes = openFile(desk.seal, actor.county, found.file, found.sealed);
  if (found.type === 'application/pdf') return { type: found.type, bytes };
  return { type: found.type, bytes: await marked(bytes, markOf(desk, actor, file)) };
}

/** 勾选审核要点 — by the desk the case lies on. It moves nothing: what others see of the case stays the same. */
export function judgeEvidence(
  desk: CaseDesk,
  actor: Actor,
  caseId: string,
  id: string,
  {
    points,
    note,
  }: { readonly points: { readonly [point in CheckPoint]?: boolean | undefined }; readonly note?: string | undefined },
): Promise<'done' | 'missing' | { readonly objections: readonly Objection[] }> {
  return desk.db.transaction().execute(async (work) => {
    const file = (await lockCaseFiles(work, desk.seal, actor.county, [caseId])).get(caseId);
    if (file === undefined || !maySee(actor, file)) return 'missing';
    const { dossier } = await takeToHand(desk, work, file);
    if (!isOnDesk(dossier, actor)) return { objections: [NOT_HERE] };
    const verdict = { points, ...(note ? { note } : {}), by: actor.name, at: desk.clock.now().toISOString() };
    const { numUpdatedRows } = await work
      .updateTable('case_evidence')
      .set({ verdict: JSON.stringify(verdict) })
      .where('county', '=', actor.county)
      .where('case_id', '=', caseId)
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return 'missing';
    const subjectUnit = file.parties[file.procedure.applicant];
    const deed = {
      action: 'case.verdict',
      subjectKind: 'case',
      subject: caseId,
      subjectUnit,
      detail: { points },
    } as const;
    await audit(work, actor, deed, desk.clock.now());
    return 'done';
  });
}

const NOT_HERE: Objection = { code: 'not-available', message: '材料由正在办理此件的承办人审核' };

function markOf({ clock }: CaseDesk, { name, office }: Actor, { number }: CaseFile): string {
  return `学籍业务专用 ${number}　${OFFICES[office].title} ${name} ${clock.today()}`;
}

/** The mark across the whole picture, thin enough to read through. The font is the program's own: a server may have none. */
export async function marked(bytes: Buffer, mark: string): Promise<Buffer> {
  const { width = 1000, height = 1000 } = await sharp(bytes).metadata();
  const [fontfile = ''] = fontFiles();
  const letter = Math.max(12, Math.round(Math.min(width, height) / 48));
  const text = await sharp({
    text: {
      text: `<span foreground="#00000038">${escaped(mark)}</span>`,
      fontfile,
      font: `Noto Sans S Chinese ${POINTS}`,
      width: Math.round(width * 0.7),
      rgba: true,
      dpi: Math.round((letter / POINTS) * 72),
    },
  })
    .rotate(-24, { background: '#0000' })
    .extend({ top: letter * 2, bottom: letter * 2, left: letter, right: letter, background: '#0000' })
    .png()
    .toBuffer();
  const size = await sharp(text).metadata();
  const fits = size.width <= width && size.height <= height;
  const tile = fits ? text : await sharp(text).resize({ width, height, fit: 'inside' }).toBuffer();
  return sharp(bytes)
    .composite([{ input: tile, tile: true, blend: 'over' }])
    .toBuffer();
}

/** So large is a letter at 72 dots an inch; the dots make it larger. */
const POINTS = 10;

function escaped(text: string): string {
  return text.replace(/[<>&]/g, '');
}
