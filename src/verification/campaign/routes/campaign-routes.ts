import { z } from 'zod';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { Actor } from '#src/organization/office.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { summaryOf } from '../../summary/store/summarize.ts';
import type { Campaign } from '../campaign.ts';
import { DUTIES, EVERY_DUTY } from '../duties.ts';
import { DUTY_COUNTS, type DutyProgress, type DutyShare, ledgerDuties } from '../duty-progress.ts';
import { findCampaign, listCampaigns } from '../store/campaigns.ts';
import { draftNotice } from '../store/draft-notice.ts';
import { countCovered, openCampaign } from '../store/open-campaign.ts';
import { mayPlan, planFor, plansBelow, writePlan } from '../store/plans.ts';
import { closeCampaign, createCampaign, editCampaign } from '../store/write-campaign.ts';
import { CampaignId, CampaignLine, Draft, Edit, lineOf, Path, PlanContentShape, planSent, Whole } from './shapes.ts';

const tags = ['核查专项'];
const run = { permission: 'campaign.run' } as const;
const NOTHING = 404;
const Made = z.object({ id: z.string() });
const Seen = z.object({ revision: z.number().int() });

/** 核查专项: listed, drafted, opened, closed; and how each central school has it done. */
export function campaignRoutes(app: App, desk: Desk, others: readonly DutyProgress[]): void {
  readingRoutes(app, desk, others);
  writingRoutes(app, desk);
  turningRoutes(app, desk);
  planRoutes(app, desk);
}

function readingRoutes(app: App, desk: Desk, others: readonly DutyProgress[]): void {
  const config = { permission: 'campaign.summary' } as const;

  app.get(
    '/api/campaigns',
    {
      schema: {
        summary: '核查专项',
        tags,
        response: { 200: z.object({ rows: z.array(CampaignLine) }) },
      },
      config,
    },
    async ({ actor }) => {
      const campaigns = await listCampaigns(desk.db, actor);
      const daysLeft = await countdown(desk, actor.county);
      return { rows: campaigns.map((campaign) => lineOf(campaign, daysLeft(campaign))) };
    },
  );

  app.get(
    '/api/campaigns/:id',
    {
      schema: {
        summary: '一个专项：范围、本单位的职责和进度、核查办法',
        tags,
        params: CampaignId,
        querystring: z.object({ unit: Path.optional() }),
        response: { 200: Whole, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id }, query }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const unit = query.unit ?? actor.unit;
      const isDraft = campaign.state === 'draft';
      const [daysLeft, plan, counts, covered, plans] = await Promise.all([
        countdown(desk, campaign.county),
        planFor(desk.db, actor, campaign, unit),
        isDraft ? [] : dutyCounts(desk, others, actor, campaign, unit),
        isDraft ? countCovered(desk, campaign) : {},
        plansBelow(desk.db, actor, campaign),
      ]);
      const named = await unitsAt(desk.db, campaign.county, [...campaign.content.units, ...(plan ? [plan.unit] : [])]);
      const nameOf = (path: UnitPath) => named.get(path)?.name ?? '已撤销的机构';
      return {
        ...lineOf(campaign, daysLeft(campaign)),
        content: campaign.content,
        scope: campaign.content.units.map((path) => ({ path, name: nameOf(path) })),
        ...covered,
        duties: EVERY_DUTY.map((duty) => {
          const { title, text, done: counted } = DUTIES[duty];
          const phase = campaign.content.phases.find((each) => each.duty === duty);
          const planned = plan?.content.phases.find((each) => each.duty === duty);
          const shares = counts.filter((each) => each.duty === duty);
          const count = shares.find((each) => 'done' in each);
          const notes = shares.flatMap(({ note }) => note ?? []);
          return {
            ...{ duty, title, text, counted },
            ...{ from: planned?.from ?? phase?.from, to: planned?.to ?? phase?.to, person: planned?.person },
            ...{ done: count?.done, total: count?.total, note: notes.length > 0 ? notes.join('；') : undefined },
          };
        }),
        plan: plan && planSent(plan, nameOf(plan.unit)),
        plans: plans.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt?.toISOString() })),
        mayPlan: campaign.state === 'running' && mayPlan(actor, actor.unit),
      };
    },
  );
}

async function dutyCounts(
  desk: Desk,
  others: readonly DutyProgress[],
  actor: Actor,
  campaign: Campaign,
  unit: UnitPath,
): Promise<readonly DutyShare[]> {
  const ledger = await summaryOf(desk, desk.db, actor, campaign, unit, ['problems'], DUTY_COUNTS);
  if (ledger === undefined) return [];
  const counted = await Promise.all(others.map((count) => count(actor, campaign, ledger.classes)));
  return [...ledgerDuties(ledger.summary), ...counted];
}

/** 倒计时, by the county's own calendar. */
async function countdown(desk: Desk, county: string) {
  const { calendar } = await calendarOf(desk.db, county);
  const today = desk.clock.today();
  return ({ deadline, state }: Campaign) =>
    state === 'running' ? workingDaysLeft(today, deadline, calendar) : undefined;
}

function writingRoutes(app: App, desk: Desk): void {
  app.post(
    '/api/campaigns',
    {
      schema: { summary: '拟定专项', tags, body: Draft, response: { 201: Made, ...refusals(409) } },
      config: run,
    },
    async ({ actor, body }, reply) => {
      const made = await createCampaign(desk, actor, body);
      if (made === 'missing') return reply.code(409).send({ objections: [] });
      return 'objections' in made ? reply.code(409).send(made) : reply.code(201).send(made);
    },
  );

  app.put(
    '/api/campaigns/:id',
    {
      schema: {
        summary: '修改专项；启动后范围不能再改',
        tags,
        params: CampaignId,
        body: Edit,
        response: { 200: Made, ...refusals(404, 409) },
      },
      config: run,
    },
    async ({ actor, params: { id }, body: { revision, ...draft } }, reply) => {
      const edited = await editCampaign(desk, actor, id, revision, draft);
      if (edited === 'missing') return reply.code(NOTHING).send(NOT_FOUND);
      return 'objections' in edited ? reply.code(409).send(edited) : edited;
    },
  );
}

function turningRoutes(app: App, desk: Desk): void {
  app.post(
    '/api/campaigns/:id/opening',
    {
      schema: {
        summary: '启动专项：范围内的每名学生列入台账',
        tags,
        params: CampaignId,
        body: Seen,
        response: { 200: z.object({ lines: z.number() }), ...refusals(404, 409) },
      },
      config: run,
    },
    async ({ actor, params: { id }, body: { revision } }, reply) => {
      if ((await findCampaign(desk.db, actor, id)) === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const opened = await openCampaign(desk, actor, id, revision);
      return 'objections' in opened ? reply.code(409).send(opened) : opened;
    },
  );

  app.post(
    '/api/campaigns/:id/closure',
    {
      schema: {
        summary: '结束专项，此后台账不能再登记；还在拟定的，就此作废',
        tags,
        params: CampaignId,
        body: Seen.extend({ reason: z.string().trim().min(1, '请写明结束的原因').max(200) }),
        response: { 200: Made, ...refusals(404, 409) },
      },
      config: run,
    },
    async ({ actor, params: { id }, body: { revision, reason } }, reply) => {
      const closed = await closeCampaign(desk, actor, id, revision, reason);
      if (closed === 'missing') return reply.code(NOTHING).send(NOT_FOUND);
      return 'objections' in closed ? reply.code(409).send(closed) : closed;
    },
  );
}

function planRoutes(app: App, desk: Desk): void {
  app.put(
    '/api/campaigns/:id/plan',
    {
      schema: {
        summary: '拟定、发布本单位的核查办法',
        tags,
        params: CampaignId,
        body: z.object({
          revision: z.number().int().optional().describe('第一次拟定没有'),
          content: PlanContentShape,
          publish: z.boolean(),
        }),
        response: { 200: z.object({ revision: z.number() }), ...refusals(404, 409) },
      },
      config: { permission: 'campaign.plan' },
    },
    async ({ actor, params: { id }, body: { revision, content, publish } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      const request = { unit: actor.unit, seen: revision, content, publish };
      const written = campaign && (await writePlan(desk, actor, campaign, request));
      if (written === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      return 'objections' in written ? reply.code(409).send(written) : { revision: written.plan.revision };
    },
  );

  app.post(
    '/api/campaigns/:id/plan/notice',
    {
      schema: {
        summary: '把本单位发布的核查办法拟成印发通知，得到草稿',
        tags,
        params: CampaignId,
        response: { 201: z.object({ id: z.string() }), ...refusals(404, 409) },
      },
      config: { permission: 'campaign.plan' },
    },
    async ({ actor, params: { id } }, reply) => {
      const made = await draftNotice(desk, actor, id);
      if (made === 'missing') return reply.code(NOTHING).send(NOT_FOUND);
      return 'objections' in made ? reply.code(409).send(made) : reply.code(201).send(made);
    },
  );
}
