import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { titleOf } from '#src/registry/fields.ts';
import { shownInList } from '#src/registry/mask-table.ts';
import { KEY_FIELDS } from '#src/registry/record.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { conditionsOf } from '#src/registry/store/pupil-filters.ts';
import { openChanges } from '#src/registry/store/sealed-cells.ts';
import type { TemplateRow } from '../template-workbook.ts';
import { lastExportOf } from './last-export.ts';

interface Row {
  readonly student: string;
  readonly revision: number;
  readonly day: LocalDate;
  readonly unit: string;
  readonly number: string | null;
  readonly sealed: Buffer;
}

export async function countKeyChanges({ db }: Desk, actor: Actor, unit: UnitPath | undefined): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(cardinality(array(
      select unnest(changes.fields) intersect select unnest(${[...KEY_FIELDS]}::text[])))), 0)::integer as count
    ${fromChanges(actor, unit)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** 关键信息变更 — a line for each key cell that an ended case has changed and the national system has not confirmed yet. */
export async function* keyChangesOfTemplate(
  { db, seal, clock }: Desk,
  actor: Actor,
  unit: UnitPath | undefined,
  clear: boolean,
): AsyncGenerator<TemplateRow> {
  const { rows } = await sql<Row>`
    select changes.student, changes.revision, changes.day::text as day, students.unit, cases.number, changes.sealed
    ${fromChanges(actor, unit)}
    order by changes.day, students.unit, changes.student, changes.revision`.execute(db);
  const ids = [...new Set(rows.map(({ student }) => student))];
  const records = new Map((await openRecords(db, seal, actor.county, ids)).map((each) => [each.id, each]));
  const units = rows.map((row) => row.unit);
  const places = await placesOf(db, actor.county, units, clock.today());
  for (const { student, revision, day, unit: at, number, sealed } of rows) {
    const place = places(at);
    for (const { field, before = '', after = '' } of openChanges(seal, actor.county, student, revision, sealed)) {
      const key = KEY_FIELDS.find((name) => name === field);
      if (key === undefined) continue;
      const told = (text: string) => (clear ? text : shownInList(key, text));
      const facts = { school: place.school, class: place.class, changed: titleOf(key), changedOn: day };
      yield {
        cells: records.get(student)?.cells ?? {},
        facts: { ...facts, before: told(before), after: told(after), case: number ?? '' },
      };
    }
  }
}

/** Since the last export of the national system that was read of the school; and what that one did not confirm. */
function fromChanges(actor: Actor, unit: UnitPath | undefined): RawBuilder<unknown> {
  return sql`
    from student_changes as changes
    join students on students.county = changes.county and students.id = changes.student
    left join cases on cases.county = changes.county and cases.id = changes.source_id
    where ${sql.join(conditionsOf(actor, 'exchange.export', { unit }), sql` and `)}
      and changes.county = ${actor.county} and changes.source = 'procedure'
      and changes.fields && ${[...KEY_FIELDS]}::text[]
      and (changes.day > coalesce(${lastExportOf('students.county', 'students.unit')}, '-infinity'::date)
        or exists (select from exchange_items as items
          where items.county = changes.county and items.student = changes.student and items.current
            and items.category = 'key' and items.outcome in ('waiting', 'different')
            and items.aspect = any(changes.fields)))`;
}
