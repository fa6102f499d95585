import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { packageRoot } from '#src/platform/package-root.ts';
import { fontFiles } from './fonts.ts';
import { uncoveredBy } from './press.ts';
import type { PrintJob } from './print-job.ts';

/** The characters of the data that no font at hand can show, each once; private-use ones among them (handbook 4.3). */
export function uncoveredIn({ data, faces }: PrintJob): readonly string[] {
  return uncoveredBy(fontFiles(faces).map((path) => readFileSync(path)))(data);
}

/** The PDF. Throws with the typesetter's own words when the template is wrong. */
export function compile({ template, data, faces }: PrintJob): Buffer {
  const compiler = NodeCompiler.create({
    workspace: packageRoot(),
    fontArgs: [{ fontBlobs: fontFiles(faces).map((path) => readFileSync(path)) }],
  });
  return compiler.pdf({ mainFileContent: template, inputs: { data: JSON.stringify(data) } });
}
