import { sql } from 'kysely';
import { nameWithin } from '#src/organization/class-path.ts';
import type { Actor } from '#src/organization/office.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { Unit, UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { SEVERITIES, SEVERITY_LABELS } from '#src/quality/labels.ts';
import { labelOf } from '#src/registry/codes.ts';
import { childOf } from '../child-unit.ts';
import { EVERY_RULE } from '../rule-of.ts';
import { conditionsOfFindings, type FindingFilter, reckoningOf } from './finding-filter.ts';

export const TALLIED_BY = ['rule', 'severity', 'unit', 'grade'] as const;

/** 计数 — how many findings of a filter fall to one rule, severity, unit or grade; the same filter with it opens their list. */
export interface Count {
  readonly key: string;
  readonly title: string;
  readonly count: number;
}

interface Counted {
  readonly key: string;
  readonly count: number;
}

export async function tallyFindings(
  desk: Desk,
  actor: Actor,
  filter: FindingFilter,
  by: (typeof TALLIED_BY)[number],
): Promise<readonly Count[]> {
  const conditions = conditionsOfFindings(actor, filter, await reckoningOf(desk, actor.county));
  const column = { rule: 'findings.rule', severity: 'findings.severity', unit: 'findings.unit', grade: 'pupils.grade' }[
    by
  ];
  const pupils = by === 'grade' ? PUPILS : sql``;
  const { rows } = await sql<Counted>`
    select ${sql.ref(column)} as key, count(*)::integer as count from findings ${pupils}
    where ${sql.join(conditions, sql` and `)} group by 1`.execute(desk.db);
  if (by === 'unit') return byChild(desk, actor.county, filter.unit ?? actor.unit, rows);
  return rows
    .map(({ key, count }) => ({ key, count, title: TITLES[by](key) }))
    .sort((one, other) => ORDERS[by](one.key) - ORDERS[by](other.key) || (one.key < other.key ? -1 : 1));
}

const PUPILS = sql`join students as pupils on pupils.county = findings.county and pupils.id = findings.student`;

const TITLES: Readonly<Record<'rule' | 'severity' | 'grade', (key: string) => string>> = {
  rule: (key) => EVERY_RULE.find(({ code }) => code === key)?.title ?? key,
  severity: (key) => SEVERITY_LABELS[SEVERITIES.find((one) => one === key) ?? 'notice'],
  grade: (key) => (key === '' ? '年级不明' : labelOf('grade', key)),
};

const ORDERS: Readonly<Record<'rule' | 'severity' | 'grade', (key: string) => number>> = {
  rule: (key) => EVERY_RULE.findIndex(({ code }) => code === key),
  severity: (key) => SEVERITIES.map(String).indexOf(key),
  grade: () => 0,
};

/** The units directly below; what is filed at the unit itself, pupils of no class, counts for the unit. */
async function byChild(
  { db, clock }: Desk,
  county: string,
  root: UnitPath,
  rows: readonly Counted[],
): Promise<readonly Count[]> {
  const counts = new Map<UnitPath, number>();
  for (const { key, count } of rows) {
    const child = childOf(key, root);
    counts.set(child, (counts.get(child) ?? 0) + count);
  }
  const units: ReadonlyMap<UnitPath, Unit> = await unitsAt(db, county, [...counts.keys()]);
  const year = schoolYearOf(clock.today());
  const titleOf = (unit: Unit | undefined) => (unit === undefined ? '已撤销的机构' : nameWithin(unit, year));
  return [...counts]
    .map(([key, count]) => ({ key, count, title: titleOf(units.get(key)) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}
