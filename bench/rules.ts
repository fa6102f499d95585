import { countyOf, RENJI, TODAY } from './data.ts';
import { measure, type Run } from './measure.ts';
import { type Goal, medianOf, report, type Series } from './report.ts';

const REPEATS = 3;

/** Every roster rule over ever larger counties, from the CSV to the written findings. The smallest shows what starting costs. */
export async function rules(full: boolean): Promise<void> {
  const sizes = [1000, 100_000, 1_000_000, ...(full ? [10_000_000] : [])];
  const series: Series[] = [];
  for (const pupils of sizes) {
    const roster = countyOf(pupils);
    const runs: Run[] = [];
    for (let i = 0; i < REPEATS; i += 1) runs.push(await measure([RENJI, 'check', roster, '--json', '--today', TODAY]));
    series.push({ job: `${pupils.toLocaleString('en')} records`, runs });
  }
  const rates = sizes.map((pupils, i) => ({ pupils, recordsPerSecond: Math.round(pupils / wall(series[i])) }));
  const slopes = sizes.slice(2).map((pupils, i) => ({
    from: sizes[i + 1],
    to: pupils,
    logLogSlope: Math.log(wall(series[i + 2]) / wall(series[i + 1])) / Math.log(pupils / (sizes[i + 1] ?? 1)),
  }));
  for (const rate of rates) console.log(`  ${rate.pupils} records: ${rate.recordsPerSecond} records/s`);
  for (const { from, to, logLogSlope } of slopes)
    console.log(`  ${from} → ${to}: log-log slope ${logLogSlope.toFixed(3)}`);
  report('rules', series, goalsOf(series), { rates, slopes });
}

function goalsOf([, , million, tenMillion]: readonly Series[]): readonly Goal[] {
  const goals: Goal[] = [];
  if (million) {
    const [seconds, memory] = [wall(million), medianOf(million, 'peakMegabytes')];
    goals.push({ goal: '1 million records in at most 3 s', value: seconds, met: seconds <= 3 });
    goals.push({ goal: '1 million records in at most 400 MB', value: memory, met: memory <= 400 });
  }
  if (million && tenMillion) {
    const times = wall(tenMillion) / wall(million);
    const memory = medianOf(tenMillion, 'peakMegabytes') / medianOf(million, 'peakMegabytes');
    goals.push({ goal: '10 million in at most 10.5 times that', value: times, met: times <= 10.5 });
    goals.push({ goal: '10 million in at most 1.25 times its memory', value: memory, met: memory <= 1.25 });
  }
  return goals;
}

function wall(series: Series | undefined): number {
  return series === undefined ? Number.NaN : medianOf(series, 'wallSeconds');
}
