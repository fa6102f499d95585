import { spawnSync } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';

/** Says what the program answers to one command line. */
export type Answer = (command: string) => string;

/** Answers as the program of the checkout at `root` does when it is called in `folder`, which is shown as `…`. */
export function answerIn(root: string, folder: string): Answer {
  const env = { ...process.env, PATH: `${resolve(join(root, 'bin'))}${delimiter}${process.env.PATH}` };
  return (command) => {
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, env, encoding: 'utf8' });
    return `${stdout}${stderr}`.replaceAll(folder, '…');
  };
}

const BLOCK = /^```console\n(?:# ([^\n]*)\n)?\$ ([^\n]+)\n[\s\S]*?^```$/gm;

/**
 * A page of the manual with every `console` block answered anew: its first line is the command, the rest what the program
 * prints. A comment line above the command, `# 前 20 行` or `# 含“DUP-01”的行`, says which part of a long answer is shown.
 */
export function withAnswers(page: string, answer: Answer): string {
  return page.replace(BLOCK, (_, part: string | undefined, command: string) => {
    const lines = partOf(answer(command).trimEnd().split('\n'), part);
    return ['```console', ...(part === undefined ? [] : [`# ${part}`]), `$ ${command}`, ...lines, '```'].join('\n');
  });
}

function partOf(lines: readonly string[], part: string | undefined): readonly string[] {
  const first = /^前 (\d+) 行$/.exec(part ?? '')?.[1];
  if (first !== undefined) return lines.slice(0, Number(first));
  const word = /^含“(.+)”的行$/.exec(part ?? '')?.[1];
  if (word !== undefined) return lines.filter((line) => line.includes(word));
  if (part !== undefined) throw new Error(`no such part: ${part}`);
  return lines;
}
