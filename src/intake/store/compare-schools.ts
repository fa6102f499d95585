import type { RecordFaults } from '#src/findings/ask-rules.ts';
import { RecordInspector } from '#src/findings/store/record-inspector.ts';
import { settingOf } from '#src/findings/store/setting.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { schoolsOf, unitsBelow } from '#src/organization/store/units.ts';
import { isWithin, SCHOOL_KINDS, type Unit } from '#src/organization/unit.ts';
import { breath } from '#src/platform/breath.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import { streamRecords } from '#src/registry/store/open-records.ts';
import type { Student } from '#src/registry/student.ts';
import type { RowFault, SchoolOfBatch } from '../batch.ts';
import { cellsBy } from '../cells-of-row.ts';
import { type Compared, compare, type FileRow, unknownNumbers } from '../compare.ts';
import { indexRecords } from '../match.ts';
import { classKeyOf, keysOf } from '../pupil-keys.ts';
import { schoolInTitles, schoolOfRow } from '../school-of-row.ts';
import { type SchoolPlace, staged } from '../stage.ts';
import type { Batch } from './batches.ts';
import { elsewhereOf } from './elsewhere.ts';
import type { IntakeDesk } from './intake-desk.ts';
import type { PackedRow } from './packed-rows.ts';
import type { NumberedRoster } from './read-upload.ts';
import type { StagedRow } from './staged-rows.ts';

/** A staged row, and the rules that found something in it. */
export interface ComparedRow extends StagedRow {
  readonly titles: ReadonlyMap<string, string>;
}

/** What came of one school of the batch, or of the rows that are of no school. */
export interface ComparedSchool {
  readonly school: SchoolOfBatch | undefined;
  readonly rows: readonly ComparedRow[];
  readonly done: number;
  readonly total: number;
}

/** A row, and what it says once it is asked: a county's rows, each laid out in its fields, would not fit. */
interface PlacedRow {
  readonly file: number;
  readonly row: number;
  readonly texts: PackedRow;
  readonly cellsOf: (texts: readonly string[]) => Student;
}

/** 逐校比对 — the rows of the batch school by school beside the school's records. */
export async function* compareSchools(
  desk: IntakeDesk,
  work: Work,
  actor: Actor,
  batch: Batch,
  rosters: readonly NumberedRoster[],
): AsyncIterable<ComparedSchool> {
  const setting = await settingOf(desk, work, batch.county);
  const within = await unitsBelow(work, actor, actor.unit, SCHOOL_KINDS);
  const { bySchool, lost } = await placed(work, actor, rosters, within);
  const inspector = new RecordInspector(setting);
  const claimed = new Map<string, string>();
  const total = bySchool.size + 1;
  let done = 0;
  for (const [unit, placedRows] of bySchool) {
    const rows = placedRows.map(laidOut);
    const place: SchoolPlace = { path: unit.path, kind: unit.schoolKind, today: setting.today };
    const hints = { today: setting.today, schoolKind: unit.schoolKind };
    const index = indexRecords(await recordsOf(desk, work, batch.county, unit, within), hints);
    await breath();
    const unknown = unknownNumbers(rows, index);
    const registered = await elsewhereOf(work, desk.seal, actor, unknown, within);
    const elsewhere = new Map(
      unknown.flatMap(({ value }) => {
        const reason = registered.get(value) ?? claimed.get(value);
        return reason === undefined ? [] : [[value, reason] as const];
      }),
    );
    const compared = compare(rows, index, { importer: batch.importer, school: unit, elsewhere });
    const also = alsoIn(unit.name);
    for (const result of compared) {
      if (result.outcome !== 'new') continue;
      const { national, identity } = keysOf(result.cells, hints);
      for (const number of [national, identity]) if (number !== undefined) claimed.set(number, also);
    }
    const classes = new Set(rows.map(({ cells }) => classKeyOf(cells, hints)).filter((key) => key !== undefined));
    const school = { code: unit.code, name: unit.name, rows: rows.length, classes: classes.size };
    done += 1;
    await breath();
    yield { school, rows: await stagedRows(compared, rows, inspector, place), done, total };
  }
  const refused = lost.map(({ at, reason }) => ({ outcome: 'refused' as const, at: laidOut(at), reason }));
  yield {
    school: undefined,
    rows: await stagedRows(
      refused,
      refused.map(({ at }) => at),
      inspector,
      undefined,
    ),
    done: total,
    total,
  };
}

interface LaidOutRow extends FileRow {
  readonly texts: readonly string[];
}

function laidOut({ file, row, texts, cellsOf }: PlacedRow): LaidOutRow {
  const unpacked = texts();
  return { file, row, texts: unpacked, cells: cellsOf(unpacked) };
}

/** Each row to its school; rows of no school, or of one that is not the actor's, with the reason. */
async function placed(work: Work, actor: Actor, rosters: readonly NumberedRoster[], within: readonly Unit[]) {
  const schools = await schoolsOf(work, actor.county);
  const reachable = new Map(
    within.filter(({ path }) => can(actor, 'import.run', path)).map((unit) => [unit.code, unit]),
  );
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

function alsoIn(school: string): string {
  return `这次导入的表里，${school}也有这名学生（号码相同）；一人只能在一所学校建籍，请核对后只留一行`;
}

function notOurs(school: string | undefined): string {
  return `不是本校学生：这一行是${school ?? '其他学校'}的，本校只能导入自己的学生；请从表中删去`;
}

/** The school's own records: those of a teaching point below it are that one's. */
async function recordsOf(
  desk: IntakeDesk,
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

async function stagedRows(
  compared: readonly Compared[],
  rows: readonly LaidOutRow[],
  inspector: RecordInspector,
  place: SchoolPlace | undefined,
): Promise<readonly ComparedRow[]> {
  const answers: RecordFaults[] = [];
  for (let from = 0; from < rows.length; from += PORTION) {
    answers.push(...inspector.inspect(rows.slice(from, from + PORTION).map(({ cells }) => cells)));
    await breath();
  }
  return compared.map((result, i): ComparedRow => {
    // compare() answers the rows in their order; what is missing from them comes behind.
    const row = result.outcome === 'missing' ? undefined : rows[i];
    const found = row === undefined ? [] : (answers[i]?.faults ?? []);
    const kept = staged(result, row?.texts ?? [], found.map(faultOf), place);
    const titles = new Map(found.map(({ rule }) => [rule.code, rule.title]));
    return { ...kept, file: row?.file ?? 0, row: row?.row ?? 0, titles };
  });
}

/** How many rows are asked about in one go. */
const PORTION = 500;

function faultOf({ rule, fault }: RecordFaults['faults'][number]): RowFault {
  return { rule: rule.code, severity: fault.severity ?? rule.severity, field: fault.field, message: fault.message };
}
