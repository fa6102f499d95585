import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Photo } from '../photo.ts';
import { findRecord } from './find-record.ts';

/**
 * The photograph of a pupil, now or at the end of a past day; `undefined` when there is none or the pupil is not the actor's
 * to see. Written down.
 */
export function readPhotoOf(
  { db, seal, clock }: Desk,
  actor: Actor,
  id: string,
  day?: LocalDate,
): Promise<{ readonly kind: string; readonly bytes: Buffer } | undefined> {
  return db.transaction().execute(async (work) => {
    const row = await findRecord(work, actor, 'record.read', id);
    if (row === undefined) return undefined;
    const photo = await work
      .selectFrom('photos')
      .select(['revision', 'kind', 'sealed'])
      .where('county', '=', row.county)
      .where('student', '=', id)
      .$if(day !== undefined, (query) => query.where(takenBy(day)))
      .orderBy('revision', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (photo === undefined) return undefined;
    const subject = { subjectKind: 'student', subject: id, subjectUnit: row.unit as UnitPath } as const; // a path, by its column
    await audit(work, actor, { action: 'record.photo', ...subject, detail: { day } }, clock.now());
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

/** 那一天有没有照片 — of a record the reader may see already. */
export async function hadPhoto(db: Database, county: string, id: string, day: LocalDate): Promise<boolean> {
  const found = await db
    .selectFrom('photos')
    .select('revision')
    .where('county', '=', county)
    .where('student', '=', id)
    .where(takenBy(day))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** A day ends when it ends in Beijing. */
function takenBy(day: LocalDate | undefined) {
  return sql<boolean>`(photos.at at time zone 'Asia/Shanghai')::date <= ${day ?? null}::date`;
}

function boundTo(county: string, id: string, revision: number): string {
  return `photos|${county}|${id}|${revision}`;
}
