import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { diary } from '../diary.ts';
import { editOf, type Typed } from '../edit.ts';
import { changeRecords } from './change-records.ts';
import { findRecord } from './find-record.ts';
import { namesOfPeople } from './names.ts';
import { readHistory } from './read-history.ts';
import type { RegisterDesk } from './register-desk.ts';
import { openCells } from './sealed-cells.ts';

export type Edited =
  | { readonly is: 'done'; readonly revision: number }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** Who edits which record, from what they saw, to what they typed. */
export interface EditRequest {
  readonly id: string;
  readonly seen: number;
  readonly typed: Typed;
}

/**
 * 修改学籍 — one person's correction of one record. Refused as a whole when one cell is: key fields, what changes by a
 * procedure only, what is in no code table. Refused as stale when somebody else has changed it meanwhile, saying who.
 */
export function editRecord(desk: RegisterDesk, actor: Actor, { id, seen, typed }: EditRequest): Promise<Edited> {
  return desk.db.transaction().execute(async (work): Promise<Edited> => {
    const row = await findRecord(work, actor, 'record.edit', id);
    if (row === undefined) return { is: 'not-found' };
    const unit = row.unit as UnitPath; // the column holds nothing else
    const subject = { subjectKind: 'student', subject: id, subjectUnit: unit } as const;
    const edit = editOf(openCells(desk.seal, row.county, id, row.sealed), typed);
    if (edit.objections !== undefined) {
      if (edit.keyFields.length > 0) {
        const detail = { fields: edit.keyFields };
        await audit(work, actor, { action: 'record.key-refused', ...subject, detail }, desk.clock.now());
      }
      return { is: 'refused', objections: edit.objections };
    }
    const fields = Object.keys(edit.cells);
    const by = { person: actor.person, office: actor.office };
    const late = await changeRecords(desk, work, row.county, [{ id, seen, cells: edit.cells }], by, { kind: 'edit' });
    if (late.length > 0) return { is: 'refused', objections: [await staleness(desk, work, row.county, id, seen)] };
    if (fields.length === 0) return { is: 'done', revision: seen };
    await audit(work, actor, { action: 'record.edit', ...subject, detail: { fields } }, desk.clock.now());
    return { is: 'done', revision: seen + 1 };
  });
}

/** Who changed what since: in the words of the diary, without the contents. */
async function staleness(
  { seal }: RegisterDesk,
  work: Work,
  county: string,
  id: string,
  seen: number,
): Promise<Objection> {
  const since = await readHistory(work, seal, county, id, seen);
  const names = await namesOfPeople(
    work,
    county,
    since.map(({ person }) => person ?? null),
  );
  const lines = diary(since, (person) => names.get(person)).map(({ text }) => text);
  const what = lines.length > 0 ? `：${lines.join('；')}` : '';
  return { code: 'stale', message: `您打开这份学籍之后，它已被改过${what}。请刷新，看过新内容后再改` };
}
