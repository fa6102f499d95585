import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { marked } from '#src/cases/store/evidence-look.ts';
import type { EvidenceType } from '#src/evidence/evidence-item.ts';
import { checkFile } from '#src/evidence/file-checks.ts';
import { keepFile, openFile } from '#src/evidence/store/evidence-files.ts';
import type { Objection } from '#src/organization/objection.ts';
import { type Actor, OFFICES } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Inspection } from '../inspection.ts';
import { objectionsToInspectionDeed } from '../objections.ts';
import type { InspectionDesk } from './inspection-desk.ts';
import { findInspection, holdInspection } from './inspection-rows.ts';
import { notedLook } from './noted.ts';
import { inspectedSchools } from './school-rows.ts';

/** 检查照片 — of one item of a pupil's or a school's sheet. */
export interface SheetFile {
  readonly id: string;
  readonly about: string;
  readonly item: string;
  readonly type: EvidenceType;
  readonly size: number;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly addedAt: Date;
}

export interface Photo {
  readonly about: string;
  readonly item: string;
  readonly name: string;
  readonly declared: string;
  readonly bytes: Buffer;
}

export type PhotoOutcome = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

const MOST_PHOTOS = 400;

/** The photographs of these; of all, where nobody is named. The caller has found the inspection. */
export async function filesOf(
  db: Database | Work,
  { county, id }: Pick<Inspection, 'county' | 'id'>,
  about?: readonly string[],
): Promise<readonly SheetFile[]> {
  const { rows } = await sql<Omit<SheetFile, 'addedAt'> & { readonly added_at: Date }>`
    select kept.id, kept.about, kept.item, files.type, files.size, files.width, files.height, kept.added_at
    from inspection_files as kept
    join evidence_files as files on files.county = kept.county and files.id = kept.file
    where kept.county = ${county} and kept.inspection = ${id}::uuid and kept.removed_at is null
      and (${about === undefined} or kept.about = any(${[...(about ?? [])]}::uuid[]))
    order by kept.added_at, kept.id`.execute(db);
  return rows.map(({ added_at: addedAt, width, height, ...row }) => {
    return { ...row, width: width ?? undefined, height: height ?? undefined, addedAt };
  });
}

/** 拍照 — read apart, turned upright, without where it was taken; sealed in the house of the county that is looked into. */
export async function addPhoto(
  desk: InspectionDesk,
  actor: Actor,
  id: string,
  { about, item, name, declared, bytes }: Photo,
): Promise<PhotoOutcome> {
  const before = await desk.db.transaction().execute((work) => holdInspection(work, actor, id));
  if (before === undefined) return 'missing';
  const checked = checkFile(bytes, { name, declared });
  if ('refused' in checked) return no(checked.refused, `照片没有收：${checked.message}`);
  if (checked.type === 'application/pdf') return no('pdf', '检查照片只收 jpg、png，请直接拍照');
  const reading = await desk.readEvidence(bytes, checked.type);
  if ('refused' in reading) return no(reading.refused, `照片没有收：${reading.message}`);
  return desk.db.transaction().execute(async (work): Promise<PhotoOutcome> => {
    const held = await holdInspection(work, actor, id);
    if (held === undefined) return 'missing';
    const { county } = held;
    const objections = objectionsToInspectionDeed('check', held);
    if (objections.length > 0) return { objections };
    const { rows } = await sql<{ drawn: boolean; count: number }>`
      select exists (select from inspection_pupils where county = ${county} and inspection = ${id}::uuid
          and student = ${about}::uuid)
        or exists (select from inspection_schools where county = ${county} and inspection = ${id}::uuid
          and id = ${about}::uuid) as drawn,
        (select count(*)::integer from inspection_files where county = ${county} and inspection = ${id}::uuid
          and removed_at is null) as count`.execute(work);
    if (!rows[0]?.drawn) return 'missing';
    if (rows[0].count >= MOST_PHOTOS) return no('too-many', `一次督查最多 ${MOST_PHOTOS} 张照片，请先撤下不用的`);
    const file = await keepFile(desk, work, { county, person: actor.person }, reading);
    const photo = randomUUID();
    const added = { added_at: desk.clock.now(), added_by: actor.person };
    await work
      .insertInto('inspection_files')
      .values({ county, inspection: id, id: photo, about, item, file, ...added })
      .execute();
    await notedLook(desk, work, actor, held, 'inspection.check', { deed: 'add-file' });
    return { id: photo };
  });
}

/** 撤下 — it is shown no more, and stays where it was. */
export function removePhoto(desk: InspectionDesk, actor: Actor, id: string, photo: string): Promise<PhotoOutcome> {
  return desk.db.transaction().execute(async (work): Promise<PhotoOutcome> => {
    const held = await holdInspection(work, actor, id);
    if (held === undefined) return 'missing';
    const objections = objectionsToInspectionDeed('check', held);
    if (objections.length > 0) return { objections };
    const { rows } = await sql<{ id: string }>`
      update inspection_files set removed_at = ${desk.clock.now()} where county = ${held.county}
        and inspection = ${id}::uuid and id = ${photo}::uuid and removed_at is null returning id`.execute(work);
    if (rows.length === 0) return 'missing';
    await notedLook(desk, work, actor, held, 'inspection.check', { deed: 'remove-file' });
    return { id: photo };
  });
}

/** 查看 — by the city; by county and school once the result is published. Marked with whoever looks, and written down. */
export async function openPhoto(
  desk: InspectionDesk,
  actor: Actor,
  id: string,
  photo: string,
): Promise<{ readonly type: EvidenceType; readonly bytes: Buffer } | undefined> {
  const { db, seal, clock } = desk;
  const found = await findInspection(db, actor, id);
  if (found === undefined || (actor.office !== 'city-inspector' && found.state !== 'published')) return undefined;
  const { county } = found;
  const schools = (await inspectedSchools(db, seal, actor, found)).map((school) => school.id);
  const { rows } = await sql<{ file: string; type: EvidenceType; sealed: Buffer }>`
    select files.id as file, files.type, files.sealed from inspection_files as kept
    join evidence_files as files on files.county = kept.county and files.id = kept.file
    where kept.county = ${county} and kept.inspection = ${id}::uuid and kept.id = ${photo}::uuid
      and kept.removed_at is null and (kept.about = any(${schools}::uuid[]) or kept.about in (
        select student from inspection_pupils as pupils where pupils.county = ${county}
          and pupils.inspection = ${id}::uuid and pupils.school = any(${schools}::uuid[])))`.execute(db);
  const [seen] = rows;
  if (seen === undefined) return undefined;
  await db.transaction().execute((work) => notedLook(desk, work, actor, found, 'inspection.photo'));
  const mark = `督查专用　${OFFICES[actor.office].title} ${actor.name} ${clock.today()}`;
  return { type: seen.type, bytes: await marked(openFile(seal, county, seen.file, seen.sealed), mark) };
}

function no(code: string, message: string): { readonly objections: readonly Objection[] } {
  return { objections: [{ code, message, field: 'file' }] };
}
