import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { OFFICES } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { PublicDesk } from '#src/platform/puzzle/puzzle-desk.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import type { Petition } from '../petition.ts';
import { PETITION_RISKS } from '../risks.ts';
import { listPetitions } from '../store/list-petitions.ts';
import { petitionFigures } from '../store/petition-figures.ts';
import { petitionSheet } from '../store/petition-sheets.ts';
import { revealPhone, showPetition } from '../store/read-petition.ts';
import { answerRoutes } from './answer-routes.ts';
import { askerRoutes } from './asker-routes.ts';
import { dealingRoutes } from './dealing-routes.ts';
import { Day, Filters, Kind, LineShape, Path, PetitionId, WholePetition } from './shapes.ts';

const tags = ['群众诉求'];
const config = { permission: 'petition.read' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 群众诉求: taken, answered and closed at the desks, and asked for by the public, which has no account. */
export function petitionRoutes(app: App, desk: PublicDesk): void {
  listingRoutes(app, desk);
  readingRoutes(app, desk);
  dealingRoutes(app, desk);
  answerRoutes(app, desk);
  askerRoutes(app, desk);
}

function listingRoutes(app: App, desk: Desk): void {
  app.post(
    '/api/petitions/search',
    {
      schema: {
        summary: '诉求列表：按状态、事项、风险、单位、电话查找',
        tags,
        body: Filters.extend({ next: z.string().max(80).optional() }),
        response: { 200: z.object({ rows: z.array(LineShape), total: z.number(), next: z.string().optional() }) },
      },
      config,
    },
    async ({ actor, body: { next: after, ...filter } }) => {
      const { rows, total, next } = await listPetitions(desk, actor, { ...filter, after, limit: 50 });
      return { rows: rows.map(({ petition, ...line }) => ({ ...onPaper(petition), ...line })), total, next };
    },
  );

  app.post(
    '/api/petitions/export.xlsx',
    {
      schema: {
        summary: '导出诉求台账（Excel），不含电话和内容',
        tags,
        body: Filters,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(409) },
      },
      config: { permission: 'petition.export' },
    },
    async ({ actor, body }, reply) => {
      const { sheet, rows } = await petitionSheet(desk, actor, body);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出诉求台账', person, unit };
      const file = { name: `诉求台账-${desk.clock.today()}.xlsx`, type: XLSX, rows };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, [sheet]) });
    },
  );

  app.get(
    '/api/petitions/figures',
    {
      schema: {
        summary: '诉求的数字：收到、办结、按期、超期、满意',
        tags,
        querystring: z.object({ unit: Path.optional(), from: Day, to: Day }),
        response: {
          200: z.object({
            received: z.number(),
            closed: z.number(),
            inTime: z.number().describe('办结中按期的'),
            open: z.number().describe('现在未办结的'),
            overdue: z.number().describe('未办结中超期的'),
            rated: z.number(),
            satisfied: z.number().describe('评价中满意和基本满意的'),
            byKind: z.array(z.object({ kind: Kind, count: z.number() })).readonly(),
          }),
          ...refusals(404),
        },
      },
      config,
    },
    async ({ actor, query }, reply) => {
      const figures = await petitionFigures(desk.db, actor, query, desk.clock.today());
      return figures ?? reply.code(404).send(NOT_FOUND);
    },
  );
}

function readingRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/petitions/:id',
    {
      schema: {
        summary: '一件诉求：内容、经过、风险、能办什么',
        tags,
        params: PetitionId,
        response: { 200: WholePetition, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const shown = await showPetition(desk, actor, id);
      if (shown === undefined) return reply.code(404).send(NOT_FOUND);
      const { petition, settings, risks, events, handlers, ...rest } = shown;
      return {
        ...onPaper(petition),
        ...rest,
        risks: risks.map((risk) => ({ risk, rule: PETITION_RISKS[risk].rule(settings) })),
        events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
        handlers: handlers.map(({ office, ...handler }) => ({ ...handler, office: titleOf(office) })),
      };
    },
  );

  app.post(
    '/api/petitions/:id/phone',
    {
      schema: {
        summary: '查看诉求人电话，记入审计',
        tags,
        params: PetitionId,
        body: z.object({ reason: z.string().trim().min(1, '请选择事由').max(100) }),
        response: { 200: z.object({ value: z.string() }), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, body: { reason } }, reply) => {
      const revealed = await revealPhone(desk, actor, id, reason);
      if (revealed.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (revealed.is === 'clear') return { value: revealed.value };
      const message = `一小时内最多查看 ${revealed.limit} 次号码，请稍后再看`;
      return reply.code(409).send({ objections: [{ code: 'too-many', message }] });
    },
  );
}

/** As it travels: moments as texts, and nothing the page does not need. */
function onPaper({ receivedAt, county: _, student: _s, countedFrom: _c, replies: _r, ...petition }: Petition) {
  return { ...petition, receivedAt: receivedAt.toISOString() };
}

function titleOf(office: string): string {
  const titles: Readonly<Record<string, { readonly title: string }>> = OFFICES;
  return titles[office]?.title ?? office;
}
