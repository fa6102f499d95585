import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import { ARRIVALS } from '../arrival.ts';
import { arrive } from '../store/arrive.ts';
import type { ReturnsDesk } from '../store/returns-desk.ts';
import { beginScans, scanBatches } from '../store/scan-batches.ts';
import { withdrawArrival } from '../store/withdraw-arrival.ts';
import { scanRoutes } from './scan-routes.ts';
import { Arrived, Batches, CampaignId, ReturnId, Settled } from './shapes.ts';

const tags = ['回收与录入'];
const NOTHING = 404;
const CLOSED = { objections: [{ code: 'state', message: '专项不在进行中，不能再登记回收' }] };
/** A pile of five hundred pages at 150 dpi, and some. */
const LIMITS = { fileSize: 300 << 20, files: 20, fields: 2 };

/** 回收 — by the code, by a scanned pile, and what could not be told. */
export function arrivingRoutes(app: App, desk: ReturnsDesk): void {
  app.post(
    '/api/campaigns/:id/returns/codes',
    {
      schema: {
        summary: '登记收回一张核对表（扫描枪、手机或键盘输入的编码）',
        tags,
        params: CampaignId,
        body: z.object({ code: z.string().min(1, '请扫描或输入表上的编码').max(300) }),
        response: { 200: Arrived, ...refusals(404, 409) },
      },
      config: { permission: 'campaign.hand-out' },
    },
    async ({ actor, params: { id }, body: { code } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      if (campaign.state !== 'running') return reply.code(409).send(CLOSED);
      const arrived = await desk.db
        .transaction()
        .execute((work) => arrive(desk, work, actor, campaign, code, 'counted'));
      const { is, message, warnings, pupil } = arrived;
      const place = pupil && (await placesOf(desk.db, actor.county, [pupil.unit], desk.clock.today()));
      return {
        ...{ is, message, warnings, title: ARRIVALS[is].title, isCounted: ARRIVALS[is].isCounted },
        pupil: pupil && place && { student: pupil.student, name: pupil.name, place: place(pupil.unit) },
        returnId: pupil && arrived.is !== 'again' ? arrived.returnId : undefined,
      };
    },
  );

  app.delete(
    '/api/campaigns/:id/returns/:return',
    {
      schema: {
        summary: '撤销刚才登记的一张：本人登记、还没有扫描件和录入内容的',
        tags,
        params: ReturnId,
        response: { 200: Settled, ...refusals(404, 409) },
      },
      config: { permission: 'campaign.hand-out' },
    },
    async ({ actor, params }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const outcome = campaign && (await withdrawArrival(desk, actor, campaign, params.return));
      if (outcome === undefined || outcome === 'missing') return reply.code(NOTHING).send(NOT_FOUND);
      return 'objections' in outcome ? reply.code(409).send(outcome) : outcome;
    },
  );

  app.post(
    '/api/campaigns/:id/returns/scans',
    {
      schema: {
        summary: '上传扫描的核对表（PDF、JPG、PNG，可多份），在后台识别',
        tags,
        consumes: ['multipart/form-data'],
        params: CampaignId,
        response: { 202: z.object({ task: z.string() }), ...refusals(404, 409, 413, 415) },
      },
      config: { permission: 'campaign.key' },
    },
    async (request, reply) => {
      const { actor } = request;
      const campaign = await findCampaign(desk.db, actor, request.params.id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      if (campaign.state !== 'running') return reply.code(409).send(CLOSED);
      const files: Buffer[] = [];
      if (request.isMultipart()) {
        for await (const part of request.files({ limits: LIMITS })) files.push(await part.toBuffer());
      }
      if (files.length === 0) return reply.code(415).send({ message: '没有收到文件，请重新选择后上传' });
      const task = await beginScans(desk, actor, campaign, files);
      return reply.code(202).send({ task });
    },
  );

  app.get(
    '/api/campaigns/:id/scan-batches',
    {
      schema: {
        summary: '扫描件上传记录：识别到哪里，多少页归到学生、多少页待认领',
        tags,
        params: CampaignId,
        response: { 200: Batches, ...refusals(404) },
      },
      config: { permission: 'campaign.key' },
    },
    async ({ actor, params: { id } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const rows = await scanBatches(desk, actor, campaign);
      return { rows: rows.map((row) => ({ ...row, begunAt: row.begunAt.toISOString() })) };
    },
  );

  scanRoutes(app, desk);
}
