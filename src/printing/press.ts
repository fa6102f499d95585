import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { packageRoot } from '#src/platform/package-root.ts';
import { coverageOf } from './font-coverage.ts';
import { fontFiles } from './fonts.ts';
import type { PrintJob } from './print-job.ts';

/** 印刷机 — the typesetter with its fonts read once, for one job after the other. It keeps some memory of each. */
export interface Press {
  /** The PDF, without tags: a pile of forms is looked at on paper. Throws with the typesetter's own words when the template is wrong. */
  readonly print: (job: PrintJob) => Buffer;
  /** The characters of the data that no font at hand can show, each once; private-use ones among them (handbook 4.3). */
  readonly uncoveredIn: (data: unknown) => readonly string[];
}

export function openPress(): Press {
  const fonts = fontFiles().map((path) => readFileSync(path));
  const compiler = NodeCompiler.create({ workspace: packageRoot(), fontArgs: [{ fontBlobs: fonts }] });
  const laid = new Map<string, string>();
  const layBeneath = (job: PrintJob) => {
    const key = JSON.stringify(job);
    const name = laid.get(key) ?? `/beneath-${laid.size}.pdf`;
    if (!laid.has(key)) compiler.mapShadow(join(packageRoot(), name), print(job));
    laid.set(key, name);
    return name;
  };
  const print = ({ template, data, beneath }: PrintJob): Buffer => {
    const inputs = { data: JSON.stringify(data), ...(beneath && { beneath: layBeneath(beneath) }) };
    return compiler.pdf({ mainFileContent: template, inputs }, { pdfTags: false });
  };
  return {
    print,
    uncoveredIn: uncoveredBy(fonts),
  };
}

/** Looks for the characters of data that none of these fonts can show; remembers what it has looked for. */
export function uncoveredBy(fonts: readonly Buffer[]): (data: unknown) => readonly string[] {
  const covering = fonts.map(coverageOf);
  const known = new Map<string, boolean>();
  const isCovered = (character: string) => {
    const point = character.codePointAt(0) ?? 0;
    return point <= 0x7f || (!isPrivateUse(point) && covering.some((covers) => covers(point)));
  };
  return (data) => {
    const uncovered = new Set<string>();
    for (const character of JSON.stringify(data)) {
      const covered = known.get(character) ?? isCovered(character);
      known.set(character, covered);
      if (!covered) uncovered.add(character);
    }
    return [...uncovered];
  };
}

/** The private use area of the basic plane, and planes 15 and 16: on every machine another character, or none. */
function isPrivateUse(point: number): boolean {
  return (point >= 0xe000 && point <= 0xf8ff) || point >= 0xf0000;
}
