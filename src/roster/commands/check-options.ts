import { parseArgs } from 'node:util';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { today } from '#src/platform/clock.ts';

/** What `renji check` was asked to do. */
export interface CheckOptions {
  readonly files: readonly string[];
  readonly today: LocalDate;
  readonly schools: string | undefined;
  readonly report: string | undefined;
  readonly json: boolean;
  readonly all: boolean;
  /** As many as whoever asks wants; otherwise as many as are worth it. */
  readonly threads: number | undefined;
}

/** The options of the command line; or one sentence that says which of them cannot be understood. */
export function readOptions(argv: readonly string[]): CheckOptions | { readonly message: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        today: { type: 'string' },
        schools: { type: 'string' },
        report: { type: 'string' },
        json: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        threads: { type: 'string' },
      },
    });
    const day = values.today === undefined ? today() : readDate(values.today);
    if (positionals.length === 0) return { message: '没有写明要核查的文件；用法见 renji check --help。' };
    if (day === undefined) return { message: `--today 后的“${values.today}”不是日期；请写成 2025-03-20 的样子。` };
    if (values.report !== undefined && !/\.xlsx$/i.test(values.report)) {
      return { message: '--report 后请写以 .xlsx 结尾的文件名，例如 核查结果.xlsx。' };
    }
    if (values.report !== undefined && positionals.includes(values.report)) {
      return { message: '--report 不能写成被核查的文件本身；原文件不会被覆盖，请换一个文件名。' };
    }
    if (values.threads !== undefined && !/^[1-8]$/.test(values.threads)) {
      return { message: `--threads 后的“${values.threads}”不对；请写 1 到 8 的整数。` };
    }
    return {
      files: positionals,
      today: day,
      schools: values.schools,
      report: values.report,
      json: values.json,
      all: values.all,
      threads: values.threads === undefined ? undefined : Number(values.threads),
    };
  } catch (error) {
    const option = error instanceof Error ? /'(-[^' ]*)/.exec(error.message)?.[1] : undefined;
    return { message: `选项“${option ?? ''}”不认识或缺少后面的内容；用法见 renji check --help。` };
  }
}
