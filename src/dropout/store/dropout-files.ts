import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { marked } from '#src/cases/store/evidence-look.ts';
import type { EvidenceType } from '#src/evidence/evidence-item.ts';
import { checkFile } from '#src/evidence/file-checks.ts';
import { keepFile, openFile } from '#src/evidence/store/evidence-files.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { type DropoutCase, numberOf } from '../dropout-case.ts';
import type { FileUse } from '../file-uses.ts';
import { type Decision, type DeedOutcome, doDeed, objectionsToDeed } from './do-deed.ts';
import type { DropoutDesk } from './dropout-desk.ts';
import { findDropout, holdDropout } from './dropout-rows.ts';

/** 照片、签字材料, as they are listed. */
export interface DropoutFile {
  readonly id: string;
  readonly visit: string | undefined;
  readonly use: FileUse;
  readonly name: string;
  readonly type: EvidenceType;
  readonly size: number;
  readonly pages: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly addedAt: Date;
  readonly addedBy: string | undefined;
}

export interface DropoutUpload {
  readonly visit: string | undefined;
  readonly use: FileUse;
  readonly name: string;
  /** What the browser says it is. */
  readonly declared: string;
  readonly bytes: Buffer;
}

const MOST_FILES = 60;

interface FileRow {
  readonly id: string;
  readonly visit: string | null;
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

/** The files of a case; the township sees those of its own visits. The caller has found the case. */
export async function filesOf(
  db: Database | Work,
  actor: Actor,
  { county, id }: DropoutCase,
): Promise<readonly DropoutFile[]> {
  const { rows } = await sql<FileRow>`
    select kept.id, kept.visit, kept.use, kept.name, files.type, files.size, files.pages, files.width, files.height,
      kept.added_at, people.name as added_by
    from dropout_files as kept
    join evidence_files as files on files.county = kept.county and files.id = kept.file
    left join people on people.county = kept.county and people.id = kept.added_by
    where kept.county = ${county} and kept.dropout_case = ${id}::uuid and kept.removed_at is null and ${shownTo(actor)}
    order by kept.added_at, kept.id`.execute(db);
  return rows.map(({ added_at: addedAt, added_by, visit, pages, width, height, ...row }) => ({
    ...row,
    ...{ visit: visit ?? undefined, pages: pages ?? undefined, width: width ?? undefined, height: height ?? undefined },
    ...{ addedAt, addedBy: added_by ?? undefined },
  }));
}

/** Of rows called `kept`. */
function shownTo({ office }: Actor): RawBuilder<boolean> {
  if (office !== 'township') return sql<boolean>`true`;
  return sql<boolean>`exists (select from dropout_visits where dropout_visits.county = kept.county
    and dropout_visits.dropout_case = kept.dropout_case and dropout_visits.id = kept.visit and dropout_visits.kind = 'joint')`;
}

/** 上传 — read apart: a picture is turned upright and written anew from its pixels, without where and when it was taken; kept sealed. */
export async function addDropoutFile(
  desk: DropoutDesk,
  actor: Actor,
  id: string,
  upload: DropoutUpload,
): Promise<DeedOutcome> {
  const deed = actor.office === 'township' ? 'joint-visit' : 'add-file';
  const before = await desk.db.transaction().execute((work) => holdDropout(work, desk.seal, actor, id));
  if (before === undefined) return 'missing';
  const against = objectionsToDeed(actor, deed, before, undefined);
  if (against.length > 0) return { objections: against };
  const { use, bytes, declared } = upload;
  const name = starred(upload.name);
  const checked = checkFile(bytes, { name, declared });
  if ('refused' in checked) return no(checked.refused, `“${name}”没有收：${checked.message}`);
  if (use === 'photo' && checked.type === 'application/pdf')
    return no('pdf-photo', '照片只收 jpg、png；PDF 请作为签字材料上传');
  const reading = await desk.readEvidence(bytes, checked.type);
  if ('refused' in reading) return no(reading.refused, `“${name}”没有收：${reading.message}`);
  return doDeed(desk, actor, id, deed, undefined, async (work, held): Promise<Decision> => {
    const visit = upload.visit === undefined ? undefined : await kindOfVisit(work, held, upload.visit);
    if (upload.visit !== undefined && visit === undefined) return no('visit', '没有找到这次劝返记录，请刷新页面');
    if (actor.office === 'township' && visit !== 'joint') return no('visit', '请传到联合劝返的那一次记录里');
    const file = await keepFile(desk, work, actor, reading);
    const { rows } = await sql<{ count: number; twice: boolean }>`
      select count(*)::integer as count, coalesce(bool_or(file = ${file}::uuid), false) as twice from dropout_files
      where county = ${held.county} and dropout_case = ${id}::uuid and removed_at is null`.execute(work);
    if (rows[0]?.twice) return no('twice', `“${name}”已经传过了，不用再传`);
    if ((rows[0]?.count ?? 0) >= MOST_FILES) return no('too-many', `一件最多 ${MOST_FILES} 份，请先撤下不用的`);
    await work
      .insertInto('dropout_files')
      .values({
        ...{ county: held.county, dropout_case: id, id: randomUUID(), visit: upload.visit ?? null, use, file, name },
        ...{ added_at: desk.clock.now(), added_by: actor.person },
      })
      .execute();
    return { detail: { use } };
  });
}

/** 撤下 — it is shown no more, and stays where it was for whoever asks later. */
export function removeDropoutFile(desk: DropoutDesk, actor: Actor, id: string, file: string): Promise<DeedOutcome> {
  return doDeed(desk, actor, id, 'remove-file', undefined, async (work, held): Promise<Decision> => {
    const { rows } = await sql<{ use: string }>`
      update dropout_files set removed_at = ${desk.clock.now()}, removed_by = ${actor.person}::uuid
      where county = ${held.county} and dropout_case = ${id}::uuid and id = ${file}::uuid and removed_at is null
      returning use`.execute(work);
    const [gone] = rows;
    return gone === undefined ? no('gone', '这份已经撤下，请刷新页面') : { detail: gone };
  });
}

/** 查看 — carries the mark of whoever looks; that they looked is written down once a day for each case. */
export async function openDropoutFile(
  desk: DropoutDesk,
  actor: Actor,
  id: string,
  file: string,
): Promise<{ readonly type: EvidenceType; readonly bytes: Buffer } | undefined> {
  const { db, seal, clock } = desk;
  const found = await findDropout(db, seal, actor, id);
  if (found === undefined) return undefined;
  const { rows } = await sql<{ file: string; type: EvidenceType; sealed: Buffer }>`
    select files.id as file, files.type, files.sealed from dropout_files as kept
    join evidence_files as files on files.county = kept.county and files.id = kept.file
    where kept.county = ${found.county} and kept.dropout_case = ${id}::uuid and kept.id = ${file}::uuid
      and kept.removed_at is null and ${shownTo(actor)}`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const bytes = openFile(seal, found.county, row.file, row.sealed);
  await noteLook(desk, actor, found);
  if (row.type === 'application/pdf') return { type: row.type, bytes };
  const mark = `控辍保学专用 ${numberOf(found)}　${OFFICES[actor.office].title} ${actor.name} ${clock.today()}`;
  return { type: row.type, bytes: await marked(bytes, mark) };
}

async function noteLook({ db, clock }: DropoutDesk, actor: Actor, { id, unit }: DropoutCase): Promise<void> {
  await db.transaction().execute(async (work) => {
    const { rows } = await sql`
      select from audit_events where county = ${actor.county} and subject_kind = 'dropout' and subject = ${id}
        and action = 'dropout.photo' and person = ${actor.person}::uuid
        and at >= ${`${clock.today()}T00:00:00+08:00`}::timestamptz limit 1`.execute(work);
    if (rows.length > 0) return;
    const deed = { action: 'dropout.photo', subjectKind: 'dropout', subject: id, subjectUnit: unit } as const;
    await audit(work, actor, deed, clock.now());
  });
}

async function kindOfVisit(work: Work, { county, id }: DropoutCase, visit: string): Promise<string | undefined> {
  const row = await work
    .selectFrom('dropout_visits')
    .select('kind')
    .where('county', '=', county)
    .where('dropout_case', '=', id)
    .where('id', '=', visit)
    .executeTakeFirst();
  return row?.kind;
}

function starred(name: string): string {
  return name.replace(/\d{6,}[\dXx]*/g, '****').slice(-80);
}

function no(code: string, message: string) {
  return { objections: [{ code, message, field: 'file' }] };
}
