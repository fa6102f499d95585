import type { TodayProvider } from '#src/findings/today.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { frozenWindows, yearsUnset } from './frozen-windows.ts';

/** From this month on the next year is asked for, too. */
const DECEMBER = '12';

/** 今日的冻结期 — for whoever sets them: a year of which none is set, in which whatever is applied for goes through. */
export function windowsOfToday(desk: Desk): TodayProvider {
  return async ({ actor, today }) => {
    if (actor.office !== 'county' || !can(actor, 'chain.manage', actor.unit)) return [];
    const year = Number(today.slice(0, 4));
    const pressing = today.slice(5, 7) === DECEMBER ? [year, year + 1] : [year];
    const unset = yearsUnset(await frozenWindows(desk, actor.county), today).filter((one) =>
      pressing.includes(one.year),
    );
    if (unset.length === 0) return [];
    const door = { to: '/settings/procedures', search: { tab: 'windows' } };
    const lines = unset.map((one) => ({
      ...{ id: `windows-${one.year}`, door },
      title: `${one.year} 年的冻结期还没有设定`,
      detail: '请对照当年通知设定；没有设定的，期间各项业务不受限制',
    }));
    return [{ key: 'windows-unset', title: '待设定', tone: 'new', count: unset.length, lines, door }];
  };
}
