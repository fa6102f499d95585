import { sql } from 'kysely';
import type { TodayLine, TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { inCounty } from '#src/organization/store/permitted.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { INSPECTION_STATES, type InspectionState } from '../inspection.ts';
import { visibleTo } from './inspection-rows.ts';

const SHOWN = 6;
/** So many days after a result has come out it is still news. */
const NEWS_DAYS = 14;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly state: InspectionState;
  readonly ends_on: LocalDate;
  readonly published_on: LocalDate | null;
  readonly county_name: string | null;
}

/** 今日的督查 — for the inspector what goes on; for county and school what they must prepare, and what came of it. */
export function inspectionsOfToday({ db }: Desk): TodayProvider {
  return async ({ actor, today }) => {
    if (!can(actor, 'inspection.read', actor.unit)) return [];
    const rows = await rowsFor(db, actor, today);
    return can(actor, 'inspection.run', actor.unit) ? forCity(rows, today) : forBelow(rows);
  };
}

async function rowsFor(db: Database, actor: Actor, today: LocalDate): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select id, title, state, ends_on, published_on, (select name from units where units.county = inspections.county
        and units.path = inspections.unit order by until nulls first limit 1) as county_name
    from inspections where ${inCounty(actor, 'inspections.county')} and ${visibleTo(actor)}
      and (state in ('planned', 'seeded', 'drawn', 'concluded')
        or state = 'published' and published_on > ${today}::date - ${NEWS_DAYS}::integer)
    order by ends_on, id`.execute(db);
  return rows;
}

function forCity(rows: readonly Row[], today: LocalDate): readonly TodaySection[] {
  const open = rows.filter(({ state }) => state !== 'published');
  if (open.length === 0) return [];
  const isLate = open.some(({ ends_on, state }) => ends_on < today && state !== 'concluded');
  const lines = open.map((row) =>
    lineOf(row, `${row.county_name ?? ''} · ${INSPECTION_STATES[row.state]} · 到 ${row.ends_on}`),
  );
  return [section('inspections-open', '进行中的督查', isLate ? 'overdue' : 'waiting', lines)];
}

function forBelow(rows: readonly Row[]): readonly TodaySection[] {
  const coming = rows.filter(({ state }) => state === 'drawn');
  const out = rows.filter(({ state }) => state === 'published');
  return [
    ...(coming.length === 0
      ? []
      : [
          section(
            'inspections-coming',
            '市局督查，请准备材料',
            'soon',
            coming.map((row) => lineOf(row, `检查到 ${row.ends_on} · 点开看抽中的学校和要准备的材料`)),
          ),
        ]),
    ...(out.length === 0
      ? []
      : [
          section(
            'inspections-out',
            '督查结果已公布',
            'new',
            out.map((row) => lineOf(row, `${row.published_on} 公布 · 可以回应`)),
          ),
        ]),
  ];
}

function lineOf({ id, title }: Row, detail: string): TodayLine {
  return { id, title, detail, door: { to: '/inspections/$id', params: { id } } };
}

function section(key: string, title: string, tone: TodaySection['tone'], lines: readonly TodayLine[]): TodaySection {
  return { key, title, tone, count: lines.length, lines: lines.slice(0, SHOWN), door: { to: '/inspections' } };
}
