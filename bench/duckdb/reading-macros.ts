/** What JavaScript takes for a blank, inside a bracket of RE2, whose own `\s` knows the ASCII ones only. */
const BLANK =
  '\\t\\n\\x0B\\f\\r \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}';

const FULL_WIDTH = `${characters(0xff01, 94)}\u3000`;
const HALF_WIDTH = `${characters(0x21, 94)} `;

/** 间隔号 as names carry it wrongly, and the Latin of a name without the letter-like numerals and the full-width forms. */
const DOTS = '•・‧．.｡●。';
const NOT_LATIN = '\\x{2160}-\\x{2188}\\x{FF00}-\\x{FF0D}\\x{FF0F}-\\x{FF60}\\x{FF62}-\\x{FFEF}';

const PROVINCES = '1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]';

/**
 * How a cell is read, said again in SQL without a line of the program's own code: blanks, width, numbers, names, phones,
 * dates. Where a cheap look at the cell settles it, the dear one is left to the ELSE, which only the other rows enter.
 */
export const READING_MACROS = [
  `half(x) AS translate(x, ${quoted(FULL_WIDTH)}, ${quoted(HALF_WIDTH)})`,
  `dense(x) AS regexp_replace(x, '[${BLANK}]+', '', 'g')`,
  `tidy(x) AS CASE WHEN regexp_matches(x, '[\\x{3000}\\x{FF01}-\\x{FF5E}]|^[${BLANK}]|[${BLANK}]$')
     THEN regexp_replace(half(x), '^[${BLANK}]+|[${BLANK}]+$', '', 'g') ELSE x END`,
  `blank(x) AS CASE WHEN x = '' THEN true ELSE regexp_full_match(x, '[${BLANK}]*') END`,
  'wording(x) AS upper(dense(half(x)))',
  'formed(x, form) AS CASE WHEN regexp_full_match(x, form) THEN true ELSE regexp_full_match(tidy(x), form) END',

  "eighteen(x) AS regexp_full_match(x, '[0-9]{17}[0-9X]')",
  `document(x) AS CASE WHEN regexp_full_match(x, '[0-9A-Z]*') THEN x
     ELSE upper(regexp_replace(half(x), '[${BLANK}\\p{Cc}\\p{Cf}''‘’\`]', '', 'g')) END`,
  `scientific(x) AS regexp_full_match(x, '(?i)\\d(?:\\.\\d+E\\+?|E\\+)\\d{1,2}')`,
  `untidy_number(x) AS regexp_matches(x, '[${BLANK}\\p{Cc}\\p{Cf}\\x{FF01}-\\x{FF5E}''‘’\`x]')`,

  `ordinary(name) AS regexp_full_match(name, '[\\x{4E00}-\\x{9FFF}]+')`,
  `person(name) AS CASE WHEN ordinary(name) THEN name
     ELSE translate(upper(dense(half(nfc_normalize(name)))), '${DOTS}', '${'·'.repeat(DOTS.length)}') END`,
  `illegal(name) AS CASE WHEN ordinary(name) THEN false ELSE regexp_matches(nfc_normalize(name),
     '[^\\p{Han}\\p{Latin}\\p{Co} ·${DOTS}]|[${NOT_LATIN}]|^ | $|[^\\p{Latin}] | [^\\p{Latin}]') END`,
  `misdotted(name) AS CASE WHEN ordinary(name) THEN false ELSE regexp_matches(name, '[${DOTS}]') END`,
  `rare(name) AS CASE WHEN ordinary(name) THEN false
     ELSE regexp_matches(regexp_replace(name, '[\\x{4E00}-\\x{9FFF}〇]', '', 'g'), '[\\p{Han}\\p{Co}]') END`,
  `odd_length(name) AS CASE WHEN ordinary(name) AND strlen(name) BETWEEN 6 AND 18 THEN false
     ELSE length(tidy(name)) NOT BETWEEN 2 AND 25
       OR (NOT contains(name, '·') AND length(regexp_replace(name, '[^\\p{Han}]', '', 'g')) > 6) END`,

  `phone_of(x) AS CASE WHEN regexp_full_match(x, '1[3-9]\\d{9}') THEN x WHEN x = '' THEN '' ELSE regexp_extract(
     regexp_replace(half(x), '[${BLANK}\\p{Cf}\\p{Pd}]', '', 'g'), '^(?:1[3-9]\\d{9}|0\\d{2,3}\\d{7,8})$') END`,
  `is_region(x) AS formed(x, '(?:${PROVINCES})(?:\\d{4}|\\d{10})')`,
  `vague_address(x) AS CASE WHEN regexp_matches(x, '^[\\x{4E00}-\\x{9FFF}]{6}') THEN false WHEN blank(x) THEN false
     ELSE length(tidy(x)) < 6 OR regexp_full_match(tidy(x), '\\d+') END`,
  `is_email(x) AS regexp_full_match(tidy(x), '[^${BLANK}@]+@[^${BLANK}@.]+(?:\\.[^${BLANK}@.]+)+')`,
  `kilometres(x) AS CASE WHEN regexp_full_match(x, '\\d{1,9}') THEN x::DOUBLE ELSE
     TRY_CAST(regexp_extract(tidy(x), '(?i)^(\\d+(?:\\.\\d+)?)[${BLANK}]*(?:公里|千米|km|米|m)?$', 1) AS DOUBLE)
       / CASE WHEN regexp_matches(tidy(x), '(?i)(?:\\d|[${BLANK}])(?:米|m)$') THEN 1000 ELSE 1 END END`,

  `parts_of_day(x) AS regexp_extract(tidy(x), '^(?:(\\d{4})(\\d{2})(\\d{2})?|(\\d{4})[${BLANK}]*[-/.年][${BLANK}]*(\\d{1,2})'
     || '(?:[${BLANK}]*月?|[${BLANK}]*[-/.月][${BLANK}]*(\\d{1,2})[${BLANK}]*日?(?:[T ]+\\d{1,2}:\\d{2}[^\\n\\r\\x{2028}\\x{2029}]*)?)'
     || '|(\\d{5})(?:\\.\\d+)?)$', ['y1', 'm1', 'd1', 'y2', 'm2', 'd2', 'serial'])`,
  `number_of_day(p, lone) AS CASE WHEN p.y1 <> '' THEN p.y1::INTEGER * 10000 + p.m1::INTEGER * 100 + coalesce(nullif(p.d1, '')::INTEGER, lone)
     WHEN p.y2 <> '' THEN p.y2::INTEGER * 10000 + p.m2::INTEGER * 100 + coalesce(nullif(p.d2, '')::INTEGER, lone)
     WHEN p.serial <> '' THEN number_of_serial(p.serial::INTEGER) END`,
  `number_of_serial(n) AS CASE WHEN n NOT IN (0, 60)
     THEN strftime(DATE '1899-12-31' + n - CASE WHEN n > 60 THEN 1 ELSE 0 END, '%Y%m%d')::INTEGER END`,
  `calendar_day(n) AS CASE WHEN n >= 10000000 AND n // 100 % 100 BETWEEN 1 AND 12 AND n % 100 BETWEEN 1 AND
     CASE WHEN n % 100 < 29 THEN 28 WHEN n // 100 % 100 IN (4, 6, 9, 11) THEN 30 WHEN n // 100 % 100 <> 2 THEN 31
       WHEN n // 10000 % 4 = 0 AND (n // 10000 % 100 <> 0 OR n // 10000 % 400 = 0) THEN 29 ELSE 28 END THEN n END`,
].map((macro) => `CREATE MACRO ${macro}`);

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function characters(from: number, count: number): string {
  return Array.from({ length: count }, (_, at) => String.fromCharCode(from + at)).join('');
}
