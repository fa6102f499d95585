import { sql } from 'kysely';
import { ruleOf } from '#src/findings/rule-of.ts';
import type { Door } from '#src/findings/today.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { narrowed } from '#src/organization/store/permitted.ts';
import { countyOf, liesInOneCounty, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { type FigureKey, figureShape } from '../figures.ts';
import type { ItemKind } from './measure.ts';
import { listingOf } from './measures.ts';
import { scopeOf } from './scope.ts';

/** One line of the list behind a figure: where, what, since when, and the way to it. */
export interface Item {
  readonly key: string;
  readonly school: string;
  readonly class: string;
  readonly title: string;
  readonly detail: string;
  readonly day: LocalDate;
  readonly door: Door | undefined;
}

export interface ItemPage {
  readonly total: number;
  readonly rows: readonly Item[];
  readonly next: string | undefined;
}

interface Row {
  readonly kind: ItemKind;
  readonly unit: UnitPath;
  readonly id: string;
  readonly on_day: LocalDate;
  readonly detail: string;
  readonly title: string | null;
  readonly unit_name: string | null;
  readonly total: number;
}

interface Request {
  readonly figure: FigureKey;
  readonly unit: UnitPath;
  readonly day: LocalDate;
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * 明细 — what stands behind a figure, the longest overdue first. `undefined` outside the actor's reach, and for a past day of which
 * only the figure is known.
 */
export async function itemsOf(desk: Desk, actor: Actor, request: Request): Promise<ItemPage | undefined> {
  const { figure, unit, day, after, limit } = request;
  const listing = listingOf(figure);
  if (narrowed(actor, 'monitoring.list', unit) !== unit || !liesInOneCounty(unit) || listing === undefined)
    return undefined;
  if (day !== desk.clock.today() && !figureShape(figure).derivable) return undefined;
  const { db } = desk;
  const county = countyOf(unit);
  const scope = await scopeOf(desk, county, unit, day);
  const from = Number(after ?? 0);
  const { rows } = await sql<Row>`
    with items as (${listing(scope)})
    select page.*, (select name from units where units.county = ${county} and units.path = page.unit
        order by until nulls first limit 1) as unit_name, case page.kind
        when 'case' then (select title from cases where cases.county = ${county} and cases.id = page.id::uuid)
        when 'pupil' then (select name from students where students.county = ${county} and students.id = page.id::uuid)
        when 'finding' then (select name from findings join students on students.county = findings.county
          and students.id = findings.student where findings.county = ${county} and findings.id = page.id::uuid)
        when 'supervision' then (select subject from supervisions
          where supervisions.county = ${county} and supervisions.id = page.id::uuid)
        when 'leaver' then (select name from leavers where leavers.county = ${county} and leavers.id = page.id::uuid)
        when 'petition' then (select '诉求 ' || petitions.number from petitions
          where petitions.county = ${county} and petitions.id = page.id::uuid)
        when 'dropout' then (select '控辍' || year || '-' || lpad(number::text, 4, '0') from dropout_cases
          where dropout_cases.county = ${county} and dropout_cases.id = page.id::uuid) end as title
    from (select items.*, (select count(*)::integer from items) as total from items
      order by on_day, unit, id limit ${limit + 1} offset ${from}) as page
    order by on_day, unit, id`.execute(db);
  const shown = rows.slice(0, limit);
  const place = await placesOf(
    db,
    county,
    shown.map((row) => row.unit),
    day,
  );
  return {
    total: rows[0]?.total ?? 0,
    rows: shown.map((row, at) => itemOf(row, place(row.unit), `${from + at}`)),
    next: rows.length > limit ? String(from + limit) : undefined,
  };
}

function itemOf(row: Row, place: { readonly school: string; readonly class: string }, key: string): Item {
  const { kind, id, on_day: day, detail, title, unit, unit_name } = row;
  const school = place.school === '' ? (unit_name ?? '') : place.school;
  return {
    ...{ key: `${key} ${id}`, school, class: place.class, day, door: doorOf(kind, id, unit) },
    title: kind === 'school' ? school : (title ?? TITLES[kind]),
    detail: kind === 'finding' ? (ruleOf(detail)?.title ?? detail) : detail,
  };
}

/** Where nothing may be named, or the name is gone. */
const TITLES: Readonly<Record<ItemKind, string>> = {
  case: '业务',
  pupil: '学生',
  finding: '问题',
  child: '在班无籍的学生',
  dropout: '控辍件',
  leaver: '毕业或转出的学生',
  petition: '诉求',
  supervision: '督办',
  school: '学校',
};

/** A finding is seen on its pupil's page; a child without a record in the roll call of its class. */
function doorOf(kind: ItemKind, id: string, unit: UnitPath): Door | undefined {
  switch (kind) {
    case 'case':
      return { to: '/cases/$id', params: { id } };
    case 'pupil':
      return { to: '/pupils/$id', params: { id } };
    case 'finding':
      return { to: '/findings', search: { unit } };
    case 'child':
      return { to: '/roll-call', search: { unit } };
    case 'dropout':
      return { to: '/dropout/$id', params: { id } };
    case 'leaver':
      return { to: '/continuity/$id', params: { id } };
    case 'petition':
      return { to: '/petitions/$id', params: { id } };
    case 'supervision':
      return { to: '/supervision/$id', params: { id } };
    case 'school':
      return { to: '/figures', search: { unit } };
  }
}
