import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readDate } from '#src/kernel/local-date.ts';
import { today } from '#src/platform/clock.ts';
import { MOST_PUPILS, type Plan } from '../plan.ts';
import type { Format } from './roster-files.ts';

export interface GenerateOptions {
  readonly plan: Plan;
  readonly folder: string;
  readonly format: Format | undefined;
}

/** What the command line asks for, or a sentence that says what is wrong with it. */
export function readOptions(argv: readonly string[]): GenerateOptions | string {
  const values = parse(argv);
  if (typeof values === 'string') return values;
  const pupils = wholeNumber(values.pupils);
  if (pupils === undefined || pupils < 1 || pupils > MOST_PUPILS) {
    return `--pupils 后应为 1 到 ${MOST_PUPILS} 的整数，现在是“${values.pupils}”。`;
  }
  const seed = wholeNumber(values.seed);
  if (seed === undefined || seed > 4_294_967_295)
    return `--seed 后应为 0 到 4294967295 的整数，现在是“${values.seed}”。`;
  const errors = /^(?:0|1|0?\.\d{1,4}|1\.0+)$/.test(values.errors) ? Number(values.errors) : undefined;
  if (errors === undefined || errors > 0.5)
    return `--errors 后应为 0 到 0.5 的小数，例如 0.08，现在是“${values.errors}”。`;
  const day = values.today === undefined ? today() : readDate(values.today);
  if (day === undefined) return `--today 后的“${values.today}”不是日期；请写成 2025-03-20 的样子。`;
  if (values.out === undefined || values.out.trim() === '') return '没有写明放在哪个文件夹；请加上 --out 文件夹。';
  const format = FORMATS.find((known) => known === values.format);
  if (values.format !== undefined && format === undefined) return '--format 后只能是 xls、xlsx 或 csv。';
  return {
    plan: { pupils, seed, errorsPerMille: Math.round(errors * 10_000) / 10, today: day },
    folder: resolve(values.out),
    format,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        pupils: { type: 'string', default: '80000' },
        seed: { type: 'string', default: '1' },
        errors: { type: 'string', default: '0.08' },
        out: { type: 'string' },
        format: { type: 'string' },
        today: { type: 'string' },
      },
    }).values;
  } catch {
    return '命令的写法不对；用法见 renji generate --help。';
  }
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

const FORMATS: readonly Format[] = ['xls', 'xlsx', 'csv'];
