const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Ranges and no list: DuckDB makes a join of a long IN, and loses the order of the rows by it. */
const INLAND = [
  [11, 15],
  [21, 23],
  [31, 37],
  [41, 46],
  [50, 54],
  [61, 65],
  [71, 71],
] as const;

/** Identity numbers, by arithmetic on their seventeen digits; families, by code; and a document's time of validity. */
export const NUMBER_MACROS = [
  // Two numbers of nine and eight digits, because 32-bit division is much the cheaper.
  `check_of(nine, eight) AS substr('10X98765432', (${weighted('nine', 9, 0)} + ${weighted('eight', 8, 9)}) % 11 + 1, 1)`,
  `is_inland(province) AS ${INLAND.map(([from, to]) => `province BETWEEN ${from} AND ${to}`).join(' OR ')}`,
  'is_permit(province) AS province IN (81, 82, 83, 91)',
  `sex_of_kin(kin) AS CASE WHEN kin IN ('51', '57', '61', '63') THEN '1' WHEN kin IN ('52', '58', '62', '64') THEN '2' END`,
  `odd_gap(kin, child, member) AS CASE WHEN kin IN ('51', '52') THEN (child - member) // 10000 NOT BETWEEN 15 AND 65
     WHEN kin IN ('61', '62', '63', '64') THEN (child - member) // 10000 < 30 END`,
  `fits(inclusion, handicap) AS CASE inclusion WHEN '0' THEN handicap = '0' WHEN '1' THEN handicap = '1'
     WHEN '2' THEN handicap = '2' WHEN '3' THEN handicap = '5' WHEN '9' THEN handicap NOT IN ('0', '1', '2', '5') END`,
  `end_of_span(x) AS regexp_extract(dense(half(x)), '^${day(false)}[-—–~至到]+(${day(true)})止?$', 1)`,
].map((macro) => `CREATE MACRO ${macro}`);

function weighted(digits: string, count: number, from: number): string {
  return Array.from(
    { length: count },
    (_, at) => `${digits} // ${10 ** (count - 1 - at)} % 10 * ${WEIGHTS[from + at]}`,
  ).join(' + ');
}

function day(inner: boolean): string {
  const either = '\\d{8}|\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?';
  return inner ? either : `(?:${either})`;
}
