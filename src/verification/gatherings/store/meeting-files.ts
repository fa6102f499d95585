import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { marked } from '#src/cases/store/evidence-look.ts';
import type { EvidenceType } from '#src/evidence/evidence-item.ts';
import { keepFile, openFile } from '#src/evidence/store/evidence-files.ts';
import type { Objection } from '#src/organization/objection.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { FileUse, Gathering } from '../gathering.ts';
import { checkMaterial } from '../material.ts';
import type { GatheringDesk } from './gathering-desk.ts';
import { findGathering, holdGathering } from './gathering-rows.ts';
import { noted } from './plan-gathering.ts';

/** 材料、照片 of a meeting, as it is listed. */
export interface MeetingFile {
  readonly id: string;
  readonly use: FileUse;
  readonly name: string;
  readonly type: EvidenceType;
  readonly size: number;
  readonly pages: number | undefined;
  /** Of an image, in pixels and upright. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly addedAt: Date;
  readonly addedBy: string | undefined;
}

export interface MeetingUpload {
  readonly use: FileUse;
  readonly name: string;
  /** What the browser says it is. */
  readonly declared: string;
  readonly bytes: Buffer;
}

export type FileOutcome = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

const MOST_FILES = 60;

/** The files that are on the meeting now. The caller has found the meeting. */
export async function filesOf(db: Database, { county, id }: Gathering): Promise<readonly MeetingFile[]> {
  const { rows } = await sql<FileRow>`
    select kept.id, kept.use, kept.name, files.type, files.size, files.pages, files.width, files.height,
      kept.added_at, people.name as added_by
    from gathering_files as kept
    join evidence_files as files on files.county = kept.county and files.id = kept.file
    left join people on people.county = kept.county and people.id = kept.added_by
    where kept.county = ${county} and kept.gathering = ${id}::uuid and kept.removed_at is null
    order by kept.added_at, kept.id`.execute(db);
  return rows.map(({ added_at: addedAt, added_by, pages, width, height, ...row }) => {
    const size = { pages: pages ?? undefined, width: width ?? undefined, height: height ?? undefined };
    return { ...row, ...size, addedAt, addedBy: added_by ?? undefined };
  });
}

interface FileRow {
  readonly id: string;
  readonly use: FileUse;
  readonly name: string;
  readonly type: EvidenceType;
  readonly size: number;
  readonly pages: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly added_at: Date;
  readonly added_by: string | null;
}

/** 上传 — read apart: a picture is turned upright and written anew from its pixels, without where and when it was taken; kept sealed. */
export async function addFile(
  desk: GatheringDesk,
  actor: Actor,
  id: string,
  upload: MeetingUpload,
): Promise<FileOutcome> {
  const { use, name, declared, bytes } = upload;
  const mayAdd = (work: Work) => holdGathering(work, actor, id);
  const before = await desk.db.transaction().execute(mayAdd);
  if (before === undefined) return 'missing';
  const checked = checkMaterial(use, bytes, { name, declared });
  if ('refused' in checked) return no(checked.refused, `“${starred(name)}”没有收：${checked.message}`);
  const reading = await desk.readEvidence(bytes, checked.type);
  if ('refused' in reading) return no(reading.refused, `“${starred(name)}”没有收：${reading.message}`);
  return desk.db.transaction().execute(async (work): Promise<FileOutcome> => {
    const held = await mayAdd(work);
    if (held === undefined) return 'missing';
    const file = await keepFile(desk, work, actor, reading);
    const { rows } = await sql<{ count: number; twice: boolean }>`
      select count(*)::integer as count, coalesce(bool_or(file = ${file}::uuid and use = ${use}), false) as twice
      from gathering_files where county = ${held.county} and gathering = ${id}::uuid and removed_at is null`.execute(
      work,
    );
    if (rows[0]?.twice) return no('twice', `“${starred(name)}”已经传过了，不用再传`);
    if ((rows[0]?.count ?? 0) >= MOST_FILES) return no('too-many', `一次会议最多 ${MOST_FILES} 份，请先撤下不用的`);
    const fileId = randomUUID();
    await work
      .insertInto('gathering_files')
      .values({
        ...{ county: held.county, gathering: id, id: fileId, use, file, name: starred(name) },
        ...{ added_at: desk.clock.now(), added_by: actor.person },
      })
      .execute();
    await noted(desk, work, actor, held, 'add-file', { use });
    return { id: fileId };
  });
}

/** 撤下 — it is shown no more, and stays where it was for whoever asks later. */
export function removeFile(desk: Desk, actor: Actor, id: string, file: string): Promise<FileOutcome> {
  return desk.db.transaction().execute(async (work): Promise<FileOutcome> => {
    const held = await holdGathering(work, actor, id);
    if (held === undefined) return 'missing';
    const { rows } = await sql<{ use: string }>`
      update gathering_files set removed_at = ${desk.clock.now()}, removed_by = ${actor.person}::uuid
      where county = ${held.county} and gathering = ${id}::uuid and id = ${file}::uuid and removed_at is null
      returning use`.execute(work);
    const [gone] = rows;
    if (gone === undefined) return 'missing';
    await noted(desk, work, actor, held, 'remove-file', gone);
    return { id: file };
  });
}

/**
 * 查看 — by whoever may know of the meeting; `undefined` for strangers. A photograph shows people, perhaps children: it carries the mark
 * of whoever looks, and that they looked is written down once a day for each meeting.
 */
export async function openMeetingFile(
  desk: Desk,
  actor: Actor,
  id: string,
  file: string,
): Promise<{ readonly type: EvidenceType; readonly bytes: Buffer } | undefined> {
  const { db, seal, clock } = desk;
  const gathering = await findGathering(db, actor, id);
  if (gathering === undefined) return undefined;
  const { rows } = await sql<{ file: string; use: FileUse; type: EvidenceType; sealed: Buffer }>`
    select files.id as file, kept.use, files.type, files.sealed from gathering_files as kept
    join evidence_files as files on files.county = kept.county and files.id = kept.file
    where kept.county = ${gathering.county} and kept.gathering = ${id}::uuid and kept.id = ${file}::uuid
      and kept.removed_at is null`.execute(db);
  const [found] = rows;
  if (found === undefined) return undefined;
  const bytes = openFile(seal, gathering.county, found.file, found.sealed);
  if (found.use !== 'photo') return { type: found.type, bytes };
  await noteLookAtPhotos(desk, actor, gathering);
  const mark = `会议记录专用　${OFFICES[actor.office].title} ${actor.name} ${clock.today()}`;
  return { type: found.type, bytes: await marked(bytes, mark) };
}

/** A page of photographs is one look, however many of them there are. */
async function noteLookAtPhotos({ db, clock }: Desk, actor: Actor, { id, unit }: Gathering): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (work) => {
    const { rows } = await sql`
      select from audit_events where county = ${actor.county} and subject_kind = 'gathering' and subject = ${id}
        and action = 'gathering.photo' and person = ${actor.person}::uuid
        and at >= ${`${clock.today()}T00:00:00+08:00`}::timestamptz limit 1`.execute(work);
    if (rows.length > 0) return;
    const deed = { action: 'gathering.photo', subjectKind: 'gathering', subject: id, subjectUnit: unit } as const;
    await audit(work, actor, deed, now);
  });
}

function starred(name: string): string {
  return name.replace(/\d{6,}[\dXx]*/g, '****').slice(-80);
}

function no(code: string, message: string): { readonly objections: readonly Objection[] } {
  return { objections: [{ code, message, field: 'file' }] };
}
