import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { directory, directoryPhone, MOST_AN_HOUR } from '../store/directory.ts';
import type { OrganizationDesk } from '../store/organization-desk.ts';
import { UNIT_KINDS } from '../unit.ts';
import { OfficeName, officeTitle, Path } from './shapes.ts';

const tags = ['人员'];
const config = { permission: 'directory.read' };

const Listed = z.object({
  holding: z.string(),
  name: z.string(),
  office: OfficeName,
  title: z.string(),
  unit: z.object({ path: z.string(), name: z.string(), kindTitle: z.string() }),
  phone: z.string().optional().describe('以星号遮盖'),
  standIn: z.object({ name: z.string(), until: z.string() }).optional().describe('今天由谁代办，到哪天'),
});

const TOO_MANY = {
  objections: [{ code: 'too-many', message: `一小时内最多查看 ${MOST_AN_HOUR} 个电话，请稍后再查` }],
};

/** 通讯录 — the county's registrars, heads and offices, for whoever shares a case with them (R22). */
export function directoryRoutes(app: App, desk: OrganizationDesk): void {
  app.get(
    '/api/directory',
    {
      schema: {
        summary: '通讯录',
        description: '本县各学校、中心校和县局的经办人，不限管理范围；电话以星号遮盖',
        tags,
        querystring: z.object({ unit: Path.optional().describe('只看这个机构及其下级') }),
        response: { 200: z.object({ rows: z.array(Listed).readonly() }) },
      },
      config,
    },
    async ({ actor, query }) => {
      const rows = await directory(desk, actor, query.unit);
      return {
        rows: rows.map(({ unit: { path, name, kind }, ...listed }) => ({
          ...listed,
          title: officeTitle(listed.office),
          unit: { path, name, kindTitle: UNIT_KINDS[kind] },
        })),
      };
    },
  );

  app.post(
    '/api/directory/phone',
    {
      schema: {
        summary: '查看通讯录中的完整电话',
        description: '查看会记入审计',
        tags,
        body: z.object({ holding: z.uuid() }),
        response: { 200: z.object({ phone: z.string().optional() }), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, body }, reply) => {
      const found = await directoryPhone(desk, actor, body.holding);
      if (found === undefined) return reply.code(404).send(NOT_FOUND);
      return found === 'too-many' ? reply.code(409).send(TOO_MANY) : found;
    },
  );
}
