import { audit } from '#src/audit/store/audit.ts';
import type { Sheet } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { rosterSheet, type WorkbookRow } from '../workbook.ts';
import { type RosterFilter, type RosterRow, roster } from './roster.ts';

/** A whole county has some hundred; more than this is no roster any more. */
const MOST_ROWS = 20_000;

const PAGE = 500;

/** 导出花名册 — everybody without a number below the unit, with the child's progress and empty columns. What was taken is written down. */
export async function workbookOfRoster(desk: Desk, actor: Actor, filter: RosterFilter): Promise<Sheet> {
  const rows: WorkbookRow[] = [];
  let next: string | undefined;
  do {
    const page = await roster(desk, actor, { ...filter, limit: PAGE, next });
    rows.push(...(await withCells(desk, actor.county, page.rows)));
    next = page.next;
  } while (next !== undefined && rows.length < MOST_ROWS);
  const unit = filter.unit ?? actor.unit;
  const deed = { action: 'pathway.export', subjectKind: 'unit', subject: unit, subjectUnit: unit } as const;
  const detail = { rows: rows.length, standing: filter.standing };
  await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
  return rosterSheet(rows, `无身份证件号学生花名册（截至 ${desk.clock.today()}，共 ${rows.length} 人）`);
}

async function withCells({ db, seal }: Desk, county: string, rows: readonly RosterRow[]): Promise<WorkbookRow[]> {
  const records = await openRecords(
    db,
    seal,
    county,
    rows.map(({ student }) => student),
  );
  const cellsOf = new Map(records.map(({ id, cells }) => [id, cells]));
  return rows.map(({ student, name, place, standing }) => {
    const cells = cellsOf.get(student) ?? {};
    return {
      ...{ student, name, standing, school: place.school, class: place.class },
      ...{ sex: cells.sex ?? '', birthDate: cells.birthDate ?? '', guardian: cells['guardian1.name'] ?? '' },
    };
  });
}
