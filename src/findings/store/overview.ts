import { sql } from 'kysely';
import { nameWithin } from '#src/organization/class-path.ts';
import type { Actor } from '#src/organization/office.ts';
import { reachOf } from '#src/organization/permissions.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import { isWithin, type UnitKind, type UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { childOf } from '../child-unit.ts';

/** 质量概览 of one unit: how many pupils, how many of them with an open error, and how many findings. Figures only. */
export interface UnitFigures {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: string;
  readonly pupils: number;
  readonly withErrors: number;
  readonly errors: number;
  readonly queries: number;
  readonly notices: number;
}

export interface Overview {
  /** When it was counted. */
  readonly asOf: Date;
  readonly above: readonly { readonly path: UnitPath; readonly name: string }[];
  readonly whole: UnitFigures;
  readonly rows: readonly UnitFigures[];
}

interface Counted {
  readonly unit: string;
  readonly pupils: number;
  readonly with_errors: number;
  readonly errors: number;
  readonly queries: number;
  readonly notices: number;
}

/** The unit as a whole and each unit directly below; `undefined` where the actor may not look. */
export async function overviewOf(desk: Desk, actor: Actor, unit: UnitPath): Promise<Overview | undefined> {
  const root = reachOf(actor, 'overview.read');
  if (root === undefined || !isWithin(unit, root)) return undefined;
  const counted = await countedByUnit(desk.db, actor, unit);
  const figures = new Map<UnitPath, Figures>();
  for (const row of counted) {
    const child = childOf(row.unit, unit);
    figures.set(child, sum(figures.get(child) ?? NONE, row));
  }
  const units = await unitsNamed(desk, actor, unit);
  const whole = counted.reduce(sum, NONE);
  const named = (path: UnitPath) => {
    const { name, kind } = units.get(path) ?? { name: '已撤销的机构', kind: '' };
    return { path, name, kind };
  };
  const children = [...units.keys()].filter((path) => path !== unit && !figures.has(path) && isWithin(path, unit));
  const below = [...figures.keys(), ...children].filter((path) => path !== unit);
  const rows = below.map((path) => ({ ...named(path), ...(figures.get(path) ?? NONE) }));
  const own = figures.get(unit);
  const unplaced = own && own !== NONE && rows.length > 0 ? [{ ...named(unit), name: '未分班', ...own }] : [];
  return {
    asOf: desk.clock.now(),
    above: pathsAbove(unit, root).map((path) => ({ path, name: named(path).name })),
    whole: { ...named(unit), ...whole },
    rows: [...rows.sort((one, other) => (one.path < other.path ? -1 : 1)), ...unplaced],
  };
}

type Figures = Omit<UnitFigures, 'path' | 'name' | 'kind'>;

const NONE: Figures = { pupils: 0, withErrors: 0, errors: 0, queries: 0, notices: 0 };

function sum(one: Figures, row: Counted): Figures {
  return {
    pupils: one.pupils + row.pupils,
    withErrors: one.withErrors + row.with_errors,
    errors: one.errors + row.errors,
    queries: one.queries + row.queries,
    notices: one.notices + row.notices,
  };
}

/** By class; there are some thousand of them, whatever the number of pupils. */
async function countedByUnit(db: Database, actor: Actor, unit: UnitPath): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select unit, count(*)::integer as pupils, (count(*) filter (where errors > 0))::integer as with_errors,
      sum(errors)::integer as errors, sum(queries)::integer as queries, sum(notices)::integer as notices
    from students
    where withdrawn_at is null and ${within(unit, 'students.unit')}
      and ${permitted(actor, 'overview.read', 'students.unit')} and ${ofCounty(unit, 'students.county')}
    group by unit`.execute(db);
  return rows;
}

/** The unit, those above it as far as the actor reaches, and those directly below. */
export async function unitsNamed(
  { db, clock }: Desk,
  actor: Actor,
  unit: UnitPath,
): Promise<ReadonlyMap<UnitPath, { readonly name: string; readonly kind: string }>> {
  const { rows } = await sql<{ path: UnitPath; name: string; kind: UnitKind }>`
    select path, name, kind from units
    where until is null and ${permitted(actor, 'overview.read', 'units.path')} and ${ofCounty(unit, 'units.county')}
      and (parent = ${unit} or path = any(${[...pathsAbove(unit, actor.unit), unit]}::text[]))`.execute(db);
  const year = schoolYearOf(clock.today());
  return new Map(rows.map(({ kind, ...row }) => [row.path, { kind, name: nameWithin({ kind, ...row }, year) }]));
}

/** From the actor's own unit down to the one above this. */
export function pathsAbove(unit: UnitPath, root: UnitPath): readonly UnitPath[] {
  const above: UnitPath[] = [];
  for (let at = unit.lastIndexOf('/'); at >= root.length; at = unit.lastIndexOf('/', at - 1)) {
    above.unshift(unit.slice(0, at) as UnitPath); // cut at a slash
  }
  return above;
}

/** A city looks across its counties; everybody else into one, which is the third part of a path. */
function ofCounty(unit: UnitPath, column: string) {
  const county = unit.split('/')[3];
  return county === undefined ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = ${county}`;
}
