import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { namesOfPeople } from '#src/registry/store/names.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import { beginSheets, resumeSheets } from '../store/begin-sheets.ts';
import { outlookOf } from '../store/chosen-pupils.ts';
import { namesOfHeld } from '../store/names-of-held.ts';
import { previewSheet } from '../store/preview-sheet.ts';
import type { SheetDesk } from '../store/sheet-desk.ts';
import { findSheetJob, listSheetJobs } from '../store/sheet-jobs.ts';
import { Begun, CampaignId, JobId, JobLine, lineOf, Outlook, Path, PupilId, pathOf, Wanted } from './shapes.ts';

const tags = ['核对表'];
const config = { permission: 'sheet.print-masked' };
const NOTHING = 404;

/** 学生学籍信息核对表: looked at, printed in the background, gone on with. Numbers in full are refused within, by `sheet.print`. */
export function sheetRoutes(app: App, desk: SheetDesk): void {
  listingRoutes(app, desk);

  app.post(
    '/api/campaigns/:id/sheets',
    {
      schema: {
        summary: '打印核对表',
        description: '在后台排版，可取消；排好的文件在任务里取。几所学校的为压缩包，每校一个 PDF。',
        tags,
        params: CampaignId,
        body: Wanted,
        response: { 202: Begun, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, body: { unit, grade, students, masked, cover } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      const choice = { unit: pathOf(unit), grade, students };
      const begun = campaign && (await beginSheets(desk, actor, campaign, { choice, masked, cover }));
      if (begun === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      if ('objections' in begun) return reply.code(409).send({ objections: [...begun.objections] });
      return reply.code(202).send(begun);
    },
  );

  app.post(
    '/api/campaigns/:id/sheets/:job/resumption',
    {
      schema: {
        summary: '继续打印，或重新生成已印出的文件',
        description: '编码和份数不变；已经排好的不再排一遍。',
        tags,
        params: JobId,
        response: { 202: Begun, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const job = campaign && (await findSheetJob(desk.db, actor, campaign.id, params.job));
      const begun = job && campaign && (await resumeSheets(desk, actor, campaign, job));
      if (begun === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      if ('objections' in begun) return reply.code(409).send({ objections: [...begun.objections] });
      return reply.code(202).send(begun);
    },
  );
}

function listingRoutes(app: App, desk: SheetDesk): void {
  app.get(
    '/api/campaigns/:id/sheets',
    {
      schema: {
        summary: '核对表打印记录',
        tags,
        params: CampaignId,
        response: { 200: z.object({ rows: z.array(JobLine) }), ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const jobs = await listSheetJobs(desk.db, actor, campaign.id);
      const begunBy = jobs.map((job) => job.begunBy);
      const people = await namesOfPeople(desk.db, actor.county, begunBy);
      const pupils = await namesOfHeld(desk.db, actor, jobs);
      const names = new Map([...people, ...pupils]);
      return { rows: jobs.map((job) => lineOf(job, names, actor.person)) };
    },
  );

  app.get(
    '/api/campaigns/:id/sheets/outlook',
    {
      schema: {
        summary: '打印前一览：人数、已打印数',
        tags,
        params: CampaignId,
        querystring: z.object({ unit: Path.optional() }),
        response: { 200: Outlook, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id }, query: { unit } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      const outlook = campaign && (await outlookOf(desk.db, actor, campaign.id, pathOf(unit)));
      return outlook ?? reply.code(NOTHING).send(NOT_FOUND);
    },
  );

  app.get(
    '/api/campaigns/:id/sheets/preview/:student',
    {
      schema: {
        summary: '预览一名学生的核对表（号码遮盖，不作下发）',
        tags,
        params: PupilId,
        response: { 200: z.any().describe('application/pdf'), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id, student } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      const pdf = campaign && (await previewSheet(desk, actor, campaign, student));
      if (pdf === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      if ('objections' in pdf) return reply.code(409).send({ objections: [...pdf.objections] });
      return reply
        .type('application/pdf')
        .header('content-disposition', 'inline; filename="preview.pdf"')
        .header('cache-control', 'no-store')
        .send(pdf.bytes);
    },
  );
}
