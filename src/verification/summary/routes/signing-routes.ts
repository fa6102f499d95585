import { z } from 'zod';
import type { Actor } from '#src/organization/office.ts';
import { OFFICES } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import type { SigningObjection } from '../signing.ts';
import { frozenSummary, type SignOff, signOffs } from '../store/read-sign-offs.ts';
import { signOff, toSign, withdrawSignOff } from '../store/sign-offs.ts';
import {
  CampaignId,
  Level,
  Objections,
  OfUnit,
  Reason,
  SignOffId,
  SignOffLine,
  Summary,
  signOffSent,
  summarySent,
} from './shapes.ts';

const tags = ['汇总签核'];
const sign = { permission: 'campaign.sign' } as const;
const read = { permission: 'campaign.summary' } as const;
const NOTHING = 404;
const Made = z.object({ id: z.string() });

/** 签核、撤回签核、签核记录、定稿 */
export function signingRoutes(app: App, desk: Desk): void {
  signRoutes(app, desk);
  withdrawalRoute(app, desk);
  recordRoutes(app, desk);
}

function signRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/campaigns/:id/signing',
    {
      schema: {
        summary: '待签核：将要签核的全部数字，还差什么',
        tags,
        params: CampaignId,
        response: {
          200: z.object({ level: Level, summary: Summary, objections: Objections, seen: z.string() }),
          ...refusals(404),
        },
      },
      config: sign,
    },
    async ({ actor, params: { id } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      const sheet = campaign && (await toSign(desk, desk.db, actor, campaign));
      if (sheet === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      return { ...sheet, summary: summarySent(sheet.summary), objections: sheet.objections.map(objectionSent) };
    },
  );

  app.post(
    '/api/campaigns/:id/sign-offs',
    {
      schema: {
        summary: '为本单位签核，汇总数字就此定稿',
        tags,
        params: CampaignId,
        body: z.object({ seen: z.string().max(100).describe('待签核时给出的；数字变了就不能签') }),
        response: { 201: Made, ...refusals(404, 409) },
      },
      config: sign,
    },
    async ({ actor, params: { id }, body: { seen } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      const signed = campaign === undefined ? 'missing' : await signOff(desk, actor, campaign, seen);
      if (signed === 'missing') return reply.code(NOTHING).send(NOT_FOUND);
      return 'objections' in signed ? reply.code(409).send(signed) : reply.code(201).send(signed);
    },
  );
}

function withdrawalRoute(app: App, desk: Desk): void {
  app.post(
    '/api/campaigns/:id/sign-offs/:signOff/withdrawal',
    {
      schema: {
        summary: '撤回签核：自上而下，写明原因；原定稿保留',
        tags,
        params: SignOffId,
        body: Reason,
        response: { 200: Made, ...refusals(404, 409) },
      },
      config: sign,
    },
    async ({ actor, params, body: { reason } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, params.id);
      const [found] = campaign ? await signOffs(desk.db, actor, campaign, { id: params.signOff }) : [];
      if (campaign === undefined || found === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const withdrawn = await withdrawSignOff(desk, actor, campaign, found, reason);
      if (withdrawn === 'missing') return reply.code(NOTHING).send(NOT_FOUND);
      return 'objections' in withdrawn ? reply.code(409).send(withdrawn) : withdrawn;
    },
  );
}

function recordRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/campaigns/:id/sign-offs',
    {
      schema: {
        summary: '签核记录，已撤回的也在',
        tags,
        params: CampaignId,
        querystring: OfUnit,
        response: { 200: z.object({ rows: z.array(SignOffLine) }), ...refusals(404) },
      },
      config: read,
    },
    async ({ actor, params: { id }, query: { unit } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const rows = await signOffs(desk.db, actor, campaign, { unit });
      return { rows: rows.map((row) => sent(actor, row, campaign.state === 'running')) };
    },
  );

  app.get(
    '/api/campaigns/:id/sign-offs/:signOff',
    {
      schema: {
        summary: '定稿：签核当时的汇总表',
        tags,
        params: SignOffId,
        response: {
          200: z.object({
            signOff: SignOffLine,
            summary: Summary,
            isIntact: z.boolean().describe('定稿与校验值相符'),
          }),
          ...refusals(404),
        },
      },
      config: read,
    },
    async ({ actor, params: { id, signOff: wanted } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      const frozen = campaign && (await frozenSummary(desk.db, actor, campaign, { id: wanted }));
      if (frozen === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      return {
        signOff: sent(actor, frozen.signOff, campaign?.state === 'running'),
        summary: summarySent(frozen.summary),
        isIntact: frozen.isIntact,
      };
    },
  );
}

function sent(actor: Actor, row: SignOff, isRunning: boolean): z.input<typeof SignOffLine> {
  const mayWithdraw = isRunning && row.withdrawn === undefined && can(actor, 'campaign.sign', row.unit);
  return signOffSent(row, (office) => OFFICES[office].title, mayWithdraw);
}

/** What is not narrowed by stays out. */
function objectionSent({ look, ...objection }: SigningObjection): z.input<typeof Objections>[number] {
  if (look === undefined) return objection;
  const narrowed = Object.entries(look.filter ?? {}).filter(([, value]) => value !== undefined);
  return { ...objection, look: { unit: look.unit, ...(look.filter && { filter: Object.fromEntries(narrowed) }) } };
}
