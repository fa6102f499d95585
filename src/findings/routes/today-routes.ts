import { z } from 'zod';
import type { Desk } from '#src/platform/desk.ts';
import type { App } from '#src/platform/http/app.ts';
import { lastVisit } from '../store/last-visit.ts';
import { findingsOfToday } from '../store/today-findings.ts';
import type { TodayProvider } from '../today.ts';

const Door = z.object({
  to: z.string(),
  params: z.record(z.string(), z.string()).optional(),
  search: z.record(z.string(), z.string()).optional(),
});

const Section = z.object({
  key: z.string(),
  title: z.string(),
  tone: z.enum(['overdue', 'soon', 'new', 'waiting', 'figure']),
  count: z.number(),
  door: Door.optional(),
  lines: z
    .array(
      z.object({ id: z.string(), title: z.string(), detail: z.string(), daysLeft: z.number().optional(), door: Door }),
    )
    .readonly(),
});

/** 今日 — what this office must do now. Other folders say what they have for the day; findings come first. */
export function todayRoutes(app: App, desk: Desk, others: readonly TodayProvider[]): void {
  const providers = [findingsOfToday(desk), ...others];
  app.get(
    '/api/today',
    {
      schema: {
        summary: '今日待办',
        tags: ['今日'],
        response: { 200: z.object({ asOf: z.string(), today: z.string(), sections: z.array(Section) }) },
      },
      config: { permission: 'signed-in' },
    },
    async ({ actor }) => {
      const question = { actor, today: desk.clock.today(), since: await lastVisit(desk, actor) };
      const answers = await Promise.all(providers.map((provider) => provider(question)));
      return { asOf: desk.clock.now().toISOString(), today: question.today, sections: answers.flat() };
    },
  );
}
