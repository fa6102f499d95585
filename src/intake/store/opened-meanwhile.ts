import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { within } from '#src/organization/store/permitted.ts';
import { isWithin, type Unit, type UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Cells } from '#src/registry/record.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { keysOf } from '../pupil-keys.ts';
import type { Batch } from './batches.ts';
import { elsewhereOf } from './elsewhere.ts';
import type { StagedRow } from './staged-rows.ts';

/** A staged row, and what its record is to be opened with. */
export type NewRow = StagedRow & { readonly cells: Cells };

/** Puts a reason to those rows whose child has got a record since the batch was read, by another batch or another hand. */
export async function openedMeanwhile(
  desk: Desk,
  work: Work,
  actor: Actor,
  batch: Batch,
  schools: readonly Unit[],
): Promise<(rows: readonly NewRow[]) => Promise<readonly (NewRow & { readonly reason?: string })[]>> {
  const hints = { today: desk.clock.today() };
  const recent = await openRecords(work, desk.seal, batch.county, await openedSince(work, batch));
  const persons = new Map<string, string[]>();
  for (const { cells, unit } of recent) {
    const { person } = keysOf(cells, hints);
    if (person !== undefined && persons.get(person)?.push(unit) === undefined) persons.set(person, [unit]);
  }
  return async (rows) => {
    const keys = rows.map(({ cells }) => keysOf(cells, hints));
    const numbers = keys.flatMap(({ identity, national }) => [
      ...(identity === undefined ? [] : [{ kind: 'identity' as const, value: identity }]),
      ...(national === undefined ? [] : [{ kind: 'national' as const, value: national }]),
    ]);
    const elsewhere = await elsewhereOf(work, desk.seal, actor, numbers, schools);
    return rows.map((row, i) => {
      const { identity = '', national = '', person = '' } = keys[i] ?? {};
      const school = row.detail.place?.school ?? row.unit ?? '';
      const isHere = persons.get(person)?.some((unit) => isWithin(unit as UnitPath, school as UnitPath)) === true; // of records
      const reason = elsewhere.get(national) ?? elsewhere.get(identity) ?? (isHere ? JUST_OPENED : undefined);
      return reason === undefined ? row : { ...row, reason };
    });
  };
}

const JUST_OPENED =
  '比对之后本校已为姓名、出生日期、性别相同的学生建立了学籍，没有重复建籍；请重新导入，看过新的比对再提交';

async function openedSince(work: Work, batch: Batch): Promise<readonly string[]> {
  const rows = await work
    .selectFrom('students')
    .select('id')
    .where('county', '=', batch.county)
    .where(within(batch.unit, 'unit'))
    .where(sql<boolean>`created_at >= ${batch.summary.readAt}::timestamptz`)
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}
