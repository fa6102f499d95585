import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { titleOfCell } from '../cells.ts';
import { diary } from '../diary.ts';
import { endedBy, foldBack, type HistoryEntry, type PastRecord } from '../history.ts';
import { maskOf, type ShownCells, shown, shownInDetail } from '../mask-table.ts';
import { openColumnsOf } from '../open-columns.ts';
import type { CellName, Cells } from '../record.ts';
import { CHANGE_SOURCES } from '../record.ts';
import { lookAtRecord, type SeenRecord } from './look-at-record.ts';
import { namesOfPeople, type Place, placesAmong, placesOf } from './names.ts';
import { hadPhoto } from './photos.ts';
import { pinyinOf } from './pinyin.ts';
import { readHistory } from './read-history.ts';
import { openCells } from './sealed-cells.ts';

/** 学籍 — one record as this person may see it: numbers, phones and houses in stars. */
export interface ShownRecord {
  readonly id: string;
  /** Of the record now; a correction is made from it. */
  readonly revision: number;
  readonly unit: string;
  readonly place: Place;
  readonly stage: string;
  readonly pinyin: string;
  readonly cells: ShownCells;
  /** Cells in stars that hold something: these can be asked for one by one. */
  readonly masked: readonly CellName[];
  readonly editable: boolean;
  readonly hasPhoto: boolean;
  readonly openedOn: LocalDate | undefined;
  readonly endedOn: LocalDate | undefined;
  /** The past day it is shown as of. */
  readonly day: LocalDate | undefined;
}

/**
 * The record now, or as it stood at the end of a past day. `not-found` for strangers and for what does not exist;
 * `not-yet` on a day before it was opened. Looking is written down.
 */
export async function readRecord(
  { db, seal, clock }: Desk,
  actor: Actor,
  id: string,
  day: LocalDate | undefined,
): Promise<ShownRecord | 'not-found' | 'not-yet'> {
  const look = { action: 'record.open', detail: day === undefined ? {} : { day } } as const;
  const row = await lookAtRecord(db, actor, id, look, clock.now());
  if (row === undefined) return 'not-found';
  const cells = openCells(seal, row.county, id, row.sealed);
  const now: PastRecord = { revision: row.revision, unit: row.unit, cells };
  const history = day === undefined ? [] : await readHistory(db, seal, row.county, id);
  const then = day === undefined ? now : foldBack(now, history, day);
  if (then === undefined) return 'not-yet';
  return {
    id,
    revision: row.revision,
    unit: then.unit,
    cells: shownInDetail(then.cells, can(actor, 'record.reveal', row.unit)),
    masked: maskedIn(then.cells),
    editable: day === undefined && can(actor, 'record.edit', row.unit),
    openedOn: row.opened_on ?? undefined,
    day,
    ...(day === undefined ? beside(row, clock.today()) : await besideOn(db, row, then, history, day)),
  };
}

/** What stands beside the cells. */
type Beside = Pick<ShownRecord, 'place' | 'stage' | 'pinyin' | 'hasPhoto' | 'endedOn'>;

function beside(row: SeenRecord, today: LocalDate): Beside {
  const { stage, pinyin, has_photo: hasPhoto, ended_on: endedOn } = row;
  return { place: placesAmong(row.above, today)(row.unit), stage, pinyin, hasPhoto, endedOn: endedOn ?? undefined };
}

/** On a past day nothing of the present shows through: not the new name's sound, nor that it has become formal since. */
async function besideOn(
  db: Database,
  { county, id }: SeenRecord,
  then: PastRecord,
  history: readonly HistoryEntry[],
  day: LocalDate,
): Promise<Beside> {
  const { name, stage } = openColumnsOf(then.cells, day);
  const place = (await placesOf(db, county, [then.unit], day))(then.unit);
  const hasPhoto = await hadPhoto(db, county, id, day);
  return { place, stage, pinyin: pinyinOf(name).full, hasPhoto, endedOn: endedBy(then, history) };
}

/** One line of the diary with its cells, in stars. */
export interface ShownEntry {
  readonly revision: number;
  readonly day: LocalDate;
  readonly at: string;
  readonly who: string | undefined;
  readonly source: string;
  readonly text: string;
  readonly changes: readonly {
    readonly field: CellName;
    readonly title: string;
    readonly before: string;
    readonly after: string;
  }[];
}

/** 变更历史, the newest first; `undefined` for strangers. Looking is written down. */
export async function readDiary(
  { db, seal, clock }: Desk,
  actor: Actor,
  id: string,
): Promise<readonly ShownEntry[] | undefined> {
  const row = await lookAtRecord(db, actor, id, { action: 'record.history' }, clock.now());
  if (row === undefined) return undefined;
  const history = await readHistory(db, seal, row.county, id);
  const people = history.map(({ person }) => person ?? null);
  const names = await namesOfPeople(db, row.county, people);
  const entries = new Map(history.map((entry) => [entry.revision, entry]));
  return diary(history, (person) => names.get(person)).flatMap(({ revision, text }) => {
    const entry = entries.get(revision);
    return entry === undefined ? [] : [shownEntry(entry, text, names)];
  });
}

function shownEntry(entry: HistoryEntry, text: string, names: ReadonlyMap<string, string>): ShownEntry {
  const { revision, day, at, person, source, changes } = entry;
  return {
    revision,
    day,
    at,
    who: person && names.get(person),
    source: CHANGE_SOURCES[source.kind],
    text,
    changes: changes.map(({ field, before = '', after = '' }) => ({
      field,
      title: titleOfCell(field),
      before: shown(field, before),
      after: shown(field, after),
    })),
  };
}

function maskedIn(cells: Cells): readonly CellName[] {
  const names = Object.keys(cells) as CellName[]; // the keys of Cells are cell names
  return names.filter((name) => maskOf(name) !== undefined && cells[name]);
}
