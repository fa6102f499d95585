import { ROSTER_EXPORT } from '#src/roster/template.ts';
import { NEIGHBOR_RULES } from './neighbours.ts';
import { NUMBER_MACROS } from './number-macros.ts';
import { quoted, READING_MACROS } from './reading-macros.ts';
import { RULES } from './rules.ts';
import { KEYS, STAGES } from './stages.ts';

/** The rules that both sides are asked. */
export const COMPARED_CODES: readonly string[] = [...Object.keys(RULES), ...Object.keys(NEIGHBOR_RULES)];

export interface Errand {
  readonly roster: string;
  /** Where the findings go: the spreadsheet's row and the rule, one a line. */
  readonly findings: string;
  /** YYYYMMDD. */
  readonly today: number;
}

/** Everything DuckDB does, from the roster to the written findings. */
export function statementsFor({ roster, findings, today }: Errand): readonly string[] {
  const answers = Object.entries(RULES).map(([code, broken]) => `${broken} AS "${code}"`);
  const steps = [...STAGES, `CREATE TABLE checked AS SELECT ${answers.join(',\n')}, ${KEYS} FROM pupil`];
  return [
    ...READING_MACROS,
    ...NUMBER_MACROS,
    `CREATE VIEW cell AS SELECT ${CELLS} FROM read_csv(${quoted(roster)}, auto_detect = false, header = true,
       delim = ',', quote = '"', escape = '"', columns = {${COLUMNS}})`,
    ...steps.map((step) => step.replaceAll('TODAY', String(today))),
    `COPY (${FOUND}) TO ${quoted(findings)} (FORMAT csv, HEADER false)`,
  ];
}

const COLUMNS = ROSTER_EXPORT.map(({ heading }) => `${quoted(heading)}: 'VARCHAR'`).join(', ');
const CELLS = ROSTER_EXPORT.map(({ heading, field }) => `coalesce("${heading}", '') AS "${field}"`).join(', ');

/** The header is row 1 of the spreadsheet, and DuckDB counts from 0. */
const FOUND = [
  ...Object.keys(RULES).map((code) => `SELECT rowid + 2, '${code}' FROM checked WHERE "${code}"`),
  ...Object.entries(NEIGHBOR_RULES).map(([code, rows]) => `SELECT rowid + 2, '${code}' FROM ${rows}`),
].join('\nUNION ALL ');
