import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowsOf } from '#src/documents/plain-rows.ts';
import { Unreadable } from '#src/documents/refusals.ts';
import type { Refusal } from '#src/documents/table.ts';
import { breath } from '#src/platform/breath.ts';
import { closeRosters, type OpenedRoster, openRoster } from '#src/roster/commands/opened-rosters.ts';
import { missingMessage } from '#src/roster/recognize.ts';
import { noRows } from '#src/roster/refusals.ts';
import { kindOfRow } from '#src/roster/rows.ts';
import type { RosterOfBatch } from '../batch.ts';
import { kindOfColumns } from '../batch-kind.ts';
import type { IntakeDesk } from './intake-desk.ts';
import { type PackedRow, RowPacker } from './packed-rows.ts';

/** One roster of an uploaded file, read to its end. */
export interface ReadRoster {
  readonly recognized: RosterOfBatch;
  /** What stands above the header, and the sheet's name. */
  readonly titles: readonly string[];
  readonly pupils: readonly ReadRow[];
  /** Lines that are no pupil's. */
  readonly notes: number;
}

/** A roster of a batch under the number its rows carry. */
export interface NumberedRoster extends ReadRoster {
  readonly number: number;
  /** The file's name as it was uploaded. */
  readonly name: string;
}

export interface ReadRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  /** Of every column; what they say is told by `cellsBy` when it is asked for. */
  readonly texts: PackedRow;
}

/** Read an uploaded file: its rosters, or the reader's own sentence why it cannot be read. */
export async function readUpload(
  { makePlain }: Pick<IntakeDesk, 'makePlain'>,
  bytes: Uint8Array,
): Promise<{ readonly rosters: readonly ReadRoster[] } | Refusal> {
  const folder = await mkdtemp(join(tmpdir(), 'renji-intake-'));
  const path = join(folder, 'upload');
  try {
    await writeFile(path, bytes, { mode: 0o600 });
    const opened = await openRoster(path, makePlain);
    if ('refused' in opened) return { refused: opened.refused, message: opened.message };
    try {
      const rosters: ReadRoster[] = [];
      for (const roster of opened.rosters) rosters.push(await readRoster(roster, opened.remarks));
      const [first] = rosters;
      const isEmpty = rosters.every(({ pupils }) => pupils.length === 0);
      return isEmpty && first !== undefined ? noRows(first.recognized.headerRow) : { rosters };
    } finally {
      closeRosters([opened]);
    }
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readRoster({ fd, table, layout, sheet }: OpenedRoster, remarks: readonly string[]): Promise<ReadRoster> {
  const packer = new RowPacker();
  // What such a template has not, nobody asked for: neither columns nor the sheets of lists and explanations behind it.
  const isFamily = kindOfColumns(layout.columns) === 'family';
  const titles: string[] = sheet === undefined ? [] : [sheet];
  const pupils: ReadRow[] = [];
  let notes = 0;
  let row = 0;
  for (const cells of rowsOf(fd, table)) {
    row += 1;
    if (row % PORTION === 0) await breath();
    if (row <= layout.headerRow - layout.headerLines) titles.push(...cells);
    if (row <= layout.headerRow) continue;
    const kind = kindOfRow(cells, layout);
    if (kind === 'note') notes += 1;
    if (kind === 'pupil') pupils.push({ row, texts: packer.pack(cells) });
  }
  return {
    recognized: {
      sheet,
      headings: layout.headings,
      columns: layout.columns.map((field) => field ?? null),
      headerRow: layout.headerRow,
      ...(isFamily
        ? { missing: [], remarks: [] }
        : { missing: layout.missing, remarks: [...remarks, ...layout.missing.map((field) => missingMessage(field))] }),
    },
    titles,
    pupils,
    notes,
  };
}

/** How many rows are read in one go. */
const PORTION = 500;
