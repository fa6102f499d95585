import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { countyOf } from './data.ts';
import { measure, type Run } from './measure.ts';
import { type Goal, medianOf, report, type Series } from './report.ts';

const PUPILS = 80_000;
const REPEATS = 3;

/** Who writes, and into what. */
const WRITERS = {
  'renji .xlsx': { script: 'renji-workbook.js', format: 'xlsx' },
  'renji .xls': { script: 'renji-workbook.js', format: 'xls' },
  'SheetJS .xlsx': { script: 'sheetjs-workbook.js', format: 'xlsx' },
  'exceljs .xlsx, streaming': { script: 'exceljs-workbook.js', format: 'xlsx' },
} as const;

/**
 * The roster of a county in the national template, written by us with its drop-down lists and 填写说明, and its bare cells by
 * peers: the same lines from the same CSV, each in a process of its own, taking turns. No peer writes so long an .xls: SheetJS
 * needs a gigabyte for each thousand pupils, and exceljs does not know the format.
 */
export async function exchange(): Promise<void> {
  const county = countyOf(PUPILS);
  const folder = 'bench/data/exchange';
  mkdirSync(folder, { recursive: true });
  const runs = new Map<string, Run[]>(Object.keys(WRITERS).map((name) => [name, []]));
  const sizes: Record<string, number> = {};
  for (let i = 0; i < REPEATS; i += 1) {
    for (const [name, { script, format }] of Object.entries(WRITERS)) {
      const [path, printed] = [join(folder, `roster.${format}`), join(folder, 'lines')];
      rmSync(path, { force: true });
      runs.get(name)?.push(await measure([`bench/build/${script}`, county, path], printed));
      const lines = Number(readFileSync(printed, 'utf8'));
      if (lines !== PUPILS) throw new Error(`${name} wrote ${lines} lines and not ${PUPILS}`);
      sizes[name] = statSync(path).size;
    }
  }
  const series = [...runs].map(([job, own]): Series => ({ job, runs: own }));
  report('exchange', series, goalsOf(series), { sizes });
  rmSync(folder, { recursive: true });
}

function goalsOf(series: readonly Series[]): readonly Goal[] {
  const of = (job: string, figure: keyof Run) => {
    const found = series.find((each) => each.job === job);
    return found === undefined ? Number.NaN : medianOf(found, figure);
  };
  const goal = (text: string, value: number, most: number): Goal => ({ goal: text, value, met: value <= most });
  return [
    goal('80,000 pupils to .xlsx in at most 20 s', of('renji .xlsx', 'wallSeconds'), 20),
    goal('80,000 pupils to .xlsx in at most 300 MB', of('renji .xlsx', 'peakMegabytes'), 300),
    goal('80,000 pupils to .xls in at most 10 s', of('renji .xls', 'wallSeconds'), 10),
  ];
}
