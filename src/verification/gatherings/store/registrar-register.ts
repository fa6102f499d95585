import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Cell, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import type { Actor } from '#src/organization/office.ts';
import { narrowed, permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { hoursOf } from '../gathering.ts';
import { isNoDeputy } from './invite.ts';

/** 学籍管理员名册的一行 — one term of office in the school year: from whom it was taken over, to whom it went, and what was learnt meanwhile. */
export interface RegistrarTerm {
  readonly holding: string;
  readonly name: string;
  readonly unit: UnitPath;
  readonly unitName: string;
  readonly since: LocalDate;
  /** The day from which somebody else, or nobody, holds it. */
  readonly until: LocalDate | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly courses: readonly CourseBeen[];
  readonly hours: number;
}

export interface CourseBeen {
  readonly id: string;
  readonly title: string;
  readonly day: LocalDate;
  readonly madeUp: boolean;
}

/** 学籍管理员名册 of a school year: whoever held the office on any day of it, stand-ins left out. `undefined` for strangers. */
export async function registrarRegister(
  db: Database,
  actor: Actor,
  unit: UnitPath,
  schoolYear: number,
): Promise<readonly RegistrarTerm[] | undefined> {
  if (narrowed(actor, 'gathering.read', unit) !== unit) return undefined;
  const [first, next] = [`${schoolYear}-09-01`, `${schoolYear + 1}-09-01`];
  const { rows } = await sql<Row>`
    select holdings.id as holding, people.name, units.path as unit, units.name as unit_name, holdings.since, holdings.until,
      (select who.name from holdings as before join people as who on who.county = before.county and who.id = before.person
        where before.county = holdings.county and before.unit = holdings.unit and before.office = 'registrar'
          and before.id <> holdings.id and before.until is not null and before.until <= holdings.since
        order by before.until desc, before.since desc limit 1) as from_name,
      (select who.name from holdings as after join people as who on who.county = after.county and who.id = after.person
        where after.county = holdings.county and after.unit = holdings.unit and after.office = 'registrar'
          and after.id <> holdings.id and holdings.until is not null and after.since >= holdings.until
        order by after.since, after.id limit 1) as to_name,
      (select coalesce(json_agg(json_build_object('id', course.id, 'title', course.title, 'begins', course.begins,
          'ends', course.ends, 'day', coalesce(been.made_up_on, course.on_day), 'madeUp', been.made_up_on is not null)
          order by course.on_day), '[]')
        from gathering_people as been
        join gatherings as course on course.county = been.county and course.id = been.gathering
        where been.county = holdings.county and been.person = holdings.person and been.withdrawn_at is null
          and been.presence in ('present', 'made-up') and course.state = 'held' and course.kind = 'registrars'
          and course.school_year = ${schoolYear}) as courses
    from holdings
    join units on units.county = holdings.county and units.id = holdings.unit
    join people on people.county = holdings.county and people.id = holdings.person
    where holdings.county = ${actor.county} and holdings.office = 'registrar' and holdings.since < ${next}::date
      and (holdings.until is null or holdings.until > ${first}::date and holdings.until > holdings.since)
      and ${within(unit, 'units.path')} and ${permitted(actor, 'gathering.read', 'units.path')} and ${isNoDeputy()}
    order by units.path, holdings.since, people.name, holdings.id`.execute(db);
  return rows.map(termOf);
}

interface Row {
  readonly holding: string;
  readonly name: string;
  readonly unit: UnitPath;
  readonly unit_name: string;
  readonly since: LocalDate;
  readonly until: LocalDate | null;
  readonly from_name: string | null;
  readonly to_name: string | null;
  readonly courses: readonly (CourseBeen & { readonly begins: string; readonly ends: string })[];
}

function termOf({ unit_name, until, from_name, to_name, courses, ...row }: Row): RegistrarTerm {
  return {
    ...{
      ...row,
      unitName: unit_name,
      until: until ?? undefined,
      from: from_name ?? undefined,
      to: to_name ?? undefined,
    },
    courses: courses.map(({ id, title, day, madeUp }) => ({ id, title, day, madeUp })),
    hours: courses.reduce((sum, course) => sum + hoursOf(course), 0),
  };
}

const COLUMNS: readonly (readonly [heading: string, width: number])[] = [
  ['序号', 6],
  ['学校', 30],
  ['学籍管理员', 14],
  ['任职起', 13],
  ['任职止', 13],
  ['接自', 12],
  ['移交给', 12],
  ['参训次数', 10],
  ['学时', 8],
  ['参加的培训', 60],
];

/** 学籍管理员名册 as a workbook. That it was taken is written down; `undefined` for strangers. */
export async function registrarSheet(
  desk: Desk,
  actor: Actor,
  unit: UnitPath,
  schoolYear: number,
): Promise<Sheet | undefined> {
  const terms = await registrarRegister(desk.db, actor, unit, schoolYear);
  if (terms === undefined) return undefined;
  const deed = { action: 'gathering.export', subjectKind: 'unit', subject: unit, subjectUnit: unit } as const;
  const detail = { paper: 'registrars', people: terms.length };
  await desk.db.transaction().execute((work) => audit(work, actor, { ...deed, detail }, desk.clock.now()));
  const to = COLUMNS.length - 1;
  const title = `学籍管理员名册（${schoolYear}—${schoolYear + 1} 学年）　截至 ${desk.clock.today()}`;
  return {
    ...{ name: '学籍管理员名册', widths: COLUMNS.map(([, width]) => width), frozen: { rows: 2, columns: 3 } },
    ...{ filterRow: 2, pagesWide: 1 },
    rows: [
      { cells: [{ value: title, look: 'title' }], joined: { from: 0, to } },
      { cells: COLUMNS.map(([value]): Cell => ({ value, look: 'heading' })) },
      ...terms.map(lineOf),
    ],
  };
}

function lineOf({ unitName, name, since, until, from, to, courses, hours }: RegistrarTerm, at: number): SheetRow {
  const count = (value: number): Cell => ({ value, look: 'count' });
  const been = courses.map(({ day, title, madeUp }) => `${day} ${title}${madeUp ? '（补训）' : ''}`).join('；');
  const names = [unitName, name, since, until ?? '', from ?? '', to ?? ''];
  return { cells: [count(at + 1), ...names, count(courses.length), count(Math.round(hours * 10) / 10), been] };
}
