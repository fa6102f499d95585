import { z } from 'zod';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { findRecord } from '#src/registry/store/find-record.ts';
import { historyOfFinding } from '../store/finding-history.ts';
import { findFinding, listFindings } from '../store/list-findings.ts';
import { settingOf } from '../store/setting.ts';
import { TALLIED_BY, tallyFindings } from '../store/tally-findings.ts';
import { Filter, FilterQuery, FindingDetail, FindingPage, Id, Paging } from './shapes.ts';

const tags = ['问题'];
const config = { permission: 'finding.read' };

/** More than one record can have. */
const MOST_OF_ONE = 400;

/** 问题 — lists, counts that open them, and one finding with what became of it. */
export function findingRoutes(app: App, desk: Desk): void {
  app.post(
    '/api/findings/search',
    {
      schema: { summary: '问题清单', tags, body: Filter.extend(Paging), response: { 200: FindingPage } },
      config,
    },
    ({ actor, body }) => listFindings(desk, actor, body),
  );

  app.get(
    '/api/findings/counts',
    {
      schema: {
        summary: '问题计数',
        description: '每个数字加上它的 key 作为筛选条件，就是它的清单',
        tags,
        querystring: FilterQuery.extend({ by: z.enum(TALLIED_BY) }),
        response: {
          200: z.object({
            asOf: z.string(),
            total: z.number(),
            rows: z.array(z.object({ key: z.string(), title: z.string(), count: z.number() })).readonly(),
          }),
        },
      },
      config,
    },
    async ({ actor, query: { by, returned, ...filter } }) => {
      const rows = await tallyFindings(desk, actor, { ...filter, returned: returned === 'yes' }, by);
      const total = rows.reduce((sum, { count }) => sum + count, 0);
      return { asOf: desk.clock.now().toISOString(), total, rows };
    },
  );

  app.get(
    '/api/findings/setting',
    {
      schema: {
        summary: '核查条件，供录入时即时核查',
        tags,
        response: {
          200: z.object({
            today: z.string(),
            county: z.string().optional(),
            temporaryMonths: z.number(),
            promotion: z.string(),
            schools: z
              .array(
                z.object({
                  code: z.string(),
                  name: z.string(),
                  kind: z.string().optional(),
                  county: z.string().optional(),
                }),
              )
              .readonly(),
          }),
        },
      },
      config,
    },
    async ({ actor }) => {
      const { schools, ...setting } = await settingOf(desk, desk.db, actor.county);
      return { ...setting, schools: [...(schools?.values() ?? [])] };
    },
  );

  app.get(
    '/api/findings/:id',
    {
      schema: { summary: '一个问题和它的经过', tags, params: Id, response: { 200: FindingDetail, ...refusals(404) } },
      config,
    },
    async ({ actor, params }, reply) => {
      const finding = await findFinding(desk, actor, params.id);
      if (finding === undefined) return reply.code(404).send(NOT_FOUND);
      return { ...finding, events: await historyOfFinding(desk, actor.county, params.id) };
    },
  );

  app.get(
    '/api/pupils/:id/findings',
    {
      schema: {
        summary: '一名学生的问题',
        description: '未了的在前，已说明、已佐证的在后',
        tags,
        params: Id,
        response: { 200: FindingPage, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params }, reply) => {
      if ((await findRecord(desk.db, actor, 'finding.read', params.id)) === undefined) {
        return reply.code(404).send(NOT_FOUND);
      }
      const states = ['open', 'explained', 'evidenced'] as const;
      const pages = await Promise.all(
        states.map((state) => listFindings(desk, actor, { student: params.id, state, limit: MOST_OF_ONE })),
      );
      return { rows: pages.flatMap(({ rows }) => rows) };
    },
  );
}
