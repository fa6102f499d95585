import { z } from 'zod';
import { readDate } from '#src/kernel/local-date.ts';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { STATE_CALENDAR } from '../state-calendar.ts';
import { calendarOf, signedDays } from '../store/county-calendar.ts';
import { type CalendarDesk, setCountyDay } from '../store/set-county-day.ts';

const Day = z
  .string()
  .transform((text) => readDate(text))
  .refine((day) => day !== undefined, '请填日期，如 2025-03-25')
  .transform((day) => day ?? '1970-01-01'); // refused one line above when it is none

const Year = z.object({
  year: z.number(),
  published: z.boolean(),
  version: z.string(),
  off: z.array(z.string()),
  worked: z.array(z.string()),
  entries: z.array(
    z.object({
      version: z.number(),
      day: z.string(),
      worked: z.boolean().nullable(),
      basis: z.string(),
      by: z.string(),
      at: z.string(),
    }),
  ),
});

/** 工作日历 — read by everybody who has deadlines, set by the county. */
export function calendarRoutes(app: App, desk: CalendarDesk): void {
  app.get(
    '/api/calendar',
    {
      schema: {
        summary: '某年的工作日历：放假日、调休上班日、本县增定',
        tags: ['工作日历'],
        querystring: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
        response: { 200: Year },
      },
      config: { permission: 'signed-in' },
    },
    async ({ actor, query: { year } }) => {
      const [{ calendar, version }, entries] = await Promise.all([
        calendarOf(desk.db, actor.county),
        signedDays(desk.db, actor.county, year),
      ]);
      const ofYear = (days: ReadonlySet<string>) => [...days].filter((day) => day.startsWith(`${year}-`)).sort();
      return {
        year,
        published: STATE_CALENDAR.years.has(year),
        version,
        off: ofYear(calendar.holidays),
        worked: ofYear(calendar.workedWeekends),
        entries: entries.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })),
      };
    },
  );

  app.post(
    '/api/calendar/days',
    {
      schema: {
        summary: '增定本县的上班日或放假日',
        tags: ['工作日历'],
        body: z.object({
          day: Day,
          worked: z.boolean().optional(),
          basis: z.string().trim().min(4, '请写明依据的文件名称和文号').max(200),
        }),
        response: { 201: z.object({ version: z.number() }), ...refusals(409) },
      },
      config: { permission: 'calendar.manage', confirmed: true },
    },
    async ({ actor, body }, reply) => {
      const set = await setCountyDay(desk, actor, { ...body, worked: body.worked });
      return 'objections' in set ? reply.code(409).send(set) : reply.code(201).send(set);
    },
  );
}
