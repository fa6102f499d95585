import type { Actor } from '#src/organization/office.ts';
import type { Permission } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { KEPT } from '#src/platform/database/kept-statement.ts';

/** The row of a record that this person may do this to; `undefined` when there is none, or it is not theirs to know of. */
export function findRecord(db: Database | Work, actor: Actor, permission: Permission, id: string) {
  return db
    .selectFrom('students')
    .selectAll()
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where(permitted(actor, permission, 'students.unit'))
    .modifyEnd(KEPT)
    .executeTakeFirst();
}
