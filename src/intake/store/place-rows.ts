import type { Actor } from '#src/organization/office.ts';
import { can, type Permission } from '#src/organization/permissions.ts';
import { schoolsOf } from '#src/organization/store/units.ts';
import { isWithin, type Unit } from '#src/organization/unit.ts';
import { breath } from '#src/platform/breath.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import { streamRecords } from '#src/registry/store/open-records.ts';
import type { Student } from '#src/registry/student.ts';
import { cellsBy } from '../cells-of-row.ts';
import type { FileRow } from '../compare.ts';
import { schoolInTitles, schoolOfRow } from '../school-of-row.ts';
import type { PackedRow } from './packed-rows.ts';
import type { NumberedRoster } from './read-upload.ts';

/** A row, and what it says once it is asked: a county's rows, each laid out in its fields, would not fit. */
export interface PlacedRow {
  readonly file: number;
  readonly row: number;
  readonly texts: PackedRow;
  readonly cellsOf: (texts: readonly string[]) => Student;
}

export interface PlacedRows {
  readonly bySchool: ReadonlyMap<Unit, readonly PlacedRow[]>;
  /** Rows of no school, or of one that is not the actor's. */
  readonly lost: readonly { readonly at: PlacedRow; readonly reason: string }[];
}

export interface LaidOutRow extends FileRow {
  readonly texts: readonly string[];
}

export function laidOut({ file, row, texts, cellsOf }: PlacedRow): LaidOutRow {
  const unpacked = texts();
  return { file, row, texts: unpacked, cells: cellsOf(unpacked) };
}

/** 逐行认学校 — each row to its school among those within the actor's reach; the others with the reason. */
export async function placeRows(
  work: Work,
  actor: Actor,
  permission: Permission,
  rosters: readonly NumberedRoster[],
  within: readonly Unit[],
): Promise<PlacedRows> {
  const schools = await schoolsOf(work, actor.county);
  const reachable = new Map(within.filter(({ path }) => can(actor, permission, path)).map((unit) => [unit.code, unit]));
  const own = within.find(({ path }) => path === actor.unit)?.code;
  const bySchool = new Map<Unit, PlacedRow[]>();
  const lost: { readonly at: PlacedRow; readonly reason: string }[] = [];
  for (const { number, name, titles, pupils, recognized } of rosters) {
    const ofFile = schoolInTitles(titles, schools) ?? schoolInTitles([name], schools);
    const cellsOf = cellsBy(recognized.columns);
    for (const [i, { row, texts }] of pupils.entries()) {
      if (i % PORTION === 0) await breath();
      const at = { file: number, row, texts, cellsOf };
      const found = schoolOfRow(cellsOf(texts()), { schools, ofFile, own });
      const unit = 'code' in found ? reachable.get(found.code) : undefined;
      if ('reason' in found) lost.push({ at, reason: found.reason });
      else if (unit === undefined) lost.push({ at, reason: notOurs(schools.get(found.code)?.name) });
      else if (bySchool.get(unit)?.push(at) === undefined) bySchool.set(unit, [at]);
    }
  }
  return { bySchool, lost };
}

/** The school's own records: those of a teaching point below it are that one's. */
export async function recordsOfSchool(
  desk: Pick<Desk, 'seal'>,
  work: Work,
  county: string,
  school: Unit,
  schools: readonly Unit[],
): Promise<readonly PupilRecord[]> {
  const below = schools.filter(({ path }) => path !== school.path && isWithin(path, school.path));
  const records: PupilRecord[] = [];
  for await (const some of streamRecords(work, desk.seal, county, school.path)) {
    records.push(...some.filter(({ unit }) => !below.some(({ path }) => isWithin(unit as Unit['path'], path)))); // a record's unit is a path
  }
  return records;
}

function notOurs(school: string | undefined): string {
  return `不是本校学生：这一行是${school ?? '其他学校'}的，本校只能导入自己的学生；请从表中删去`;
}

/** How many rows are placed in one go. */
const PORTION = 500;
