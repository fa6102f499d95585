import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { marked } from '#src/cases/store/evidence-look.ts';
import type { EvidenceType } from '#src/evidence/evidence-item.ts';
import { checkFile } from '#src/evidence/file-checks.ts';
import { keepFile, openFile } from '#src/evidence/store/evidence-files.ts';
import type { Objection } from '#src/organization/objection.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Supervision } from '../supervision.ts';
import type { SupervisionDesk } from './supervision-desk.ts';
import { findSupervision, holdSupervision, sideOf, supervisionOfRow } from './supervision-rows.ts';

/** 附件, as it is listed. */
export interface SupervisionFile {
  readonly id: string;
  readonly side: 'issuer' | 'receiver';
  readonly name: string;
  readonly type: EvidenceType;
  readonly size: number;
  readonly pages: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly addedAt: Date;
  readonly addedBy: string;
}

interface Upload {
  readonly name: string;
  /** What the browser says it is. */
  readonly declared: string;
  readonly bytes: Buffer;
}

export type FileOutcome = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

const MOST_FILES = 40;

/** The files that are on the matter now. The caller has found it. */
export async function filesOf(
  { db }: Pick<Desk, 'db'>,
  { county, id }: Supervision,
): Promise<readonly SupervisionFile[]> {
  const { rows } = await sql<FileRow>`
    select kept.id, kept.side, kept.name, files.type, files.size, files.pages, files.width, files.height, kept.added_at,
      kept.added_words
    from supervision_files as kept
    join evidence_files as files on files.county = kept.county and files.id = kept.file
    where kept.county = ${county} and kept.supervision = ${id}::uuid and kept.removed_at is null
    order by kept.added_at, kept.id`.execute(db);
  return rows.map(({ added_at: addedAt, added_words: addedBy, pages, width, height, ...row }) => {
    const size = { pages: pages ?? undefined, width: width ?? undefined, height: height ?? undefined };
    return { ...row, ...size, addedAt, addedBy };
  });
}

interface FileRow {
  readonly id: string;
  readonly side: 'issuer' | 'receiver';
  readonly name: string;
  readonly type: EvidenceType;
  readonly size: number;
  readonly pages: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly added_at: Date;
  readonly added_words: string;
}

/** 上传附件 — by either side as long as the matter is not settled: the list it is about, the proof of what was done. */
export async function addFile(desk: SupervisionDesk, actor: Actor, id: string, upload: Upload): Promise<FileOutcome> {
  const { name, declared, bytes } = upload;
  const before = await desk.db.transaction().execute((work) => heldForFile(work, actor, id));
  if (!('side' in before)) return before.is === 'missing' ? 'missing' : { objections: before.objections };
  const checked = checkFile(bytes, { name, declared });
  if ('refused' in checked) return no(checked.refused, `“${starred(name)}”没有收：${checked.message}`);
  const reading = await desk.readEvidence(bytes, checked.type);
  if ('refused' in reading) return no(reading.refused, `“${starred(name)}”没有收：${reading.message}`);
  return desk.db.transaction().execute(async (work): Promise<FileOutcome> => {
    const held = await heldForFile(work, actor, id);
    if (!('side' in held)) return held.is === 'missing' ? 'missing' : { objections: held.objections };
    const { county } = held.of;
    const file = await keepFile(desk, work, { county, person: actor.person }, reading);
    const { rows } = await sql<{ count: number; twice: boolean }>`
      select count(*)::integer as count, coalesce(bool_or(file = ${file}::uuid), false) as twice
      from supervision_files where county = ${county} and supervision = ${id}::uuid and removed_at is null`.execute(
      work,
    );
    if (rows[0]?.twice) return no('twice', `“${starred(name)}”已经传过了，不用再传`);
    if ((rows[0]?.count ?? 0) >= MOST_FILES) return no('too-many', `一件督办最多 ${MOST_FILES} 份附件，请先撤下不用的`);
    const fileId = randomUUID();
    await work
      .insertInto('supervision_files')
      .values({
        ...{ county, supervision: id, id: fileId, side: held.side, file, name: starred(name) },
        ...{ added_at: desk.clock.now(), added_by: actor.person },
        added_words: `${actor.name}（${OFFICES[actor.office].title}）`,
      })
      .execute();
    await noted(desk, work, actor, held.of, 'add-file');
    return { id: fileId };
  });
}

/** 撤下 — by the side that put it there; it is shown no more, and stays for whoever asks later. */
export function removeFile(desk: Desk, actor: Actor, id: string, file: string): Promise<FileOutcome> {
  return desk.db.transaction().execute(async (work): Promise<FileOutcome> => {
    const held = await heldForFile(work, actor, id);
    if (!('side' in held)) return held.is === 'missing' ? 'missing' : { objections: held.objections };
    const { rows } = await sql`
      update supervision_files set removed_at = ${desk.clock.now()}, removed_by = ${actor.person}::uuid
      where county = ${held.of.county} and supervision = ${id}::uuid and id = ${file}::uuid and side = ${held.side}
        and removed_at is null
      returning id`.execute(work);
    if (rows.length === 0) return 'missing';
    await noted(desk, work, actor, held.of, 'remove-file');
    return { id: file };
  });
}

/** 查看 — by whoever may know of the matter. It may show children: it carries the mark of whoever looks, who is written down. */
export async function openSupervisionFile(
  desk: Desk,
  actor: Actor,
  id: string,
  file: string,
): Promise<{ readonly type: EvidenceType; readonly bytes: Buffer } | undefined> {
  const { db, seal, clock } = desk;
  const of = await findSupervision(db, actor, id);
  if (of === undefined) return undefined;
  const { rows } = await sql<{ file: string; type: EvidenceType; sealed: Buffer }>`
    select files.id as file, files.type, files.sealed from supervision_files as kept
    join evidence_files as files on files.county = kept.county and files.id = kept.file
    where kept.county = ${of.county} and kept.supervision = ${id}::uuid and kept.id = ${file}::uuid
      and kept.removed_at is null`.execute(db);
  const [found] = rows;
  if (found === undefined) return undefined;
  const bytes = openFile(seal, of.county, found.file, found.sealed);
  await db.transaction().execute((work) => {
    const look = {
      action: 'supervision.file',
      subjectKind: 'supervision',
      subject: id,
      subjectUnit: of.receiver,
    } as const;
    return audit(work, actor, look, clock.now());
  });
  if (found.type === 'application/pdf') return { type: found.type, bytes };
  const mark = `督办专用　${OFFICES[actor.office].title} ${actor.name} ${clock.today()}`;
  return { type: found.type, bytes: await marked(bytes, mark) };
}

type HeldForFile =
  | { readonly of: Supervision; readonly side: 'issuer' | 'receiver' }
  | { readonly is: 'missing' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

async function heldForFile(work: Work, actor: Actor, id: string): Promise<HeldForFile> {
  const row = await holdSupervision(work, actor, id);
  if (row === undefined) return { is: 'missing' };
  const of = supervisionOfRow(row);
  const { issues, answers } = sideOf(actor, of);
  if (!issues && !answers) return { is: 'refused', objections: [ONLY_LOOKS] };
  if (of.state === 'closed' || of.state === 'withdrawn') return { is: 'refused', objections: [OVER] };
  return { of, side: issues ? 'issuer' : 'receiver' };
}

const ONLY_LOOKS: Objection = { code: 'side', message: '附件由督办单位和被督办单位上传，本单位只能查看' };
const OVER: Objection = { code: 'state', message: '这件督办已经了结，附件不能再改' };

async function noted({ clock }: Desk, work: Work, actor: Actor, of: Supervision, deed: string): Promise<void> {
  const entry = { action: 'supervision.deal', subjectKind: 'supervision', subject: of.id } as const;
  await audit(work, actor, { ...entry, subjectUnit: of.receiver, detail: { deed } }, clock.now());
}

function starred(name: string): string {
  return name.replace(/\d{6,}[\dXx]*/g, '****').slice(-80);
}

function no(code: string, message: string): { readonly objections: readonly Objection[] } {
  return { objections: [{ code, message, field: 'file' }] };
}
