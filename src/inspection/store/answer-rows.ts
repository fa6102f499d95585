import { sql } from 'kysely';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { CheckItem, Verdict } from '../check-sheet.ts';
import type { Inspection } from '../inspection.ts';

/** 检查表的一格 */
export interface AnswerGiven {
  readonly about: string;
  readonly item: CheckItem;
  readonly verdict: Verdict;
  readonly note: string;
  readonly at: Date;
}

interface Row {
  readonly about: string;
  readonly item: CheckItem;
  readonly verdict: Verdict;
  readonly note: Buffer | null;
  readonly at: Date;
}

/** What was said of these; of all, where nobody is named. The caller has found the inspection. */
export async function answersOf(
  db: Database | Work,
  seal: Seal,
  { county, id }: Pick<Inspection, 'county' | 'id'>,
  about?: readonly string[],
): Promise<readonly AnswerGiven[]> {
  const { rows } = await sql<Row>`
    select about, item, verdict, note, at from inspection_answers
    where county = ${county} and inspection = ${id}::uuid
      and (${about === undefined} or about = any(${[...(about ?? [])]}::uuid[]))
    order by about, item`.execute(db);
  return rows.map(({ note, ...row }) => {
    const place = boundOf(county, id, row.about, row.item);
    return { ...row, note: note === null ? '' : seal.open(note, place).toString('utf8') };
  });
}

export function sealNote(seal: Seal, county: string, inspection: string, about: string, item: string, note: string) {
  if (note === '') return { note: null, key_id: null };
  return { note: seal.close(note, boundOf(county, inspection, about, item)), key_id: seal.keyId };
}

function boundOf(county: string, inspection: string, about: string, item: string): string {
  return `inspection_answers|${county}|${inspection}|${about}|${item}`;
}
