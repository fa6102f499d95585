import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { findCampaign } from '../../campaign/store/campaigns.ts';
import { doDeeds } from '../store/do-deeds.ts';
import { lineHistory } from '../store/line-history.ts';
import { countForSheet, linesSheet } from '../store/lines-sheet.ts';
import { searchLines } from '../store/search-lines.ts';
import { CampaignId, Deeds, Done, deedOf, Filter, filterOf, LineId, lineSent, Search, SentLine } from './shapes.ts';

const tags = ['核查台账'];
const config = { permission: 'campaign.read' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const NOTHING = 404;

/** 核查台账: listed, worked on, taken away. */
export function lineRoutes(app: App, desk: Desk): void {
  listRoutes(app, desk);
  historyRoute(app, desk);
  sheetRoute(app, desk);

  app.post(
    '/api/campaigns/:id/lines/deeds',
    {
      schema: {
        summary: '登记台账：下发、回收、无法回收、复核等，可成批',
        description: '逐行登记，不能登记的逐行说明原因，其余照办；各岗位能登记什么，见权限表。',
        tags,
        params: CampaignId,
        body: Deeds,
        response: { 200: Done, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, body: { deed, students, filter } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const whom = students === undefined ? { filter: filterOf(filter ?? {}) } : { students };
      const came = await doDeeds(desk, actor, campaign, whom, deedOf(deed, actor));
      if ('objections' in came) return reply.code(409).send(came);
      return { ...came, undo: came.undo.map((step) => ({ ...step, students: [...step.students] })) };
    },
  );
}

function listRoutes(app: App, desk: Desk): void {
  app.post(
    '/api/campaigns/:id/lines/search',
    {
      schema: {
        summary: '台账清单，按班级、姓名排列',
        tags,
        params: CampaignId,
        body: Search,
        response: {
          200: z.object({
            rows: z.array(SentLine).readonly(),
            next: z.string().optional(),
            total: z.number().optional().describe('第一页才有'),
          }),
          ...refusals(404),
        },
      },
      config,
    },
    async ({ actor, params: { id }, body: { next, limit, ...asked } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const page = await searchLines(desk, actor, campaign, filterOf(asked), { next, limit });
      return { ...page, rows: page.rows.map((line) => lineSent(line, actor.person)) };
    },
  );
}

function historyRoute(app: App, desk: Desk): void {
  app.get(
    '/api/campaigns/:id/lines/:student',
    {
      schema: {
        summary: '一名学生的台账行和它的经过',
        tags,
        params: LineId,
        response: {
          200: z.object({
            line: SentLine,
            events: z
              .array(
                z.object({
                  at: z.string(),
                  title: z.string(),
                  state: z.string(),
                  by: z.string(),
                  place: z.string(),
                  from: z.string().optional(),
                  words: z.string(),
                }),
              )
              .readonly(),
          }),
          ...refusals(404),
        },
      },
      config,
    },
    async ({ actor, params: { id, student } }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      const found = campaign && (await lineHistory(desk, actor, campaign, student));
      if (found === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      return {
        line: lineSent(found.line, actor.person),
        events: found.events.map((event) => ({ ...event, at: event.at.toISOString() })),
      };
    },
  );
}

function sheetRoute(app: App, desk: Desk): void {
  app.get(
    '/api/campaigns/:id/lines.xlsx',
    {
      schema: {
        summary: '导出核查台账',
        tags,
        params: CampaignId,
        querystring: Filter,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(404) },
      },
      config: { permission: 'campaign.export' },
    },
    async ({ actor, params: { id }, query }, reply) => {
      const campaign = await findCampaign(desk.db, actor, id);
      if (campaign === undefined) return reply.code(NOTHING).send(NOT_FOUND);
      const filter = filterOf(query);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出核查台账', person, unit };
      return giveFile(desk, reply, plan, {
        ...{ name: `核查台账-${desk.clock.today()}.xlsx`, type: XLSX },
        rows: await countForSheet(desk, actor, campaign, filter),
        write: async (path) => writeXlsx(path, [await linesSheet(desk, actor, campaign, filter)]),
      });
    },
  );
}
