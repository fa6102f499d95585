import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { endOffice, grantOffice, handOver } from '../store/grant-offices.ts';
import type { OrganizationDesk } from '../store/organization-desk.ts';
import { codeShape, Id, NewCode, OfficeName, Reason } from './shapes.ts';

const tags = ['人员'];
const config = { permission: 'office.grant', confirmed: true } as const;

const Draft = z.object({
  name: z.string().trim().max(60, '姓名最多 60 个字'),
  account: z.string().trim().max(32),
  phone: z.string().trim().max(20, '电话最多 20 个字符').optional(),
});

/** 岗位 — given, ended, handed over; by somebody who manages the unit, and never to themselves. */
export function officeRoutes(app: App, desk: OrganizationDesk): void {
  app.post(
    '/api/people/:id/offices',
    {
      schema: {
        summary: '授予岗位',
        tags,
        params: z.object({ id: Id }),
        body: z.object({ office: OfficeName, unit: Id, reason: Reason }),
        response: { 201: z.object({ holding: z.string() }), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, body }, reply) => {
      const granted = await grantOffice(desk, actor, { person: id, ...body });
      if (granted === 'missing') return reply.code(404).send(NOT_FOUND);
      if ('objections' in granted) return reply.code(409).send({ objections: granted.objections });
      return reply.code(201).send(granted);
    },
  );

  app.delete(
    '/api/people/:id/offices/:holding',
    {
      schema: {
        summary: '终止岗位',
        tags,
        params: z.object({ id: Id, holding: Id }),
        body: z.object({ reason: Reason }),
        response: { 200: z.object({}), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id, holding }, body: { reason } }, reply) => {
      const ended = await endOffice(desk, actor, { holding, person: id }, reason);
      if (ended === 'missing') return reply.code(404).send(NOT_FOUND);
      return ended === 'done' ? {} : reply.code(409).send({ objections: ended.objections });
    },
  );

  app.post(
    '/api/offices/:holding/hand-over',
    {
      schema: {
        summary: '交接岗位',
        description: '原任岗位今日终止，继任者今日起任，并得到一次性登录码。',
        tags,
        params: z.object({ holding: Id }),
        body: z.object({
          person: Id.optional().describe('继任者；新来的人填 draft'),
          draft: Draft.optional(),
          reason: Reason,
        }),
        response: {
          200: z.object({
            holding: z.string(),
            successor: z.string(),
            code: NewCode,
            predecessorIdle: z.boolean().describe('原任者已无岗位，账号宜封存'),
          }),
          ...refusals(404, 409),
        },
      },
      config,
    },
    async ({ actor, params: { holding }, body: { person, draft, reason } }, reply) => {
      const to =
        person !== undefined
          ? { person }
          : { draft: { name: draft?.name ?? '', account: draft?.account ?? '', phone: draft?.phone ?? '' } };
      const over = await handOver(desk, actor, holding, to, reason);
      if (over === 'missing') return reply.code(404).send(NOT_FOUND);
      if ('objections' in over) return reply.code(409).send({ objections: over.objections });
      return { ...over, code: codeShape(over.code) };
    },
  );
}
