import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsBelow } from '#src/organization/store/units.ts';
import type { Desk } from '#src/platform/desk.ts';
import { SEVERITY_LABELS } from '#src/quality/labels.ts';
import type { TodayLine, TodayProvider, TodaySection } from '../today.ts';
import { conditionsOfFindings, type FindingFilter, reckoningOf } from './finding-filter.ts';
import { type FindingRow, mostUrgent } from './list-findings.ts';

/** How many lines a section shows before its door is opened. */
const SHOWN = 6;

/** These see to findings themselves; the others look after those who do, and are shown everybody's. */
const WORKERS: readonly string[] = ['registrar', 'county'];

/** 今日的问题 — overdue, due within three working days, returned and new; for the county also where most is to be done. */
export function findingsOfToday(desk: Desk): TodayProvider {
  return async ({ actor, since }) => {
    if (!can(actor, 'finding.read', actor.unit)) return [];
    const owner = WORKERS.includes(actor.office) ? actor.office : undefined;
    const own = owner === undefined ? {} : { owner };
    const sections = [
      await section(desk, actor, { key: 'overdue', title: '已超期', tone: 'overdue' }, { ...own, due: 'overdue' }),
      await section(desk, actor, { key: 'soon', title: '三个工作日内到期', tone: 'soon' }, { ...own, due: 'soon' }),
      await section(desk, actor, { key: 'returned', title: '重新出现', tone: 'new' }, { ...own, returned: true }),
      await section(
        desk,
        actor,
        { key: 'new', title: '上次登录后新出现', tone: 'new' },
        {
          ...own,
          since: since.toISOString(),
        },
      ),
    ];
    const undated = await section(desk, actor, UNDATED, { ...own, due: 'undated' });
    const alarmed = undated.count > 0 ? [undated, ...sections] : sections;
    return actor.office === 'county' ? [...alarmed, await busiestSchools(desk, actor)] : alarmed;
  };
}

/** R17: an alarm where nobody can say until when. */
const UNDATED = { key: 'undated', title: '下一年放假安排未公布，期限未定', tone: 'soon' } as const;

async function section(
  desk: Desk,
  actor: Actor,
  head: Pick<TodaySection, 'key' | 'title' | 'tone'>,
  filter: FindingFilter,
): Promise<TodaySection> {
  const conditions = conditionsOfFindings(actor, filter, await reckoningOf(desk, actor.county));
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from findings where ${sql.join(conditions, sql` and `)}`.execute(desk.db);
  const first = await mostUrgent(desk, actor, filter, SHOWN);
  const { returned, ...rest } = filter;
  const search = Object.entries({ ...rest, ...(returned && { returned: 'yes' }) }).map(([name, value]) => [
    name,
    String(value),
  ]);
  const door = { to: '/findings', search: Object.fromEntries(search) as Readonly<Record<string, string>> }; // of texts
  return { ...head, count: rows[0]?.count ?? 0, lines: first.map(lineOf), door };
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
async function busiestSchools(desk: Desk, actor: Actor): Promise<TodaySection> {
  const schools = await unitsBelow(desk.db, actor, actor.unit, ['school', 'teaching-point']);
  const conditions = conditionsOfFindings(actor, { severity: 'error' }, await reckoningOf(desk, actor.county));
  const { rows } = await sql<{ unit: string; count: number }>`
    select findings.unit, count(*)::integer as count from findings
    where ${sql.join(conditions, sql` and `)} group by findings.unit`.execute(desk.db);
  const counts = schools
    .map(({ path, name, id }) => {
      const below = rows.filter(({ unit }) => unit === path || unit.startsWith(`${path}/`));
      return { id, path, name, count: below.reduce((total, { count }) => total + count, 0) };
    })
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
