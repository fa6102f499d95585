import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import { wakeReturn } from '../store/kept-returns.ts';
import { keepDraft, openReturn } from '../store/key-queue.ts';
import { countReturns, returnsIn } from '../store/list-returns.ts';
import type { ReturnsDesk } from '../store/returns-desk.ts';
import { settleReturn } from '../store/settle-return.ts';
import { undoReturn } from '../store/undo-return.ts';
import { unmatchedScans } from '../store/unmatched-scans.ts';
import { arrivingRoutes } from './arriving-routes.ts';
import { recheckRoutes } from './recheck-routes.ts';
import { CampaignId, Figures, Keyed, List, Listed, Path, ReturnId, Settled, Verdict, View } from './shapes.ts';

const tags = ['回收与录入'];
const config = { permission: 'campaign.key' } as const;
const NOTHING = 404;
const HELD = { objections: [{ code: 'held', message: '另一位老师正在录入这一张，请换一张' }] };

/** 回收与录入 — what came back, and what is keyed from it. */
export function returnRoutes(app: App, desk: ReturnsDesk): void {
  arrivingRoutes(app, desk);
  listingRoutes(app, desk);
  keyingRoutes(app, desk);
  recheckRoutes(app, desk);
  endingRoutes(app, desk);
}

function listingRoutes(app: App, desk: ReturnsDesk): void {
  app.get(
    '/api/campaigns/:id/returns',
    {
      schema: {
        summary: '收回的核对表：待录入、待复核、退回家长、已录入、未修改、转出与错表，按班级',
        tags,
        params: CampaignId,
        querystring: z.object({ list: List.default('waiting'), unit: Path.optional() }),
        response: { 200: Listed, ...refusals(404) },
      },
      config: { permission: 'campaign.recheck' },
    },
    async ({ actor, params: { id }, query }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const { rows, total } = await returnsIn(desk, actor, campaign, query);
      const inText = rows.map((row) => ({
        ...row,
        cameAt: row.cameAt.toISOString(),
        keyedAt: row.keyedAt?.toISOString(),
      }));
      return { rows: inText, total };
    },
  );

  app.get(
    '/api/campaigns/:id/returns/figures',
    {
      schema: {
        summary: '回收录入的各项张数',
        tags,
        params: CampaignId,
        querystring: z.object({ unit: Path.optional() }),
        response: { 200: Figures, ...refusals(404) },
      },
      config: { permission: 'campaign.read' },
    },
    async ({ actor, params: { id }, query: { unit } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const { total: unmatched } = await unmatchedScans(desk, actor, campaign);
      return { ...(await countReturns(desk, actor, campaign, unit)), unmatched };
    },
  );
}

function keyingRoutes(app: App, desk: ReturnsDesk): void {
  app.post(
    '/api/campaigns/:id/returns/:return/opening',
    {
      schema: {
        summary: '打开一张来录入；十分钟内别人不能同时录',
        tags,
        params: ReturnId,
        response: { 200: View, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const view = campaign && (await openReturn(desk, actor, campaign, params.return));
      if (view === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      if (view === 'held') return reply.code(409).send(HELD);
      return { ...view, others: view.others.map((other) => ({ ...other, cameAt: other.cameAt.toISOString() })) };
    },
  );

  app.put(
    '/api/campaigns/:id/returns/:return/draft',
    {
      schema: {
        summary: '保存录入的草稿',
        tags,
        params: ReturnId,
        body: Keyed,
        response: { 200: z.object({}), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const kept = campaign && (await keepDraft(desk, actor, campaign, params.return, body));
      if (kept === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      return kept === 'held' ? reply.code(409).send(HELD) : {};
    },
  );
}

function endingRoutes(app: App, desk: ReturnsDesk): void {
  app.post(
    '/api/campaigns/:id/returns/:return/verdict',
    {
      schema: {
        summary: '办结一张：未修改、按家长填写录入，或退回家长确认',
        tags,
        params: ReturnId,
        body: Verdict,
        response: { 200: Settled, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body: { seen, ...verdict } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const settled = campaign && (await settleReturn(desk, actor, campaign, params.return, seen, verdict));
      if (settled === undefined || settled === 'missing') return reply.code(NOTHING).send(NOT_FOUND);
      return 'objections' in settled ? reply.code(409).send(settled) : settled;
    },
  );

  app.post(
    '/api/campaigns/:id/returns/:return/undo',
    {
      schema: {
        summary: '撤销录入：未复核前，各项恢复为录入前的内容',
        tags,
        params: ReturnId,
        body: z.object({ reason: z.string().trim().min(1, '请写明撤销的原因').max(200) }),
        response: { 200: Settled, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body: { reason } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const undone = campaign && (await undoReturn(desk, actor, campaign, params.return, reason));
      if (undone === undefined || undone === 'missing') return reply.code(NOTHING).send(NOT_FOUND);
      return 'objections' in undone ? reply.code(409).send(undone) : undone;
    },
  );

  app.post(
    '/api/campaigns/:id/returns/:return/keying',
    {
      schema: {
        summary: '留存比对的一张，改为待录入',
        tags,
        params: ReturnId,
        response: { 200: Settled, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const woken = campaign && (await wakeReturn(desk, actor, campaign, params.return));
      if (woken === undefined || woken === 'missing') return reply.code(NOTHING).send(NOT_FOUND);
      return 'objections' in woken ? reply.code(409).send(woken) : woken;
    },
  );
}
