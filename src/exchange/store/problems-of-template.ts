import { sql } from 'kysely';
import { PROBLEM_RULES } from '#src/cases/problem-rules.ts';
import { STATES } from '#src/findings/lifecycle.ts';
import { conditionsOfFindings, reckoningOf } from '#src/findings/store/finding-filter.ts';
import { inWords, rowsWhere } from '#src/findings/store/list-findings.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import type { TemplateRow } from '../template-workbook.ts';

/** A county has some hundreds. */
const MOST = 60_000;

export async function countProblems(desk: Desk, actor: Actor, unit: UnitPath | undefined): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from findings
    where ${sql.join(await conditionsOf(desk, actor, unit), sql` and `)}`.execute(desk.db);
  return rows[0]?.count ?? 0;
}

/** 问题学籍 — a line for every open finding that makes a record one. */
export async function* problemsOfTemplate(
  desk: Desk,
  actor: Actor,
  unit: UnitPath | undefined,
): AsyncGenerator<TemplateRow> {
  const found = await rowsWhere(desk.db, await conditionsOf(desk, actor, unit), MOST);
  const rows = await inWords(desk, actor.county, found);
  const ids = [...new Set(rows.map(({ student }) => student))];
  const records = new Map((await openRecords(desk.db, desk.seal, actor.county, ids)).map((each) => [each.id, each]));
  for (const { student, place, title, message, advice, state, due } of rows) {
    yield {
      cells: records.get(student)?.cells ?? {},
      facts: {
        ...{ school: place.school, class: place.class, problem: title, problemSays: message, problemAdvice: advice },
        ...{ problemState: STATES[state], due: due ?? '' },
      },
    };
  }
}

async function conditionsOf(desk: Desk, actor: Actor, unit: UnitPath | undefined) {
  return [
    ...conditionsOfFindings(actor, { unit }, await reckoningOf(desk, actor.county)),
    sql<boolean>`findings.rule = any(${[...PROBLEM_RULES]}::text[])`,
    permitted(actor, 'exchange.export', 'findings.unit'),
  ];
}
