import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { packageRoot } from '#src/platform/package-root.ts';
import { coverageOf } from './font-coverage.ts';
import { fontFiles } from './fonts.ts';
import type { PrintJob } from './print-job.ts';

/** The characters of the data that no font at hand can show, each once; private-use ones among them (handbook 4.3). */
export function uncoveredIn({ data }: PrintJob): readonly string[] {
  const fonts = fontFiles().map((path) => coverageOf(readFileSync(path)));
  const characters = new Set(JSON.stringify(data));
  return [...characters].filter((character) => {
    const point = character.codePointAt(0) ?? 0;
    const isPrivate = point >= 0xe000 && point <= 0xf8ff;
    return point > 0x7f && (isPrivate || !fonts.some((covers) => covers(point)));
  });
}

/** The PDF. Throws with the typesetter's own words when the template is wrong. */
export function compile({ template, data }: PrintJob): Buffer {
  const compiler = NodeCompiler.create({
    workspace: packageRoot(),
    fontArgs: [{ fontBlobs: fontFiles().map((path) => readFileSync(path)) }],
  });
  return compiler.pdf({ mainFileContent: template, inputs: { data: JSON.stringify(data) } });
}
