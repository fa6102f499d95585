import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ROSTER_EXPORT } from '#src/roster/template.ts';

/** The cells of a generated county's CSV in the order of the template; its cells hold no commas, quotes or line ends. */
export async function* linesOfCounty(path: string): AsyncGenerator<readonly string[]> {
  let places: readonly number[] | undefined;
  for await (const line of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const cells = line.replace(/^\ufeff/, '').split(',');
    if (places === undefined) places = ROSTER_EXPORT.map(({ heading }) => cells.indexOf(heading));
    else if (line !== '') yield places.map((at) => cells[at] ?? '');
  }
}

export const HEADINGS = ROSTER_EXPORT.map(({ heading }) => heading);
