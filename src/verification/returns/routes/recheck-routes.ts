import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import { openRecheck, recheckReturn } from '../store/recheck-return.ts';
import type { ReturnsDesk } from '../store/returns-desk.ts';
import { Recheck, RecheckVerdict, ReturnId, Settled } from './shapes.ts';

const tags = ['回收与录入'];
const config = { permission: 'campaign.recheck' } as const;

/** 复核 — a second person looks at what was keyed, beside the page. */
export function recheckRoutes(app: App, desk: ReturnsDesk): void {
  app.get(
    '/api/campaigns/:id/returns/:return/recheck',
    {
      schema: {
        summary: '复核一张：录入的内容（原文）和扫描页，查看记入审计',
        tags,
        params: ReturnId,
        response: { 200: Recheck, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const view = campaign && (await openRecheck(desk, actor, campaign, params.return));
      if (view === undefined) return reply.code(404).send(NOT_FOUND);
      return { ...view, keyedAt: view.keyedAt?.toISOString() };
    },
  );

  app.post(
    '/api/campaigns/:id/returns/:return/recheck',
    {
      schema: {
        summary: '复核：无误，或写明哪里录错了退回重录。录入人不能复核自己录的',
        tags,
        params: ReturnId,
        body: RecheckVerdict,
        response: { 200: Settled, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body: { seen, ...verdict } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const outcome = campaign && (await recheckReturn(desk, actor, campaign, params.return, seen, verdict));
      if (outcome === undefined || outcome === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in outcome ? reply.code(409).send(outcome) : outcome;
    },
  );
}
