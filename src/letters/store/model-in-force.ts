import type { Database, Work } from '#src/platform/database/database.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { defaultModel } from './default-model.ts';

/** 某一版的 Word 版式; 0 is the program's own. */
export async function modelOf(
  db: Database | Work,
  county: string,
  template: LetterTemplate,
  version: number,
): Promise<Buffer | undefined> {
  if (version === 0) return defaultModel(template);
  const row = await db
    .selectFrom('letter_versions')
    .select('model')
    .where('county', '=', county)
    .where('template', '=', template.key)
    .where('form', '=', 'model')
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.model ?? undefined;
}
