import type { TodayProvider } from '#src/findings/today.ts';
import { addDays } from '#src/kernel/local-date.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { remindersDue } from './roster.ts';

/** How many lines a section shows before its door is opened. */
const SHOWN = 6;

/** 今日应提醒的监护人 — of children who still have no number; asked of the school that keeps them on its roster. */
export function remindersOfToday({ db, clock }: Desk): TodayProvider {
  return async ({ actor, today }) => {
    if (!can(actor, 'pathway.work', actor.unit)) return [];
    const { count, rows } = await remindersDue(db, actor, today, SHOWN);
    if (count === 0) return [];
    const place = await placesOf(
      db,
      actor.county,
      rows.map(({ unit }) => unit),
      clock.today(),
    );
    const isLate = rows.some(({ remind_on: on }) => on !== null && on < addDays(today, -7));
    return [
      {
        ...{ key: 'pathway-reminders', title: '该提醒监护人办理户籍', tone: isLate ? 'overdue' : 'soon', count },
        lines: rows.map(({ id, name, unit, remind_on: on }) => ({
          id,
          title: `${name}　无身份证件号`,
          detail: [place(unit).class, on && `应于 ${on} 前提醒`].filter(Boolean).join(' · '),
          door: { to: '/pathway/$id', params: { id } },
        })),
        door: { to: '/pathway', search: { standing: 'waiting' } },
      },
    ];
  };
}
