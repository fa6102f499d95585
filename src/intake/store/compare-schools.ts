import type { RecordFaults } from '#src/findings/ask-rules.ts';
import { RecordInspector } from '#src/findings/store/record-inspector.ts';
import { settingOf } from '#src/findings/store/setting.ts';
import type { Actor } from '#src/organization/office.ts';
import { unitsBelow } from '#src/organization/store/units.ts';
import { SCHOOL_KINDS } from '#src/organization/unit.ts';
import { breath } from '#src/platform/breath.ts';
import type { Work } from '#src/platform/database/database.ts';
import { titleOf } from '#src/registry/fields.ts';
import type { RowFault, SchoolOfBatch } from '../batch.ts';
import { isOfMember } from '../batch-kind.ts';
import { type Compared, compare, unknownNumbers } from '../compare.ts';
import { indexRecords } from '../match.ts';
import { classKeyOf, keysOf } from '../pupil-keys.ts';
import { type SchoolPlace, staged } from '../stage.ts';
import type { Batch } from './batches.ts';
import { elsewhereOf } from './elsewhere.ts';
import type { IntakeDesk } from './intake-desk.ts';
import { type LaidOutRow, laidOut, placeRows, recordsOfSchool } from './place-rows.ts';
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
  const { bySchool, lost } = await placeRows(work, actor, 'import.run', rosters, within);
  const inspector = new RecordInspector(setting);
  const claimed = new Map<string, string>();
  const total = bySchool.size + 1;
  let done = 0;
  for (const [unit, placedRows] of bySchool) {
    const rows = placedRows.map(laidOut);
    const place: SchoolPlace = { path: unit.path, kind: unit.schoolKind, today: setting.today };
    const hints = { today: setting.today, schoolKind: unit.schoolKind };
    const index = indexRecords(await recordsOfSchool(desk, work, batch.county, unit, within), hints);
    await breath();
    const unknown = unknownNumbers(rows, index);
    const registered = await elsewhereOf(work, desk.seal, actor, unknown, within);
    const elsewhere = new Map(
      unknown.flatMap(({ value }) => {
        const reason = registered.get(value) ?? claimed.get(value);
        return reason === undefined ? [] : [[value, reason] as const];
      }),
    );
    const compared = compare(rows, index, { importer: batch.importer, kind: batch.kind, school: unit, elsewhere });
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
    yield { school, rows: await stagedRows(compared, rows, inspector, place, batch.kind), done, total };
  }
  const refused = lost.map(({ at, reason }) => ({ outcome: 'refused' as const, at: laidOut(at), reason }));
  yield {
    school: undefined,
    rows: await stagedRows(
      refused,
      refused.map(({ at }) => at),
      inspector,
      undefined,
      batch.kind,
    ),
    done: total,
    total,
  };
}

function alsoIn(school: string): string {
  return `这次导入的表里，${school}也有这名学生（号码相同）；一人只能在一所学校建籍，请核对后只留一行`;
}

async function stagedRows(
  compared: readonly Compared[],
  rows: readonly LaidOutRow[],
  inspector: RecordInspector,
  place: SchoolPlace | undefined,
  kind: Batch['kind'],
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
    const faults = found.map(faultOf);
    const kept = staged(mended(result, faults, kind), row?.texts ?? [], faults, place);
    const titles = new Map(found.map(({ rule }) => [rule.code, rule.title]));
    return { ...kept, file: row?.file ?? 0, row: row?.row ?? 0, titles };
  });
}

/** A member who is filled in wrongly goes back with the row: a template is filled in to be right, and nothing is taken by halves. */
function mended(result: Compared, faults: readonly RowFault[], kind: Batch['kind']): Compared {
  if (kind !== 'family' || (result.outcome !== 'changed' && result.outcome !== 'unchanged')) return result;
  const changed = new Set(result.difference.changes.map(({ field }) => field));
  const wrong = faults.filter(({ severity, field }) => severity === 'error' && isOfMember(field) && changed.has(field));
  const told = new Set(wrong.map(({ field }) => field));
  const unclear = result.difference.withheld.filter(({ field }) => isOfMember(field) && !told.has(field));
  if (wrong.length + unclear.length === 0) return result;
  const reasons = [
    ...wrong.map(({ field, message }) => `${titleOf(field)}：${message}`),
    ...unclear.map(({ field }) => `${titleOf(field)}：号码被表格改坏或带星号，请把格子设为文本后重新填写`),
  ];
  return { outcome: 'refused', at: result.at, reason: reasons.join('；') };
}

/** How many rows are asked about in one go. */
const PORTION = 500;

function faultOf({ rule, fault }: RecordFaults['faults'][number]): RowFault {
  return { rule: rule.code, severity: fault.severity ?? rule.severity, field: fault.field, message: fault.message };
}
