import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Terminal } from '#src/platform/command.ts';
import type { Place } from '../open-register.ts';

/** What commands of the register say of the place where it is. */
export const PLACE_HELP = `  --data 文件夹      数据目录，默认 data；设了环境变量 DATABASE_URL 的，用那里的 PostgreSQL
  --key-file 文件    密钥文件，默认为数据目录下的 renji.key，也可用环境变量 RENJI_KEY_FILE 指定`;

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Arguments {
  readonly place: Place;
  readonly positionals: readonly string[];
  /** The value of an option that takes one. */
  readonly text: (option: string) => string | undefined;
  readonly isSet: (option: string) => boolean;
}

/** The command line of `renji <command>`; or one sentence that says which option cannot be understood. */
export function readArguments(
  command: string,
  argv: readonly string[],
  own: Options,
): Arguments | { readonly message: string } {
  const options: Options = { data: { type: 'string' }, 'key-file': { type: 'string' }, ...own };
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
    const text = (option: string) => {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    };
    const place: Place = { data: text('data') ?? 'data', keyFile: text('key-file') };
    return { place, positionals, text, isSet: (option) => values[option] === true };
  } catch (error) {
    const option = error instanceof Error ? /'(-[^' ]*)/.exec(error.message)?.[1] : undefined;
    return { message: `选项“${option ?? ''}”不认识或缺少后面的内容；用法见 renji ${command} --help。` };
  }
}

/** One sentence on stderr, and the exit code that says that nothing was done. */
export function refuse(terminal: Terminal, sentence: string): number {
  terminal.err(`${/[。！？]$/.test(sentence) ? sentence : `${sentence}。`}\n`);
  return 2;
}

/** A sentence on stderr that stops nothing. */
export function noticeOn(terminal: Terminal): (sentence: string) => void {
  return (sentence) => terminal.err(`${sentence}\n`);
}
