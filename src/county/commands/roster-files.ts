import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Refusal } from '#src/documents/table.ts';
import { xlsBytes } from '#src/documents/write-xls.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { ROSTER_EXPORT } from '#src/roster/template.ts';
import type { LabelledRecord, Place } from '../labels.ts';
import { csvLine, TextFile } from './text-file.ts';

export type Format = 'xls' | 'xlsx' | 'csv';

/** Where the records go: into one big file, or into one workbook for each school. */
export interface RosterFiles {
  /** The file, seen from the folder of the county, and the row as a spreadsheet shows it, of the record at this place. */
  readonly whereIs: (place: Place) => { readonly file: string; readonly row: number };
  /** Take the next record, in the order they are generated. A promise only when a file has to be written first. */
  readonly add: (record: LabelledRecord) => Promise<Refusal | undefined> | undefined;
  readonly close: () => Promise<Refusal | undefined>;
}

/** One CSV file, UTF-8 with a byte order mark, so that spreadsheets know it. */
export function oneCsvFile(folder: string): RosterFiles {
  const file = new TextFile(join(folder, 'roster.csv'));
  file.write(`\uFEFF${csvLine(ROSTER_EXPORT.map(({ heading }) => heading))}`);
  return {
    whereIs: ({ inAll }) => ({ file: 'roster.csv', row: inAll + 2 }),
    add: (record) => {
      file.write(csvLine(cellsOf(record)));
      return undefined;
    },
    close: async () => {
      file.close();
      return undefined;
    },
  };
}

/** One workbook for each school, named by the school; `.xls` and `.xlsx` in turn when no format is asked for. */
export function workbooks(folder: string, format?: 'xls' | 'xlsx'): RosterFiles {
  let open: LabelledRecord[] = [];
  const fileOf = ({ school }: Place) => {
    const even = Number(school.code.at(-1)) % 2 === 0;
    return `rosters/${school.code}-${school.name}.${format ?? (even ? 'xlsx' : 'xls')}`;
  };
  const flush = async () => {
    const first = open[0];
    if (first === undefined) return undefined;
    const rows = open.map(cellsOf);
    open = [];
    return await writeWorkbook(join(folder, fileOf(first.place)), rows);
  };
  return {
    whereIs: (place) => ({ file: fileOf(place), row: place.inSchool + 2 }),
    add: (record) => {
      const ended = open.length > 0 && open[0]?.place.school !== record.place.school;
      const written = ended ? flush() : undefined;
      open.push(record);
      return written;
    },
    close: flush,
  };
}

async function writeWorkbook(path: string, rows: readonly (readonly string[])[]): Promise<Refusal | undefined> {
  if (path.endsWith('.xls')) {
    const columns = ROSTER_EXPORT.map(({ heading }) => ({ heading, width: widthOf(heading) }));
    writeFileSync(path, xlsBytes({ name: '学生名单', columns, rows }), { flag: 'wx' });
    return undefined;
  }
  const headings = ROSTER_EXPORT.map(({ heading }) => ({ value: heading, look: 'heading' as const }));
  return await writeXlsx(path, [
    {
      name: '学生名单',
      widths: ROSTER_EXPORT.map(({ heading }) => widthOf(heading)),
      rows: [{ cells: headings }, ...rows.map((cells) => ({ cells }))],
      frozen: { rows: 1, columns: 2 },
      pagesWide: 6,
    },
  ]);
}

function cellsOf({ student }: LabelledRecord): string[] {
  return ROSTER_EXPORT.map(({ field }) => student[field] ?? '');
}

function widthOf(heading: string): number {
  if (/址|学校名称/.test(heading)) return 36;
  return /号|代码|行政区划/.test(heading) ? 22 : Math.max(10, 2 * heading.length + 2);
}
