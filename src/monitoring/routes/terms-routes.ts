import { z } from 'zod';
import { countyOf } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { setTerms, termsOf } from '../store/terms.ts';
import { MOST_REGISTRATION_DAYS } from '../terms.ts';

const tags = ['监测'];
const words = `建籍期限请写 1 至 ${MOST_REGISTRATION_DAYS} 天`;
const Terms = z.object({
  registrationDays: z.number().int(words).min(1, words).max(MOST_REGISTRATION_DAYS, words).describe('建籍期限，天'),
});

/** 本县监测规定 — read by whoever sees the figures, set by the county. */
export function termsRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/monitoring/terms',
    {
      schema: { summary: '本县监测规定', tags, response: { 200: Terms } },
      config: { permission: 'monitoring.list' },
    },
    ({ actor }) => termsOf(desk.db, countyOf(actor.unit)),
  );

  app.put(
    '/api/monitoring/terms',
    {
      schema: { summary: '修改本县监测规定', tags, body: Terms, response: { 200: Terms, ...refusals() } },
      config: { permission: 'monitoring.settings' },
    },
    async ({ actor, body }) => {
      await setTerms(desk, actor, body);
      return body;
    },
  );
}
