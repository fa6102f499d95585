import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import type { Run } from './measure.ts';

/** Repeated runs of one job. */
export interface Series {
  readonly job: string;
  readonly runs: readonly Run[];
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What we want of it, and what came out. */
export interface Goal {
  readonly goal: string;
  readonly value: number;
  readonly met: boolean;
}

/** The spread of one figure over the runs; `undefined` when it could not be measured. */
export function spreadOf({ runs }: Series, figure: keyof Run): Spread | undefined {
  const values = runs.flatMap((run) => run[figure] ?? []).sort((a, b) => a - b);
  const [min] = values;
  const median = values[Math.floor(values.length / 2)];
  const max = values.at(-1);
  return min === undefined || median === undefined || max === undefined ? undefined : { median, min, max };
}

export function medianOf(series: Series, figure: keyof Run): number {
  return spreadOf(series, figure)?.median ?? Number.NaN;
}

/** Print the table and the goals, and keep everything, with what machine it was, in bench/results. */
export function report(suite: string, series: readonly Series[], goals: readonly Goal[], more: object = {}): void {
  printTable([
    ['', 'runs', 'wall s', '(min–max)', 'CPU s', 'peak MB', 'load'],
    ...series.map((one) => [
      one.job,
      String(one.runs.length),
      shown(medianOf(one, 'wallSeconds')),
      `(${shown(spreadOf(one, 'wallSeconds')?.min)}–${shown(spreadOf(one, 'wallSeconds')?.max)})`,
      shown(spreadOf(one, 'cpuSeconds')?.median),
      shown(spreadOf(one, 'peakMegabytes')?.median, 0),
      shown(spreadOf(one, 'loadBefore')?.median, 1),
    ]),
  ]);
  const figures = ['wallSeconds', 'cpuSeconds', 'peakMegabytes'] as const;
  const summary = series.map((one) => ({
    job: one.job,
    ...Object.fromEntries(figures.map((figure) => [figure, spreadOf(one, figure)])),
  }));
  keep(suite, goals, { ...more, summary, series });
}

/** Print the goals, and keep everything, with what machine it was, in bench/results. */
export function keep(suite: string, goals: readonly Goal[], more: object): void {
  for (const { goal, value, met } of goals) console.log(`  ${met ? 'met   ' : 'missed'}  ${goal}: ${shown(value)}`);
  mkdirSync('bench/results', { recursive: true });
  const path = join('bench/results', `${suite}.json`);
  writeFileSync(path, `${JSON.stringify({ suite, machine: machine(), goals, ...more }, null, 2)}\n`);
  console.log(`  → ${path}\n`);
}

/** Rows of one width: the first column to the left, the others to the right. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const gap = ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
      return column === 0 ? cell + gap : gap + cell;
    });
    console.log(`  ${cells.join('  ')}`);
  }
}

export function shown(value: number | undefined, digits = 2): string {
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits);
}

function machine(): object {
  return {
    date: new Date().toISOString(),
    processor: cpus()[0]?.model,
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
    loadAtEnd: loadavg()[0],
  };
}
