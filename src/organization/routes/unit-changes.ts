import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { changeUnit, type UnitOutcome } from '../store/change-unit.ts';
import { openUnit } from '../store/open-unit.ts';
import type { OrganizationDesk } from '../store/organization-desk.ts';
import { Day, Id, Reason, UnitKindName, UnitShape, unitShape } from './shapes.ts';

const tags = ['机构'];
const params = z.object({ id: Id });
const Name = z.string().trim().max(60, '名称最多 60 个字');
const When = { effective: Day.describe('自哪一天起'), reason: Reason };
const response = { 200: UnitShape, ...refusals(404, 409) };
const config = { permission: 'unit.manage', confirmed: true } as const;

/** 机构变动 — each from a day on, for a reason, with everything below. */
export function unitChangeRoutes(app: App, desk: OrganizationDesk): void {
  const answer = (outcome: UnitOutcome, reply: FastifyReply) => {
    if (outcome === 'missing') return reply.code(404).send(NOT_FOUND);
    if ('objections' in outcome) return reply.code(409).send({ objections: outcome.objections });
    return unitShape(outcome.done, desk.clock.today());
  };

  app.post(
    '/api/units',
    {
      schema: {
        summary: '设立机构',
        tags,
        body: z.object({
          kind: UnitKindName,
          name: Name.optional().describe('年级的名称由代码得出，不用填'),
          code: z.string().trim().max(40).optional().describe('班级的代码由名称得出，不用填'),
          parent: Id.describe('上级机构'),
          since: Day.describe('自哪一天起'),
          schoolKind: z
            .string()
            .regex(/^\d{3}$/, '办学类型为 3 位代码')
            .optional(),
          reason: Reason,
        }),
        response,
      },
      config,
    },
    async ({ actor, body }, reply) =>
      answer(await openUnit(desk, actor, { ...body, name: body.name ?? '', code: body.code ?? '' }), reply),
  );

  app.post(
    '/api/units/:id/rename',
    { schema: { summary: '机构更名', tags, params, body: z.object({ name: Name, ...When }), response }, config },
    async ({ actor, params: { id }, body }, reply) =>
      answer(await changeUnit(desk, actor, id, { deed: 'rename', ...body }), reply),
  );

  app.post(
    '/api/units/:id/move',
    {
      schema: {
        summary: '划转到另一上级机构',
        tags,
        params,
        body: z.object({ parent: Id.describe('新的上级机构'), ...When }),
        response,
      },
      config,
    },
    async ({ actor, params: { id }, body }, reply) =>
      answer(await changeUnit(desk, actor, id, { deed: 'move', ...body }), reply),
  );

  app.post(
    '/api/units/:id/merge',
    {
      schema: {
        summary: '并入另一机构',
        tags,
        params,
        body: z.object({ into: Id.describe('并入的机构'), ...When }),
        response,
      },
      config,
    },
    async ({ actor, params: { id }, body }, reply) =>
      answer(await changeUnit(desk, actor, id, { deed: 'merge', ...body }), reply),
  );

  app.post(
    '/api/units/:id/close',
    { schema: { summary: '撤销机构', tags, params, body: z.object(When), response }, config },
    async ({ actor, params: { id }, body }, reply) =>
      answer(await changeUnit(desk, actor, id, { deed: 'close', ...body }), reply),
  );

  app.post(
    '/api/units/:id/reopen',
    { schema: { summary: '恢复已撤销的机构', tags, params, body: z.object(When), response }, config },
    async ({ actor, params: { id }, body }, reply) =>
      answer(await changeUnit(desk, actor, id, { deed: 'reopen', ...body }), reply),
  );
}
