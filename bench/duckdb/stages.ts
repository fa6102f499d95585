import type { CodeTable } from '#src/registry/codes.ts';
import { codeOf } from './wordings.ts';

/** The pupil's own number, and those of the two family members. */
const NUMBERS = ['', '1', '2'];

/** Every cell that holds a date: the name it gets, the cell, and the rows it is wanted of. */
const DAYS = [
  { day: 'birth', cell: 'birthDate', when: 'true' },
  { day: 'registeredSince', cell: 'registeredOn', when: `letter IN ('L', 'J')` },
  { day: 'backOn', cell: 'leaveEnd', when: `status = '02'` },
  { day: 'validUntil', cell: 'validTo', when: 'true' },
  { day: 'entry', cell: 'entryMonth', when: 'true' },
];

/**
 * From the cells of a row, step by step, to what the rules speak of. Each step names what the next one uses more than
 * once: DuckDB does not see that two CASEs say the same.
 */
export const STAGES = [
  `CREATE VIEW understood AS SELECT * EXCLUDE (sex, recordStatus, orphan), NOT blank(name) AS named,
    document(idNumber) AS number, document(nationalNumber) AS registered,
    ${coded('sex', 'sexCode')}, ${coded('idType', 'idTypeCode')}, ${coded('ethnicity', 'people')},
    ${coded('nationality', 'nation')}, ${coded('hkmotwOverseas', 'origin')}, ${coded('recordStatus', 'status')},
    ${coded('attendanceMode', 'attendance')}, ${coded('health', 'fitness')}, ${coded('disability', 'handicap')},
    ${coded('inclusiveEducation', 'inclusion')}, ${coded('schoolKind', 'kind')}, ${codeOf('yesNo', 'schoolBus')} AS byBus,
    ${codeOf('yesNo', 'boardingSubsidy')} AS subsidy, ${codeOf('yesNo', 'orphan')} AS orphaned,
    CASE WHEN idValidity = '' THEN '' ELSE end_of_span(idValidity) END AS validTo, ${[1, 2].map(ofMember)}
    FROM cell`,

  `CREATE VIEW sorted AS SELECT *, ${NUMBERS.map(
    (n) => `CASE WHEN eighteen(number${n}) THEN substr(number${n}, 1, 17)::BIGINT END AS digits${n}`,
  )},
    CASE WHEN regexp_full_match(registered, '[GLJ]\\d{17}[\\dX]') THEN substr(registered, 1, 1) END AS letter,
    ${DAYS.map(({ day, cell }) => `CASE WHEN regexp_full_match(${cell}, '\\d{8}') THEN ${cell}::INTEGER END AS ${day}Plain`)}
    FROM understood`,

  `CREATE VIEW dissected AS SELECT *, ${NUMBERS.map(
    (n) => `(digits${n} // 100000000)::INTEGER AS nine${n}, (digits${n} % 100000000)::INTEGER AS eight${n},
      (digits${n} // 1000 % 100000000)::INTEGER AS bornNumber${n}`,
  )}, (digits // 1000000000000000)::INTEGER AS province,
    ${DAYS.map(
      ({ day, cell, when }) =>
        `CASE WHEN ${day}Plain IS NULL AND ${cell} <> '' AND ${when} THEN parts_of_day(${cell}) END AS ${day}Parts`,
    )} FROM sorted`,

  `CREATE VIEW reckoned AS SELECT *, ${NUMBERS.map(
    (
      n,
    ) => `check_of(nine${n}, eight${n}) = right(number${n}, 1) AS checks${n}, calendar_day(bornNumber${n}) AS born${n},
      CASE WHEN eight${n} % 2 = 1 THEN '1' ELSE '2' END AS bearerSex${n}`,
  )}, ${DAYS.map(
    ({ day }) => `coalesce(${day}Plain, number_of_day(${day}Parts, ${day === 'entry' ? 1 : 0})) AS ${day}Number`,
  )} FROM dissected`,

  `CREATE VIEW pupil AS SELECT *, ${DAYS.map(({ day }) => `calendar_day(${day}Number) AS ${day}`)},
    ${NUMBERS.map((n) => `checks${n} AND born${n} <= TODAY AS credible${n}`)},
    idTypeCode = '1' AND digits IS NOT NULL AS resident, is_inland(province) AS inland, is_permit(province) AS permit,
    scientific(number) OR coalesce(number LIKE '%000' AND NOT checks, false) AS damaged,
    coalesce(nation <> 'CHN', false) AS foreigner,
    coalesce(NOT list_contains(['03', '07', '08', '09', '10', '11', '14'], status), true) AS live
    FROM reckoned`,
];

/** What neighbors may share, NULL where the question is not asked of the row. */
export const KEYS = `
  CASE WHEN live AND NOT damaged AND regexp_matches(number, '\\d') THEN idTypeCode || number END AS identityKey,
  CASE WHEN live AND regexp_matches(registered, '\\d') THEN registered END AS registeredKey,
  CASE WHEN live AND named THEN person(name) END AS personKey, sexCode, birth, number = '' AS numberless,
  CASE WHEN live THEN nullif(tidy(schoolCode), '') END AS schoolKey, nullif(tidy(grade), '') AS gradeKey,
  nullif(tidy(className), '') AS classKey,
  CASE WHEN regexp_matches(tidy(classRollNumber), '[0-9A-Za-z]') THEN tidy(classRollNumber) END AS rollKey,
  CASE WHEN regexp_matches(tidy(provincialNumber), '[0-9A-Za-z]') AND NOT scientific(tidy(provincialNumber))
    THEN tidy(provincialNumber) END AS provincialKey`;

function coded(field: Exclude<CodeTable, 'yesNo' | 'relation'>, as: string): string {
  return `${codeOf(field, field)} AS ${as}`;
}

function ofMember(n: number): string {
  const cell = (part: string) => `"guardian${n}.${part}"`;
  return `${cell('name')} AS name${n}, NOT blank(${cell('name')}) AS named${n}, document(${cell('idNumber')}) AS number${n},
    ${cell('relation')} AS relation${n}, ${codeOf('relation', cell('relation'))} AS kin${n},
    ${cell('relationNote')} AS note${n}, ${cell('phone')} AS phone${n},
    NOT blank(${cell('name')}) AND coalesce(${codeOf('yesNo', cell('isGuardian'))} = '1', false) AS guards${n},
    ${codeOf('idType', cell('idType'))} AS card${n}`;
}
