import { readFileSync } from 'node:fs';
import { COMPARED_CODES } from './statements.ts';

/** A row and a rule that one side found broken and the other did not. Never a cell: the roster may be a real one. */
export interface Disagreement {
  readonly row: number;
  readonly code: string;
  readonly foundBy: 'renji' | 'duckdb';
}

export interface Comparison {
  /** How many rows and rules both found. */
  readonly agreed: number;
  /** Rules that at least one row broke: of the others nothing was proved. */
  readonly codes: ReadonlySet<string>;
  readonly disagreements: readonly Disagreement[];
}

/** Hold the answer of `renji check --json` against the rows and rules that DuckDB wrote. */
export function compare(answerPath: string, findingsPath: string): Comparison {
  const renji = foundByRenji(answerPath);
  const duckdb = new Set(readFileSync(findingsPath, 'utf8').split('\n').filter(Boolean));
  const disagreements = [
    ...[...renji].filter((found) => !duckdb.has(found)).map((found) => disagreement(found, 'renji')),
    ...[...duckdb].filter((found) => !renji.has(found)).map((found) => disagreement(found, 'duckdb')),
  ].sort((a, b) => a.code.localeCompare(b.code) || a.row - b.row);
  const codes = new Set([...renji].map((found) => found.slice(found.indexOf(',') + 1)));
  return {
    agreed: renji.size - disagreements.filter(({ foundBy }) => foundBy === 'renji').length,
    codes,
    disagreements,
  };
}

function foundByRenji(path: string): ReadonlySet<string> {
  const { findings } = JSON.parse(readFileSync(path, 'utf8')) as Answer;
  const compared = new Set(COMPARED_CODES);
  return new Set(findings.filter(({ code }) => compared.has(code)).map(({ row, code }) => `${row},${code}`));
}

/** What `renji check --json` prints, as far as it matters here; its shape is a contract. */
interface Answer {
  readonly findings: readonly { readonly row: number; readonly code: string }[];
}

function disagreement(found: string, foundBy: Disagreement['foundBy']): Disagreement {
  const [row = '', code = ''] = found.split(',');
  return { row: Number(row), code, foundBy };
}
