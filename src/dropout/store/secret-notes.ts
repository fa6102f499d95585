import { randomUUID } from 'node:crypto';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import type { DropoutCase } from '../dropout-case.ts';
import { findDropout } from './dropout-rows.ts';

/** 涉案情况 — one note, as it is read by the few who may. */
export interface SecretNote {
  readonly id: string;
  readonly words: string;
  readonly writtenAt: Date;
  readonly writtenBy: string;
}

/** Each reading is written down; `undefined` for everybody who has no such permission, whatever else they may see of the case. */
export function secretNotes(desk: Desk, actor: Actor, id: string): Promise<readonly SecretNote[] | undefined> {
  return desk.db.transaction().execute(async (work) => {
    const found = await findSecret(desk, work, actor, id);
    if (found === undefined) return undefined;
    const rows = await work
      .selectFrom('dropout_notes')
      .selectAll()
      .where('county', '=', found.county)
      .where('dropout_case', '=', id)
      .orderBy('written_at')
      .execute();
    const names = await namesOfPeople(
      work,
      found.county,
      rows.map(({ written_by }) => written_by),
    );
    await note(desk, work, actor, found, '查看');
    return rows.map((row) => ({
      id: row.id,
      words: desk.seal.open(row.sealed, placeOf(found.county, id, row.id)).toString('utf8'),
      writtenAt: row.written_at,
      writtenBy: names.get(row.written_by) ?? '',
    }));
  });
}

/** 登记涉案情况 — never shown in the ledger, in prints, in letters, or to the township. */
export function writeSecretNote(
  desk: Desk,
  actor: Actor,
  id: string,
  words: string,
): Promise<{ readonly id: string } | 'missing'> {
  return desk.db.transaction().execute(async (work) => {
    const found = await findSecret(desk, work, actor, id);
    if (found === undefined) return 'missing';
    const noteId = randomUUID();
    await work
      .insertInto('dropout_notes')
      .values({
        ...{ county: found.county, dropout_case: id, id: noteId },
        ...{ sealed: desk.seal.close(words, placeOf(found.county, id, noteId)), key_id: desk.seal.keyId },
        ...{ written_at: desk.clock.now(), written_by: actor.person },
      })
      .execute();
    await note(desk, work, actor, found, '登记');
    return { id: noteId };
  });
}

async function findSecret(desk: Desk, work: Work, actor: Actor, id: string): Promise<DropoutCase | undefined> {
  const found = await findDropout(work, desk.seal, actor, id);
  return found !== undefined && can(actor, 'dropout.secret', found.unit) ? found : undefined;
}

async function note(
  { clock }: Desk,
  work: Work,
  actor: Actor,
  { id, unit }: DropoutCase,
  deed: '查看' | '登记',
): Promise<void> {
  const entry = { action: 'dropout.secret', subjectKind: 'dropout', subject: id, subjectUnit: unit } as const;
  await audit(work, actor, { ...entry, detail: { deed } }, clock.now());
}

function placeOf(county: string, id: string, note: string): string {
  return `dropout_notes|${county}|${id}|${note}`;
}
