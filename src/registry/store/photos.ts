import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Photo } from '../photo.ts';
import { findRecord } from './find-record.ts';

/** The newest photograph of a pupil; `undefined` when there is none or the pupil is not the actor's to see. Written down. */
export function readPhotoOf(
  { db, seal, clock }: Desk,
  actor: Actor,
  id: string,
): Promise<{ readonly kind: string; readonly bytes: Buffer } | undefined> {
  return db.transaction().execute(async (work) => {
    const row = await findRecord(work, actor, 'record.read', id);
    if (row === undefined) return undefined;
    const photo = await work
      .selectFrom('photos')
      .select(['revision', 'kind', 'sealed'])
      .where('county', '=', row.county)
      .where('student', '=', id)
      .orderBy('revision', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (photo === undefined) return undefined;
    const subject = { subjectKind: 'student', subject: id, subjectUnit: row.unit as UnitPath } as const; // a path, by its column
    await audit(work, actor, { action: 'record.photo', ...subject }, clock.now());
    return { kind: photo.kind, bytes: seal.open(photo.sealed, boundTo(row.county, id, photo.revision)) };
  });
}

/** Puts a new photograph on top; the old ones stay. `false` when the pupil is not the actor's to change. */
export function changePhoto({ db, seal, clock }: Desk, actor: Actor, id: string, photo: Photo): Promise<boolean> {
  return db.transaction().execute(async (work) => {
    const row = await findRecord(work, actor, 'record.edit', id);
    if (row === undefined) return false;
    await work
      .selectFrom('students')
      .select('id')
      .where('county', '=', row.county)
      .where('id', '=', id)
      .forUpdate()
      .execute();
    const newest = await work
      .selectFrom('photos')
      .select(({ fn }) => fn.max('revision').as('revision'))
      .where('county', '=', row.county)
      .where('student', '=', id)
      .executeTakeFirst();
    const revision = (newest?.revision ?? 0) + 1;
    await work
      .insertInto('photos')
      .values({
        county: row.county,
        student: id,
        revision,
        at: clock.now(),
        by_person: actor.person,
        kind: photo.kind,
        sealed: seal.close(photo.bytes, boundTo(row.county, id, revision)),
        key_id: seal.keyId,
      })
      .execute();
    const subject = { subjectKind: 'student', subject: id, subjectUnit: row.unit as UnitPath } as const; // a path, by its column
    await audit(work, actor, { action: 'record.change-photo', ...subject, detail: { revision } }, clock.now());
    return true;
  });
}

function boundTo(county: string, id: string, revision: number): string {
  return `photos|${county}|${id}|${revision}`;
}
