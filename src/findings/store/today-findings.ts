import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsBelow } from '#src/organization/store/units.ts';
import { parentOf, type UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { SEVERITY_LABELS } from '#src/quality/labels.ts';
import type { TodayLine, TodayProvider, TodaySection } from '../today.ts';
import {
  conditionsOfFindings,
  type FindingFilter,
  narrowingOf,
  type Reckoning,
  reckoningOf,
} from './finding-filter.ts';
import { type FindingRow, mostUrgent } from './list-findings.ts';

/** How many lines a section shows before its door is opened. */
const SHOWN = 6;

/** These see to findings themselves; the others look after those who do, and are shown everybody's. */
const WORKERS: readonly string[] = ['registrar', 'county'];

/** 今日的问题 — overdue, due within three working days, returned and new; for the county also where most is to be done. */
export function findingsOfToday(desk: Desk): TodayProvider {
  return async ({ actor, since }) => {
    if (!can(actor, 'finding.read', actor.unit)) return [];
    const reckoning = await reckoningOf(desk, actor.county);
    const own = WORKERS.includes(actor.office) ? { owner: actor.office } : {};
    const asked: readonly Asked[] = [
      { head: { key: 'undated', title: '下一年放假安排未公布，期限未定', tone: 'soon' }, filter: { due: 'undated' } },
      { head: { key: 'overdue', title: '已超期', tone: 'overdue' }, filter: { due: 'overdue' } },
      { head: { key: 'soon', title: '三个工作日内到期', tone: 'soon' }, filter: { due: 'soon' } },
      { head: { key: 'returned', title: '重新出现', tone: 'new' }, filter: { returned: true } },
      { head: { key: 'new', title: '上次登录后新出现', tone: 'new' }, filter: { since: since.toISOString() } },
    ];
    const counts = await countEach(desk.db, actor, own, asked, reckoning);
    const sections = await Promise.all(
      asked.map(({ head, filter }, i) => section(desk, actor, head, { ...own, ...filter }, counts[i] ?? 0, reckoning)),
    );
    // R17: an alarm where nobody can say until when; where everybody can, nothing.
    const shown = sections.filter(({ key, count }) => key !== 'undated' || count > 0);
    return actor.office === 'county' ? [...shown, await busiestSchools(desk, actor, reckoning)] : shown;
  };
}

interface Asked {
  readonly head: Pick<TodaySection, 'key' | 'title' | 'tone'>;
  readonly filter: Pick<FindingFilter, 'due' | 'returned' | 'since'>;
}

/** How many of the open ones each filter lets through: looked through once. */
async function countEach(
  db: Database,
  actor: Actor,
  own: FindingFilter,
  asked: readonly Asked[],
  reckoning: Reckoning,
): Promise<readonly number[]> {
  const among = conditionsOfFindings(actor, own, reckoning);
  const counts = asked.map(({ filter }) => {
    const more = narrowingOf(actor, filter, reckoning);
    return sql`count(*) filter (where ${sql.join(more, sql` and `)})::integer`;
  });
  const { rows } = await sql<{ counts: readonly number[] }>`
    select array[${sql.join(counts)}] as counts from findings where ${sql.join(among, sql` and `)}`.execute(db);
  return rows[0]?.counts ?? [];
}

async function section(
  desk: Desk,
  actor: Actor,
  head: Pick<TodaySection, 'key' | 'title' | 'tone'>,
  filter: FindingFilter,
  count: number,
  reckoning: Reckoning,
): Promise<TodaySection> {
  const first = count === 0 ? [] : await mostUrgent(desk, actor, filter, SHOWN, reckoning);
  const { returned, ...rest } = filter;
  const search = Object.entries({ ...rest, ...(returned && { returned: 'yes' }) }).map(([name, value]) => [
    name,
    String(value),
  ]);
  const door = { to: '/findings', search: Object.fromEntries(search) as Readonly<Record<string, string>> }; // of texts
  return { ...head, count, lines: first.map(lineOf), door };
}

function lineOf({ id, student, name, place, message, way, daysLeft }: FindingRow): TodayLine {
  return {
    id,
    title: `${name}　${[place.school, place.class].filter((part) => part !== '').join(' ')}`,
    detail: `${message}　→ ${way.label}`,
    daysLeft,
    door: { to: '/pupils/$id', params: { id: student }, search: { finding: id } },
  };
}

/** 问题最多的学校 — by open errors. */
async function busiestSchools(desk: Desk, actor: Actor, reckoning: Reckoning): Promise<TodaySection> {
  const schools = await unitsBelow(desk.db, actor, actor.unit, ['school', 'teaching-point']);
  const conditions = conditionsOfFindings(actor, { severity: 'error' }, reckoning);
  const { rows } = await sql<{ unit: UnitPath; count: number }>`
    select findings.unit, count(*)::integer as count from findings
    where ${sql.join(conditions, sql` and `)} group by findings.unit`.execute(desk.db);
  const open = new Map<string, number>();
  for (const { unit, count } of rows) {
    for (let at: UnitPath | undefined = unit; at !== undefined; at = parentOf(at))
      open.set(at, (open.get(at) ?? 0) + count);
  }
  const counts = schools
    .map(({ path, name, id }) => ({ id, path, name, count: open.get(path) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  const lines = counts.slice(0, 10).map(({ id, path, name, count }) => ({
    id,
    title: name,
    detail: `${SEVERITY_LABELS.error} ${count.toLocaleString('zh-CN')} 项`,
    door: { to: '/findings', search: { unit: path, severity: 'error' } },
  }));
  return {
    key: 'schools',
    title: '错误最多的学校',
    tone: 'figure',
    count: counts.length,
    lines,
    door: { to: '/overview' },
  };
}
