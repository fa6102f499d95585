import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { marked } from '#src/cases/store/evidence-look.ts';
import type { EvidenceType } from '#src/evidence/evidence-item.ts';
import { checkFile } from '#src/evidence/file-checks.ts';
import { keepFile, openFile } from '#src/evidence/store/evidence-files.ts';
import type { Objection } from '#src/organization/objection.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Violation } from '../violation.ts';
import type { DisciplineDesk } from './discipline-desk.ts';
import { findViolation, holdViolation, type SeenViolation, type Side } from './violation-rows.ts';

/** 材料用途 — what it rests on, what the unit says, what belongs to a measure. */
export type FileUse = 'basis' | 'reply' | 'measure';

export interface ViolationFile {
  readonly id: string;
  readonly use: FileUse;
  readonly name: string;
  readonly type: EvidenceType;
  readonly size: number;
  readonly pages: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly addedAt: Date;
}

export interface Upload {
  readonly name: string;
  /** What the browser says it is. */
  readonly declared: string;
  readonly bytes: Buffer;
}

export type FileOutcome = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

const MOST_FILES = 30;

/** The files each side may see: the accused their own, and the papers of measures. The caller has found the violation. */
export async function filesOf(
  db: Database,
  { county, id }: Pick<Violation, 'county' | 'id'>,
  side: Side,
): Promise<readonly ViolationFile[]> {
  const { rows } = await sql<Omit<ViolationFile, 'addedAt'> & { readonly added_at: Date }>`
    select kept.id, kept.use, kept.name, files.type, files.size, files.pages, files.width, files.height, kept.added_at
    from violation_files as kept
    join evidence_files as files on files.county = kept.county and files.id = kept.file
    where kept.county = ${county} and kept.violation = ${id}::uuid and kept.removed_at is null
      and (kept.use <> 'basis' or ${side === 'county'})
    order by kept.added_at, kept.id`.execute(db);
  return rows.map(({ added_at: addedAt, pages, width, height, ...row }) => {
    return { ...row, pages: pages ?? undefined, width: width ?? undefined, height: height ?? undefined, addedAt };
  });
}

/** 书面依据 — uploaded before there is a violation; it is nobody's until one rests on it. */
export async function addPaper(
  desk: DisciplineDesk,
  actor: Actor,
  unit: UnitPath,
  upload: Upload,
): Promise<FileOutcome> {
  if (!can(actor, 'discipline.register', unit)) return 'missing';
  return keep(desk, actor, upload, async () => ({ county: actor.county, violation: null, unit, use: 'basis' }));
}

/** 申辩材料 of the accused, 措施文书 of the county; which of them follows from who uploads. */
export async function addViolationFile(
  desk: DisciplineDesk,
  actor: Actor,
  id: string,
  upload: Upload,
): Promise<FileOutcome> {
  const mayAdd = (seen: SeenViolation | undefined) => {
    if (seen === undefined) return undefined;
    const { violation, side } = seen;
    const permission = side === 'accused' ? 'discipline.answer' : 'discipline.run';
    return can(actor, permission, violation.unit) ? seen : undefined;
  };
  if (mayAdd(await findViolation(desk, actor, id)) === undefined) return 'missing';
  return keep(desk, actor, upload, async (work) => {
    const seen = mayAdd(await holdViolation(work, desk.seal, actor, id));
    if (seen === undefined) return undefined;
    const { county, unit, state } = seen.violation;
    const isTime = seen.side === 'accused' ? state === 'informed' : state === 'decided' || state === 'informed';
    if (!isTime) return no('state', seen.side === 'accused' ? '申辩期已过，不再收申辩材料' : '结案以后不再收材料');
    return { county, violation: id, unit, use: seen.side === 'accused' ? 'reply' : 'measure' };
  });
}

interface Place {
  readonly county: string;
  readonly violation: string | null;
  readonly unit: UnitPath;
  readonly use: FileUse;
}

/** Read apart, written anew, sealed; where it goes is asked again when it has been read. */
async function keep(
  desk: DisciplineDesk,
  actor: Actor,
  { name, declared, bytes }: Upload,
  placeOf: (work: Work) => Promise<Place | { readonly objections: readonly Objection[] } | undefined>,
): Promise<FileOutcome> {
  const checked = checkFile(bytes, { name, declared });
  if ('refused' in checked) return no(checked.refused, `“${starred(name)}”没有收：${checked.message}`);
  const reading = await desk.readEvidence(bytes, checked.type);
  if ('refused' in reading) return no(reading.refused, `“${starred(name)}”没有收：${reading.message}`);
  return desk.db.transaction().execute(async (work): Promise<FileOutcome> => {
    const place = await placeOf(work);
    if (place === undefined) return 'missing';
    if ('objections' in place) return place;
    const file = await keepFile(desk, work, actor, reading);
    const { rows } = await sql<{ count: number; twice: boolean }>`
      select count(*)::integer as count, coalesce(bool_or(file = ${file}::uuid), false) as twice from violation_files
      where county = ${place.county} and violation = ${place.violation}::uuid and removed_at is null`.execute(work);
    if (rows[0]?.twice) return no('twice', `“${starred(name)}”已经传过了，不用再传`);
    if ((rows[0]?.count ?? 0) >= MOST_FILES) return no('too-many', `一件违规最多 ${MOST_FILES} 份材料`);
    const id = randomUUID();
    const added = { added_at: desk.clock.now(), added_by: actor.person };
    await work
      .insertInto('violation_files')
      .values({ ...place, id, file, name: starred(name), ...added })
      .execute();
    return { id };
  });
}

/** 查看 — marked with whoever looks, and written down; `undefined` for strangers, and for the accused where it is not theirs. */
export async function openViolationFile(
  desk: DisciplineDesk,
  actor: Actor,
  id: string,
  file: string,
): Promise<{ readonly type: EvidenceType; readonly bytes: Buffer } | undefined> {
  const { db, seal, clock } = desk;
  const seen = await findViolation(desk, actor, id);
  if (seen === undefined) return undefined;
  const { county, unit } = seen.violation;
  const { rows } = await sql<{ file: string; type: EvidenceType; sealed: Buffer }>`
    select files.id as file, files.type, files.sealed from violation_files as kept
    join evidence_files as files on files.county = kept.county and files.id = kept.file
    where kept.county = ${county} and kept.violation = ${id}::uuid and kept.id = ${file}::uuid
      and kept.removed_at is null and (kept.use <> 'basis' or ${seen.side === 'county'})`.execute(db);
  const [found] = rows;
  if (found === undefined) return undefined;
  const deed = { action: 'discipline.file', subjectKind: 'violation', subject: id, subjectUnit: unit } as const;
  await db.transaction().execute((work) => audit(work, actor, deed, clock.now()));
  const bytes = openFile(seal, county, found.file, found.sealed);
  if (found.type === 'application/pdf') return { type: found.type, bytes };
  const mark = `问责专用　${OFFICES[actor.office].title} ${actor.name} ${clock.today()}`;
  return { type: found.type, bytes: await marked(bytes, mark) };
}

function starred(name: string): string {
  return name.replace(/\d{6,}[\dXx]*/g, '****').slice(-80);
}

function no(code: string, message: string): { readonly objections: readonly Objection[] } {
  return { objections: [{ code, message, field: 'file' }] };
}
