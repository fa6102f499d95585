import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { TodayProvider } from '#src/findings/today.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { OUTCOMES } from '../reconcile/outcome.ts';
import { countItems, listItems } from './list-items.ts';

/** How many lines the section shows before its door is opened. */
const SHOWN = 6;

/** 今日的过期未到位 — what was corrected here and the national system has not taken over within its ten working days. */
export function exchangeOfToday(desk: Desk): TodayProvider {
  return async ({ actor }) => {
    if (!can(actor, 'exchange.run', actor.unit)) return [];
    const filter = { overdue: true } as const;
    const count = await countItems(desk, actor, filter);
    if (count === 0) return [];
    const { rows } = await listItems(desk, actor, filter, { limit: SHOWN });
    const { calendar } = await calendarOf(desk.db, actor.county);
    const today = desk.clock.today();
    return [
      {
        ...{ key: 'exchange-overdue', title: '全国系统过期未到位', tone: 'overdue', count },
        lines: rows.map(({ reading, number, name, place, title, outcome, due, owner }) => {
          return {
            id: `${reading}-${number}`,
            title: `${name}　${[place.school, place.class].filter(Boolean).join(' ')}`,
            detail: [title, OUTCOMES[outcome], owner && `${owner} 办`].filter(Boolean).join(' · '),
            daysLeft: due === undefined ? undefined : workingDaysLeft(today, due, calendar),
            door: { to: '/exchange', search: { tab: 'items', overdue: '1' } },
          };
        }),
        door: { to: '/exchange', search: { tab: 'items', overdue: '1' } },
      },
    ];
  };
}
