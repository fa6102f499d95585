import { readFileSync, rmSync } from 'node:fs';
import { workbookOf } from './data.ts';
import { measure, type Run } from './measure.ts';
import { type Goal, medianOf, report, type Series } from './report.ts';

const PUPILS = 100_000;
const REPEATS = 3;

const READERS = {
  renji: 'renji.js',
  'hucre, rows only counted': 'hucre.js',
  SheetJS: 'sheetjs.js',
  'exceljs, streaming': 'exceljs-stream.js',
} as const;

const IN_MEMORY = { 'exceljs, in memory': 'exceljs-memory.js' } as const;

/** An .xlsx of 100,000 × 73 read by us and by peers, each in a process of its own, taking turns. */
export async function reading(full: boolean): Promise<void> {
  const readers = Object.entries({ ...READERS, ...(full ? IN_MEMORY : {}) });
  const series: Series[] = [];
  for (const strings of ['shared', 'inline'] as const) {
    const path = await workbookOf(PUPILS, strings);
    const runs = new Map<string, Run[]>(readers.map(([name]) => [name, []]));
    for (let i = 0; i < REPEATS; i += 1) {
      for (const [name, script] of readers) runs.get(name)?.push(await readOnce(name, script, path));
    }
    series.push(...[...runs].map(([name, own]) => ({ job: `${strings} strings: ${name}`, runs: own })));
  }
  report('reading', series, goalsOf(series), { ratios: ratiosOf(series) });
}

/** A reader that loses rows is fast for nothing: each prints how many it found. */
async function readOnce(name: string, script: string, path: string): Promise<Run> {
  const printed = `${path}.rows`;
  const run = await measure([`bench/build/${script}`, path], printed);
  const rows = Number(readFileSync(printed, 'utf8'));
  rmSync(printed);
  if (rows !== PUPILS + 1) throw new Error(`${name} found ${rows} rows in ${path} and not ${PUPILS + 1}`);
  return run;
}

function ratiosOf(series: readonly Series[]) {
  return series
    .filter(({ job }) => !job.endsWith(': renji'))
    .map((peer) => {
      const ours = series.find(({ job }) => job === peer.job.replace(/: .*/, ': renji')) ?? peer;
      return {
        peer: peer.job,
        wall: medianOf(ours, 'wallSeconds') / medianOf(peer, 'wallSeconds'),
        cpu: medianOf(ours, 'cpuSeconds') / medianOf(peer, 'cpuSeconds'),
        memory: medianOf(ours, 'peakMegabytes') / medianOf(peer, 'peakMegabytes'),
      };
    });
}

function goalsOf(series: readonly Series[]): readonly Goal[] {
  return ratiosOf(series)
    .filter(({ peer }) => peer.includes('hucre'))
    .map(({ peer, wall }) => ({ goal: `${peer}: ours at most 1.3 times its time`, value: wall, met: wall <= 1.3 }));
}
