import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measure, type Run } from './measure.ts';
import { type Goal, medianOf, report, type Series } from './report.ts';

const PRINTERS = {
  renji: 'renji-sheets.js',
  'pdfmake, a file a class': 'pdfmake-sheets.js',
  'Chromium, a file a class': 'chromium-sheets.js',
} as const;

const SCHOOL = 2000;
const COUNTY = 80_000;
const REPEATS = 3;

/** 核对表: a school's by us and by peers, each in processes of its own, taking turns; a whole county's by us with `--full`. */
export async function sheets(full: boolean): Promise<void> {
  const runs = new Map<string, Run[]>(Object.keys(PRINTERS).map((name) => [name, []]));
  for (let i = 0; i < REPEATS; i += 1) {
    for (const [name, script] of Object.entries(PRINTERS)) runs.get(name)?.push(await printOnce(script, SCHOOL));
  }
  const series: Series[] = [...runs].map(([name, own]) => ({ job: `${SCHOOL} sheets: ${name}`, runs: own }));
  const county = full ? [{ job: `${COUNTY} sheets: renji`, runs: [await printOnce(PRINTERS.renji, COUNTY)] }] : [];
  report('sheets', [...series, ...county], goalsOf([...series, ...county]));
}

/** A printer that loses sheets is fast for nothing: each prints how many it made. */
async function printOnce(script: string, pupils: number): Promise<Run> {
  const path = join('bench/data', `${script}.pdf`);
  const printed = `${path}.count`;
  const run = await measure([`bench/build/${script}`, String(pupils), path], printed);
  const made = Number(readFileSync(printed, 'utf8'));
  for (const each of [path, printed]) rmSync(each, { force: true });
  if (made !== pupils) throw new Error(`${script} printed ${made} sheets and not ${pupils}`);
  return run;
}

function goalsOf(series: readonly Series[]): readonly Goal[] {
  return series
    .filter(({ job }) => job.endsWith(': renji'))
    .flatMap((own): Goal[] => {
      const isSchool = own.job.startsWith(String(SCHOOL));
      const [seconds, most] = [medianOf(own, 'wallSeconds'), isSchool ? 12 : 480];
      const megabytes = medianOf(own, 'peakMegabytes');
      return [
        { goal: `${own.job}, s, at most ${most}`, value: seconds, met: seconds <= most },
        { goal: `${own.job}, MB, at most 1200`, value: megabytes, met: megabytes <= 1200 },
      ];
    });
}
