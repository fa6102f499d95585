import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { startTask } from '#src/platform/tasks/start-task.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import { ARRIVALS } from '../arrival.ts';
import { arrive } from '../store/arrive.ts';
import type { ReturnsDesk } from '../store/returns-desk.ts';
import { takeScans } from '../store/take-scans.ts';
import { claimScan, scanPicture, setScanAside, unmatchedScans } from '../store/unmatched-scans.ts';
import { Arrived, CampaignId, ScanId, Unmatched } from './shapes.ts';

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
      };
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
      const plan = { county: actor.county, person: actor.person, unit: actor.unit, kind: 'scans' } as const;
      const { id } = await startTask(desk, { ...plan, title: '识别收回的核对表' }, (report) =>
        takeScans(desk, actor, campaign, files, report),
      );
      return reply.code(202).send({ task: id });
    },
  );

  unmatchedRoutes(app, desk);
}

function unmatchedRoutes(app: App, desk: ReturnsDesk): void {
  const config = { permission: 'campaign.key' } as const;

  app.get(
    '/api/campaigns/:id/scans',
    {
      schema: {
        summary: '识别不出的扫描页，等人认领',
        tags,
        params: CampaignId,
        response: { 200: Unmatched, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const { rows, total } = await unmatchedScans(desk, actor, campaign);
      return { rows: rows.map((row) => ({ ...row, takenAt: row.takenAt.toISOString() })), total };
    },
  );

  app.get(
    '/api/campaigns/:id/scans/:scan/picture',
    {
      schema: {
        summary: '一页扫描件的图像，查看记入审计',
        tags,
        params: ScanId,
        response: { 200: z.any().describe('image/jpeg'), ...refusals(404) },
      },
      config: { permission: 'campaign.recheck' },
    },
    async ({ actor, params: { scan } }, reply) => {
      const picture = await scanPicture(desk, actor, scan);
      if (picture === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      return reply.type('image/jpeg').header('cache-control', 'no-store').send(picture);
    },
  );

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
}
