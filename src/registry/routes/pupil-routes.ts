import type { Desk } from '#src/platform/desk.ts';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { countPupils } from '../store/count-pupils.ts';
import { findByNumber, type KnownNumber } from '../store/find-by-number.ts';
import { searchPupils } from '../store/search-pupils.ts';
import { CountQuery, PupilCount, PupilPage, Search } from './shapes.ts';

const tags = ['学生'];

/** 学生列表 — finding pupils, and counting them. What is looked for stands in the body: an address is kept in logs. */
export function pupilRoutes(app: App, desk: Desk): void {
  app.post(
    '/api/pupils/search',
    {
      schema: {
        summary: '查找学生',
        description: '按姓名、拼音、首字母查找，或按完整号码、号码后四位查找（记入审计）；逐页',
        tags,
        body: Search,
        response: { 200: PupilPage, ...refusals(400) },
      },
      config: { permission: 'record.read' },
    },
    async ({ actor, body }) => {
      const { number, last4, ...rest } = body;
      const known: KnownNumber | undefined =
        number !== undefined ? { number } : last4 !== undefined ? { last4 } : undefined;
      return known === undefined ? searchPupils(desk, actor, rest) : { rows: await findByNumber(desk, actor, known) };
    },
  );

  app.get(
    '/api/pupils/count',
    {
      schema: { summary: '学生人数', tags, querystring: CountQuery, response: { 200: PupilCount, ...refusals(400) } },
      config: { permission: 'record.read' },
    },
    async ({ actor, query }) => countPupils(desk.db, actor, query.unit),
  );
}
