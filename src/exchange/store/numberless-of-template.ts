import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { STANDINGS } from '#src/pathway/standings.ts';
import { countedByClass, roster } from '#src/pathway/store/roster.ts';
import type { Desk } from '#src/platform/desk.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { TemplateRow } from '../template-workbook.ts';

const PAGE = 500;

export async function countNumberless({ db }: Desk, actor: Actor, unit: UnitPath | undefined): Promise<number> {
  const counted = await countedByClass(db, actor, unit);
  return counted.reduce((sum, { pupils }) => sum + pupils, 0);
}

/** 无身份证件号的学生 — each with how far the household check has come. */
export async function* numberlessOfTemplate(
  desk: Desk,
  actor: Actor,
  unit: UnitPath | undefined,
): AsyncGenerator<TemplateRow> {
  let next: string | undefined;
  do {
    const page = await roster(desk, actor, { unit, limit: PAGE, next });
    const ids = page.rows.map(({ student }) => student);
    const records = new Map((await openRecords(desk.db, desk.seal, actor.county, ids)).map((each) => [each.id, each]));
    for (const { student, place, standing, checkedOn = '' } of page.rows) {
      const facts = { school: place.school, class: place.class, household: STANDINGS[standing], checkedOn };
      yield { cells: records.get(student)?.cells ?? {}, facts };
    }
    next = page.next;
  } while (next !== undefined);
}
