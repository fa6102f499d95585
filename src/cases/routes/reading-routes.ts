import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { findRecord } from '#src/registry/store/find-record.ts';
import type { CaseDesk } from '../store/case-desk.ts';
import { casesOfPupil, listCases, searchCases } from '../store/list-cases.ts';
import { nextOnDesk } from '../store/next-case.ts';
import { readCase } from '../store/read-case.ts';
import { CaseRows, CaseView, Id, ListQuery, NameSearch, Next } from './shapes.ts';

const tags = ['学籍业务'];
const config = { permission: 'case.read' };

/** 查看学籍业务 — lists, one case, a pupil's cases, and the next one for a desk that works through its pile. */
export function readingRoutes(app: App, desk: CaseDesk): void {
  app.get(
    '/api/cases',
    { schema: { summary: '学籍业务清单', tags, querystring: ListQuery, response: { 200: CaseRows } }, config },
    async ({ actor, query }) => listCases(desk, actor, query),
  );

  app.post(
    '/api/cases/search',
    { schema: { summary: '按姓名查找学籍业务', tags, body: NameSearch, response: { 200: CaseRows } }, config },
    async ({ actor, body }) => ({ rows: await searchCases(desk, actor, body.name) }),
  );

  app.get(
    '/api/cases/next',
    {
      schema: {
        summary: '下一件待办',
        description: 'after：刚办完的那一件；答复按期限排在它后面的一件，没有就从头',
        tags,
        querystring: z.object({ after: z.uuid().optional() }),
        response: { 200: Next },
      },
      config,
    },
    async ({ actor, query }) => nextOnDesk(desk, actor, query.after),
  );

  app.get(
    '/api/cases/:id',
    { schema: { summary: '学籍业务案卷', tags, params: Id, response: { 200: CaseView, ...refusals(404) } }, config },
    async ({ actor, params }, reply) => {
      const view = await readCase(desk, actor, params.id);
      return view ?? reply.code(404).send(NOT_FOUND);
    },
  );

  app.get(
    '/api/pupils/:id/cases',
    {
      schema: { summary: '学生的学籍业务', tags, params: Id, response: { 200: CaseRows, ...refusals(404) } },
      config,
    },
    async ({ actor, params }, reply) => {
      const rows = await casesOfPupil(desk, actor, params.id);
      if (rows.length > 0) return { rows };
      const pupil = await findRecord(desk.db, actor, 'record.read', params.id);
      return pupil === undefined ? reply.code(404).send(NOT_FOUND) : { rows };
    },
  );
}
