import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { conditionsOf } from '#src/registry/store/pupil-filters.ts';
import { openCells } from '#src/registry/store/sealed-cells.ts';
import type { TemplateRow } from '../template-workbook.ts';

interface Row {
  readonly id: string;
  readonly unit: string;
  readonly pinyin: string;
  readonly sealed: Buffer;
}

const BATCH = 1000;

/** How many pupils are on the rolls below a unit. */
export async function countPupils(db: Database | Work, actor: Actor, unit: UnitPath | undefined): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from students where ${sql.join(onTheRolls(actor, unit), sql` and `)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** 在册学生 — class by class, in constant memory. */
export async function* pupilsOfTemplate(
  { db, seal }: Desk,
  actor: Actor,
  unit: UnitPath | undefined,
): AsyncGenerator<TemplateRow> {
  const conditions = onTheRolls(actor, unit);
  let last: Row | undefined;
  do {
    const after = last && sql<boolean>`(unit, pinyin, id) > (${last.unit}, ${last.pinyin}, ${last.id}::uuid)`;
    const { rows } = await sql<Row>`
      select id, unit, pinyin, sealed from students
      where ${sql.join(after ? [...conditions, after] : conditions, sql` and `)}
      order by unit, pinyin, id limit ${BATCH}`.execute(db);
    for (const { id, sealed } of rows) yield { cells: openCells(seal, actor.county, id, sealed), facts: {} };
    last = rows.length < BATCH ? undefined : rows.at(-1);
  } while (last !== undefined);
}

function onTheRolls(actor: Actor, unit: UnitPath | undefined): readonly RawBuilder<boolean>[] {
  return [...conditionsOf(actor, 'exchange.export', { unit }), sql<boolean>`students.ended_on is null`];
}
