import { z } from 'zod';
import type { PaperDesk } from '#src/cases/routes/paper-routes.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import { compareWithPrevious } from '../store/compare.ts';
import { summarize } from '../store/summarize.ts';
import { whoIsBehind } from '../store/who-is-behind.ts';
import { exportRoutes } from './export-routes.ts';
import { BehindLine, CampaignId, OfUnit, Section, Summary, summarySent } from './shapes.ts';
import { signingRoutes } from './signing-routes.ts';

const tags = ['汇总签核'];
const config = { permission: 'campaign.summary' } as const;
const NOTHING = 404;

/** 汇总签核: figures of each unit, who is behind, what was signed, and how it was a campaign ago. */
export function summaryRoutes(app: App, desk: PaperDesk): void {
  readingRoutes(app, desk);
  comparisonRoute(app, desk);
  signingRoutes(app, desk);
  exportRoutes(app, desk);
}

function readingRoutes(app: App, desk: PaperDesk): void {
  app.get(
    '/api/campaigns/:id/summary',
    {
      schema: {
        summary: '汇总表：一个单位和它的下级',
        description: '核对表各栏总有；其他各栏按 about 另算',
        tags,
        params: CampaignId,
        querystring: OfUnit.extend({ about: Section.optional() }),
        response: { 200: Summary, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id }, query: { unit = actor.unit, about } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      const sections = about === undefined ? [] : [about];
      const summary = campaign && (await summarize(desk, desk.db, actor, campaign, unit, sections));
      return summary === undefined ? reply.code(NOTHING).send(NOT_FOUND) : summarySent(summary);
    },
  );

  app.get(
    '/api/campaigns/:id/behind',
    {
      schema: {
        summary: '谁没完成：各学校或各班，按未完成的比例排序',
        description: '按比例的置信下限排序，人数很少的学校不因一两个人排到最前',
        tags,
        params: CampaignId,
        querystring: OfUnit,
        response: {
          200: z.object({
            by: z.enum(['school', 'class']),
            all: z.number().describe('共有几个单位'),
            behind: z.array(BehindLine).readonly(),
            unsigned: z.array(BehindLine).readonly().describe('都完成了，只差签核'),
          }),
          ...refusals(404),
        },
      },
      config,
    },
    async ({ actor, params: { id }, query: { unit = actor.unit } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      const who = campaign && (await whoIsBehind(desk, actor, campaign, unit));
      return who ?? reply.code(NOTHING).send(NOT_FOUND);
    },
  );
}

function comparisonRoute(app: App, desk: PaperDesk): void {
  app.get(
    '/api/campaigns/:id/comparison',
    {
      schema: {
        summary: '与上一次专项比较，栏目相同',
        tags,
        params: CampaignId,
        querystring: OfUnit,
        response: {
          200: z.object({
            previous: z
              .object({ id: z.string(), title: z.string(), startsOn: z.string(), isSigned: z.boolean() })
              .optional()
              .describe('以前没有专项的没有'),
            current: Summary.optional(),
            before: Summary.optional(),
          }),
          ...refusals(404),
        },
      },
      config,
    },
    async ({ actor, params: { id }, query: { unit = actor.unit } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const compared = await compareWithPrevious(desk, actor, campaign, unit);
      if (compared === undefined) return {};
      const { previous, isSigned, current, before } = compared;
      const { id: previousId, title, startsOn } = previous;
      return {
        previous: { id: previousId, title, startsOn, isSigned },
        current: summarySent(current),
        before: summarySent(before),
      };
    },
  );
}
