import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PaperDesk } from '#src/cases/routes/paper-routes.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import { EVERY_SECTION } from '../figures.ts';
import { SUMMARY_TEMPLATE } from '../print/template.ts';
import { frozenSummary } from '../store/read-sign-offs.ts';
import { summarize } from '../store/summarize.ts';
import { summaryPaper, summaryWorkbook, type Taken } from '../store/summary-papers.ts';
import { CampaignId, OfUnit, SignOffId } from './shapes.ts';

const tags = ['汇总签核'];
const config = { permission: 'campaign.export' } as const;
const NOTHING = 404;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Pdf = z.any().describe('application/pdf');

/** 汇总表的导出与打印: as it is now, marked as not signed, and as it was signed. */
export function exportRoutes(app: App, desk: PaperDesk): void {
  currentRoutes(app, desk);
  signedRoutes(app, desk);
}

function currentRoutes(app: App, desk: PaperDesk): void {
  const asNow = async (actor: Actor, id: string, unit: UnitPath = actor.unit) => {
    const campaign = await findCampaign(desk.db, actor, id);
    const summary = campaign && (await summarize(desk, desk.db, actor, campaign, unit, EVERY_SECTION));
    return campaign && summary && { campaign, taken: { summary } };
  };

  app.get(
    '/api/campaigns/:id/summary.xlsx',
    {
      schema: {
        summary: '导出汇总表（Excel），含逐班明细',
        tags,
        params: CampaignId,
        querystring: OfUnit,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, query: { unit } }, reply) => {
      const found = await asNow(actor, id, unit);
      return found === undefined ? notFound(reply) : giveWorkbook(desk, reply, actor, found.campaign, found.taken);
    },
  );

  app.get(
    '/api/campaigns/:id/summary.pdf',
    {
      schema: {
        summary: '打印汇总表（PDF），标明未签核',
        tags,
        params: CampaignId,
        querystring: OfUnit,
        response: { 200: Pdf, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, query: { unit } }, reply) => {
      const found = await asNow(actor, id, unit);
      return found === undefined ? notFound(reply) : givePaper(desk, reply, actor, found.campaign, found.taken);
    },
  );
}

function signedRoutes(app: App, desk: PaperDesk): void {
  const asSigned = async (actor: Actor, id: string, signOff: string) => {
    const campaign = await findCampaign(desk.db, actor, id);
    const taken = campaign && (await frozenSummary(desk.db, actor, campaign, { id: signOff }));
    return campaign && taken && { campaign, taken };
  };

  app.get(
    '/api/campaigns/:id/sign-offs/:signOff/summary.xlsx',
    {
      schema: {
        summary: '导出定稿（Excel）',
        tags,
        params: SignOffId,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id, signOff } }, reply) => {
      const found = await asSigned(actor, id, signOff);
      return found === undefined ? notFound(reply) : giveWorkbook(desk, reply, actor, found.campaign, found.taken);
    },
  );

  app.get(
    '/api/campaigns/:id/sign-offs/:signOff/summary.pdf',
    {
      schema: {
        summary: '打印定稿（PDF）：签核人、时间、校验值',
        tags,
        params: SignOffId,
        response: { 200: Pdf, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id, signOff } }, reply) => {
      const found = await asSigned(actor, id, signOff);
      return found === undefined ? notFound(reply) : givePaper(desk, reply, actor, found.campaign, found.taken);
    },
  );
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(NOTHING).send(NOT_FOUND);
}

async function giveWorkbook(
  desk: PaperDesk,
  reply: FastifyReply,
  actor: Actor,
  campaign: Campaign,
  taken: Taken,
): Promise<FastifyReply> {
  const sheets = await summaryWorkbook(desk, actor, campaign, taken);
  if (sheets === undefined) return notFound(reply);
  const { county, person, unit } = actor;
  const plan = { county, kind: 'export', title: '导出核查汇总表', person, unit };
  const name = `核查汇总表-${desk.clock.today()}.xlsx`;
  const write = async (path: string) => writeXlsx(path, sheets);
  return giveFile(desk, reply, plan, { name, type: XLSX, rows: taken.summary.rows.length, write });
}

async function givePaper(
  desk: PaperDesk,
  reply: FastifyReply,
  actor: Actor,
  campaign: Campaign,
  taken: Taken,
): Promise<FastifyReply> {
  const paper = await summaryPaper(desk, actor, campaign, taken);
  if (paper === undefined) return notFound(reply);
  const pdf = await desk.typeset({ template: SUMMARY_TEMPLATE, data: paper });
  if ('uncovered' in pdf) {
    const message = `“${pdf.uncovered.join('')}”没有可用的字体，印出来会是空框，没有打印。请县系统管理员安装生僻字字体（fonts-hanazono、fonts-babelstone-han）`;
    return reply.code(409).send({ objections: [{ code: 'uncovered', message }] });
  }
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="summary-${paper.asOf.slice(0, 10)}.pdf"`)
    .header('cache-control', 'no-store')
    .send(pdf);
}
