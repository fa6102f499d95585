import { rmSync } from 'node:fs';
import { RULE_BOOK } from '#src/quality/rules/index.ts';
import { countyOf, RENJI, TODAY } from './data.ts';
import { compare } from './duckdb/agree.ts';
import { COMPARED_CODES } from './duckdb/statements.ts';
import { measure, type Run } from './measure.ts';
import { type Goal, medianOf, report, type Series } from './report.ts';

const REPEATS = 3;
const SHOWN = 20;

/** CSV to written findings: all our rules, and DuckDB with those that are said again in SQL, taking turns. */
export async function duckdb(): Promise<void> {
  const sizes = [100_000, 1_000_000];
  const rosters = sizes.map(countyOf);
  const proofs = [];
  for (const roster of rosters) proofs.push(await prove(roster));
  const series: Series[] = [];
  for (const [at, roster] of rosters.entries()) {
    const [ours, theirs]: [Run[], Run[]] = [[], []];
    for (let i = 0; i < REPEATS; i += 1) {
      ours.push(await measure(renjiOn(roster), answerOf(roster)));
      theirs.push(await measure(duckdbOn(roster)));
    }
    const size = sizes[at]?.toLocaleString('en');
    const all = RULE_BOOK.rules.length + RULE_BOOK.registerRules.length;
    series.push({ job: `${size} records: renji, ${all} rules`, runs: ours });
    series.push({ job: `${size} records: DuckDB, ${COMPARED_CODES.length} rules`, runs: theirs });
  }
  for (const roster of rosters) for (const path of [answerOf(roster), findingsOf(roster)]) rmSync(path);
  report('duckdb', series, goalsOf(series), { rules: COMPARED_CODES, proofs });
}

/** Nothing is timed before both sides have found the same rows broken by the same rules. */
async function prove(roster: string) {
  await measure(renjiOn(roster), answerOf(roster));
  await measure(duckdbOn(roster));
  const { agreed, codes, disagreements } = compare(answerOf(roster), findingsOf(roster));
  for (const { code, row, foundBy } of disagreements.slice(0, SHOWN))
    console.log(`  ${code} row ${row}: only ${foundBy}`);
  if (disagreements.length > 0) throw new Error(`${disagreements.length} rows and rules are found by one side only`);
  console.log(`  ${roster}: both found the same ${agreed} rows and rules, of ${codes.size} rules`);
  return { roster, agreed, brokenRules: codes.size };
}

function renjiOn(roster: string): readonly string[] {
  return [RENJI, 'check', roster, '--json', '--today', TODAY];
}

function duckdbOn(roster: string): readonly string[] {
  return ['bench/build/check-process.js', roster, findingsOf(roster), TODAY.replaceAll('-', '')];
}

function answerOf(roster: string): string {
  return roster.replace(/csv$/, 'renji.json');
}

function findingsOf(roster: string): string {
  return roster.replace(/csv$/, 'duckdb.csv');
}

function goalsOf(series: readonly Series[]): readonly Goal[] {
  const goals: Goal[] = [];
  for (let i = 0; i + 1 < series.length; i += 2) {
    const [ours, theirs] = [series[i], series[i + 1]];
    if (ours === undefined || theirs === undefined) continue;
    for (const [figure, name] of FIGURES) {
      const value = medianOf(ours, figure) / medianOf(theirs, figure);
      goals.push({ goal: `${theirs.job}: our share of its ${name}`, value, met: value < 1 });
    }
  }
  return goals;
}

const FIGURES = [
  ['wallSeconds', 'time'],
  ['cpuSeconds', 'CPU'],
  ['peakMegabytes', 'memory'],
] as const;
