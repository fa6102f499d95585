import type { TodayProvider, TodaySection } from '#src/findings/today.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { Desk } from '#src/platform/desk.ts';
import { EVERY_REPORT_KIND, lastEnded, periodTitle, REPORT_KINDS, signs } from '../periods.ts';
import { isOwed } from './owes-report.ts';
import { dueOf, reporters, signedReports } from './read-reports.ts';

const ROOM = '/dropout-reports';

/** 今日的控辍报告 — the one that is to be signed here, and how many below have not. */
export function reportsOfToday(desk: Desk): TodayProvider {
  return async ({ actor, today }) => {
    if (!can(actor, 'dropout-report.sign', actor.unit)) return [];
    const kind = (await unitsAt(desk.db, actor.county, [actor.unit])).get(actor.unit)?.kind;
    if (kind === undefined) return [];
    const sections: TodaySection[] = [];
    for (const each of EVERY_REPORT_KIND.filter((one) => signs(one, kind))) {
      const period = lastEnded(each, today);
      if (!(await isOwed(desk.db, actor.county, actor.unit, period))) continue;
      const history = await signedReports(desk, actor, { unit: actor.unit, period });
      if (history.some(({ withdrawnAt }) => withdrawnAt === undefined)) continue;
      const { daysLeft } = await dueOf(desk, actor.county, period);
      const missing = ((await reporters(desk, actor, actor.unit, period)) ?? []).filter(({ id }) => id === undefined);
      const door = { to: ROOM, search: { kind: each, period: period.key } };
      const detail = missing.length === 0 ? '数字已经汇总好，核对后签报' : `下面还有 ${missing.length} 个单位没有签报`;
      const { title, deed } = REPORT_KINDS[each];
      const line = { id: period.key, title: `${periodTitle(period)}${title}`, detail, daysLeft, door };
      const tone = (daysLeft ?? 0) < 0 ? 'overdue' : 'soon';
      sections.push({
        key: `dropout-report-${each}`,
        title: `该${deed}的${title}`,
        tone,
        count: 1,
        lines: [line],
        door,
      });
    }
    return sections;
  };
}
