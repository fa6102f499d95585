import type { Actor } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Letter, LetterMatter } from '../letter.ts';
import { letterOfRow, visibleTo } from './letter-rows.ts';

/** 关于一件事项的公文 — those the actor may read, the latest first. */
export async function lettersAbout(
  db: Database | Work,
  actor: Actor,
  { kind, id }: LetterMatter,
): Promise<readonly Letter[]> {
  const rows = await db
    .selectFrom('letters')
    .selectAll()
    .where('about', '=', kind)
    .where('about_id', '=', id)
    .where(visibleTo(actor))
    .orderBy('drafted_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(letterOfRow);
}
