import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { countyOf } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { LETTER_KINDS, type Letter, numberOf } from '../letter.ts';

/** 文号 and its parts, as they are kept. */
export interface GivenNumber {
  readonly word: string;
  readonly year: number;
  readonly sequence: number;
  readonly number: string;
}

/**
 * 编号 — the next of the house's series of this year. The line of the series is held until the transaction ends: who comes second waits,
 * and what is rolled back gives its number back, so that none is given twice and none is left out.
 */
export async function nextNumber(
  work: Work,
  { unit, house, kind }: Letter,
  houseWord: string,
  day: LocalDate,
): Promise<GivenNumber | { readonly objections: readonly Objection[] }> {
  const word = `${houseWord}${LETTER_KINDS[kind].mark}`;
  const year = Number(day.slice(0, 4));
  const { rows } = await sql<{ last: number; unit: string; house: string }>`
    insert into letter_numbers (county, word, year, unit, house, last)
    values (${countyOf(unit)}, ${word}, ${year}, ${unit}, ${house}, 1)
    on conflict (county, word, year) do update set last = letter_numbers.last + 1
    returning last, unit, house`.execute(work);
  const series = rows[0];
  if (series === undefined || series.unit !== unit || series.house !== house) {
    const message = `机关代字“${word}”今年已由别的单位使用，两个单位不能共用一个文号序列。请县局在“公文—发文机关”中为本单位设定机关代字`;
    return { objections: [{ code: 'word', message }] };
  }
  return { word, year, sequence: series.last, number: numberOf(word, year, series.last) };
}
