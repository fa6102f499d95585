import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../office.ts';
import { type Permission, reachOf } from '../permissions.ts';
import { isWithin, liesInOneCounty, type UnitPath } from '../unit.ts';

/**
 * `can()` as a WHERE condition over a column of unit paths. test/permissions-agree.test.ts holds the two equal.
 *
 * A range, not a pattern: in collation "C" everything below `/a/b` lies between `/a/b/` and `/a/b0`, and an index finds it.
 */
export function permitted(actor: Actor, permission: Permission, column: string): RawBuilder<boolean> {
  const root = reachOf(actor, permission);
  return root === undefined ? sql<boolean>`false` : within(root, column);
}

/** The top of the tree that is left of the actor's reach below a unit; `undefined` when nothing is. */
export function narrowed(actor: Actor, permission: Permission, unit: UnitPath | undefined): UnitPath | undefined {
  const root = reachOf(actor, permission);
  if (root === undefined || unit === undefined || isWithin(root, unit)) return root;
  return isWithin(unit, root) ? unit : undefined;
}

/**
 * `isWithin()` as a WHERE condition; the unit may be a column too. The column must be of collation "C".
 *
 * One range from the unit to the end of what lies below it, so that an index also gives the order; between the two stand
 * only namesakes such as `/a/b-2`, which the last line sends away.
 */
export function within(root: UnitPath | RawBuilder<string>, column: string): RawBuilder<boolean> {
  const unit = sql.ref(column);
  const [end, below] =
    typeof root === 'string' ? [`${root}0`, `${root}/`] : [sql`(${root} || '0')`, sql`(${root} || '/')`];
  return sql<boolean>`(${unit} >= ${root} and ${unit} < ${end} and (${unit} = ${root} or ${unit} >= ${below}))`;
}

/** The county whose rows the actor may ask for; a city or a province has counties below it, told apart by path alone. */
export function inCounty(actor: Pick<Actor, 'county' | 'unit'>, column: string): RawBuilder<boolean> {
  return liesInOneCounty(actor.unit) ? sql<boolean>`${sql.ref(column)} = ${actor.county}` : sql<boolean>`true`;
}
