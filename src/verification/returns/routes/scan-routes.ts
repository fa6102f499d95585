import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import { releaseScan } from '../store/release-scan.ts';
import type { ReturnsDesk } from '../store/returns-desk.ts';
import { claimScan, scanPicture, setScanAside, takeScanBack, unmatchedScans } from '../store/unmatched-scans.ts';
import { CampaignId, ScanId, Unmatched } from './shapes.ts';

const tags = ['回收与录入'];
const config = { permission: 'campaign.key' } as const;
const NOTHING = 404;

/** 扫描页 — looked at, claimed, set aside, put back. */
export function scanRoutes(app: App, desk: ReturnsDesk): void {
  pileRoutes(app, desk);
  claimRoutes(app, desk);
}

function pileRoutes(app: App, desk: ReturnsDesk): void {
  app.get(
    '/api/campaigns/:id/scans',
    {
      schema: {
        summary: '识别不出、等人认领的扫描页，或已搁置的',
        tags,
        params: CampaignId,
        querystring: z.object({ pile: z.enum(['unmatched', 'aside']).default('unmatched') }),
        response: { 200: Unmatched, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id }, query: { pile } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const { rows, total } = await unmatchedScans(desk, actor, campaign, pile);
      return { rows: rows.map((row) => ({ ...row, takenAt: row.takenAt.toISOString() })), total };
    },
  );

  app.get(
    '/api/campaigns/:id/scans/:scan/picture',
    {
      schema: {
        summary: '一页扫描件的图像，带查看人水印，查看记入审计',
        tags,
        params: ScanId,
        response: { 200: z.any().describe('image/jpeg'), ...refusals(404) },
      },
      config: { permission: 'campaign.recheck' },
    },
    async ({ actor, params: { scan } }, reply) => {
      const picture = await scanPicture(desk, actor, scan);
      if (picture === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      return reply
        .type('image/jpeg')
        .header('cache-control', 'no-store')
        .header('content-disposition', 'inline; filename="page.jpg"')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(picture);
    },
  );
}

function claimRoutes(app: App, desk: ReturnsDesk): void {
  app.post(
    '/api/campaigns/:id/scans/:scan/owner',
    {
      schema: {
        summary: '认领一页：输入表上的编码，或指明是哪个学生的',
        tags,
        params: ScanId,
        body: z.union([z.object({ code: z.string().min(1).max(300) }), z.object({ student: z.uuid() })]),
        response: { 200: z.object({ message: z.string() }), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const outcome = campaign && (await claimScan(desk, actor, campaign, params.scan, body));
      if (outcome === undefined || outcome === 'missing') return reply.code(NOTHING).send(NOT_FOUND);
      return 'objections' in outcome ? reply.code(409).send({ objections: [...outcome.objections] }) : outcome;
    },
  );

  app.delete(
    '/api/campaigns/:id/scans/:scan',
    {
      schema: {
        summary: '搁置一页：封面、空白页等，不是核对表',
        tags,
        params: ScanId,
        response: { 200: z.object({ message: z.string() }), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const outcome = campaign && (await setScanAside(desk, actor, campaign, params.scan));
      if (outcome === undefined || outcome === 'missing') return reply.code(NOTHING).send(NOT_FOUND);
      return 'objections' in outcome ? reply.code(409).send({ objections: [...outcome.objections] }) : outcome;
    },
  );

  const others = [
    ['DELETE', 'owner', '退出认领：这一页不是该生的，回到待认领', releaseScan],
    ['POST', 'recovery', '搁置错了的一页，放回待认领', takeScanBack],
  ] as const;
  for (const [method, path, summary, deed] of others) {
    app.route({
      method,
      url: `/api/campaigns/:id/scans/:scan/${path}`,
      schema: {
        summary,
        tags,
        params: ScanId,
        response: { 200: z.object({ message: z.string() }), ...refusals(404, 409) },
      },
      config,
      handler: async ({ actor, params }, reply) => {
        const campaign = await findCampaign(desk.db, actor, params.id);
        const outcome = campaign && (await deed(desk, actor, campaign, params.scan));
        if (outcome === undefined || outcome === 'missing') return reply.code(NOTHING).send(NOT_FOUND);
        return 'objections' in outcome ? reply.code(409).send({ objections: [...outcome.objections] }) : outcome;
      },
    });
  }
}
