import type { Database, Work } from '#src/platform/database/database.ts';
import { declaredText, type LetterTemplate, type LetterText } from '../letter-template.ts';

/** 现用的文本 — the county's version of the words, or the declared one, which is version 0. */
export async function textInForce(
  db: Database | Work,
  county: string,
  template: LetterTemplate,
): Promise<{ readonly version: number; readonly text: LetterText }> {
  const version = await versionInForce(db, county, template.key, 'text');
  const row =
    version === 0
      ? undefined
      : await db
          .selectFrom('letter_versions')
          .select('text')
          .where('county', '=', county)
          .where('template', '=', template.key)
          .where('form', '=', 'text')
          .where('version', '=', version)
          .executeTakeFirst();
  // Written by us, after its tags were compared with the declared fields.
  return row === undefined ? { version: 0, text: declaredText(template) } : { version, text: row.text as LetterText };
}

/** 现用第几版; 0 is the program's own. */
export async function versionInForce(
  db: Database | Work,
  county: string,
  template: string,
  form: 'text' | 'model',
): Promise<number> {
  const row = await db
    .selectFrom('letter_choices')
    .select('version')
    .where('county', '=', county)
    .where('template', '=', template)
    .where('form', '=', form)
    .executeTakeFirst();
  return row?.version ?? 0;
}
