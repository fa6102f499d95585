import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import type { ReturnsDesk } from '../../returns/store/returns-desk.ts';
import { adoptAnswer, answersIn, viewAnswer } from '../store/answers-in.ts';
import { AnswerId, AnswerShape, AnswersShape, CampaignId } from './shapes.ts';

const tags = ['手机核对'];
const config = { permission: 'campaign.key' };

/** 采用家长的答复 — at the school's desk. */
export function adoptingRoutes(app: App, desk: ReturnsDesk): void {
  app.get(
    '/api/campaigns/:id/guardian-answers',
    {
      schema: {
        summary: '家长在手机上的答复，待录入的在前',
        tags,
        params: CampaignId,
        response: { 200: AnswersShape, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(404).send(NOT_FOUND);
      const { rows, total } = await answersIn(desk, actor, campaign);
      return { rows: rows.map((row) => ({ ...row, sentAt: row.sentAt.toISOString() })), total };
    },
  );

  app.get(
    '/api/campaigns/:id/guardian-answers/:answer',
    {
      schema: {
        summary: '一份答复：印的、现在的、家长写的，和签名',
        tags,
        params: AnswerId,
        response: { 200: AnswerShape, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const answer = campaign && (await viewAnswer(desk, actor, campaign, params.answer));
      if (answer === undefined) return reply.code(404).send(NOT_FOUND);
      return { ...answer, sentAt: answer.sentAt.toISOString() };
    },
  );

  app.post(
    '/api/campaigns/:id/guardian-answers/:answer/adoption',
    {
      schema: {
        summary: '采用：一般信息写入学籍，关键信息填报变更业务',
        tags,
        params: AnswerId,
        body: z.object({
          seen: z.number().int().describe('看到的学籍版本'),
          confirmed: z.array(z.string().max(60)).max(100).default([]).describe('此后又变动过、仍按家长填写的各栏'),
        }),
        response: {
          201: z.object({ message: z.string(), caseId: z.string().optional(), cells: z.number() }),
          ...refusals(404, 409),
        },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const settled = campaign && (await adoptAnswer(desk, actor, campaign, params.answer, body));
      if (settled === undefined || settled === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in settled ? reply.code(409).send(settled) : reply.code(201).send(settled);
    },
  );
}
