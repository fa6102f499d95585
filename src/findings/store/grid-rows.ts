import { sql } from 'kysely';
import { auditMany } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { maskOf, type ShownCells, shownInDetail } from '#src/registry/mask-table.ts';
import type { CellName } from '#src/registry/record.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { conditionsOfFindings, type FindingFilter, reckoningOf } from './finding-filter.ts';
import { type FindingRow, inWords, rowsWhere } from './list-findings.ts';

/** 订正表 — one pupil on one line: the cells as they may be shown, and what is wrong with them. */
export interface GridRow {
  readonly student: string;
  /** Of the record; a correction is made from it. */
  readonly revision: number;
  readonly name: string;
  readonly place: Place;
  readonly cells: ShownCells;
  /** Cells in stars: not to be judged, and saved only when typed anew. */
  readonly hidden: readonly string[];
  readonly editable: boolean;
  readonly findings: readonly FindingRow[];
}

export interface GridPage {
  readonly rows: readonly GridRow[];
  readonly next?: string | undefined;
}

/** More findings than one record can have. */
const MOST_OF_ONE = 400;

/** The pupils whom the findings of a filter are about, class by class. Looking is written down for each. */
export async function gridRows(
  desk: Desk,
  actor: Actor,
  filter: FindingFilter,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<GridPage> {
  const conditions = [...conditionsOfFindings(actor, filter, await reckoningOf(desk, actor.county))];
  const [unit, student] = cursor?.split(' ') ?? [];
  const after =
    unit === undefined || student === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(findings.unit, findings.student) > (${unit}, ${student}::uuid)`;
  const { rows: places } = await sql<{ unit: UnitPath; student: string }>`
    select distinct findings.unit, findings.student from findings
    where ${sql.join([...conditions, after], sql` and `)} order by 1, 2 limit ${limit + 1}`.execute(desk.db);
  const page = places.slice(0, limit);
  const last = places.length > limit ? page.at(-1) : undefined;
  const rows = await shownGridRows(desk, actor, filter, page);
  const deeds = page.map((at) => ({
    ...{ action: 'record.open', subjectKind: 'student', subject: at.student, detail: { grid: true } },
    subjectUnit: at.unit,
  })) satisfies Parameters<typeof auditMany>[2];
  await desk.db.transaction().execute((work) => auditMany(work, actor, deeds, desk.clock.now()));
  return { rows, next: last && `${last.unit} ${last.student}` };
}

async function shownGridRows(
  desk: Desk,
  actor: Actor,
  filter: FindingFilter,
  page: readonly { readonly unit: UnitPath; readonly student: string }[],
): Promise<readonly GridRow[]> {
  const ids = page.map(({ student }) => student);
  const records = new Map((await openRecords(desk.db, desk.seal, actor.county, ids)).map((one) => [one.id, one]));
  const conditions = [
    ...conditionsOfFindings(actor, { state: filter.state }, await reckoningOf(desk, actor.county)),
    sql<boolean>`findings.student = any(${ids}::uuid[])`,
  ];
  const findings = await inWords(desk, actor.county, await rowsWhere(desk.db, conditions, ids.length * MOST_OF_ONE));
  const place = await placesOf(
    desk.db,
    actor.county,
    page.map(({ unit }) => unit),
    desk.clock.today(),
  );
  return page.flatMap(({ unit, student }) => {
    const record = records.get(student);
    if (record === undefined) return [];
    const { cells, revision } = record;
    const mayReveal = can(actor, 'record.reveal', unit);
    const hidden = (Object.keys(cells) as CellName[]) // the keys of Cells are cell names
      .filter((name) => cells[name] && (maskOf(name) !== undefined || (name === 'birthDate' && !mayReveal)));
    return {
      student,
      revision,
      name: cells.name ?? '',
      place: place(unit),
      cells: shownInDetail(cells, mayReveal),
      hidden,
      editable: can(actor, 'record.edit', unit),
      findings: findings.filter((finding) => finding.student === student),
    };
  });
}
