import { z } from 'zod';
import { can } from '#src/organization/permissions.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { askByName } from '../store/ask-by-name.ts';
import type { GatheringDesk } from '../store/gathering-desk.ts';
import { guestsOf } from '../store/invite.ts';
import { planForClasses } from '../store/plan-for-classes.ts';
import { callOff, changeGathering, planGathering } from '../store/plan-gathering.ts';
import { withdrawByName } from '../store/withdraw-by-name.ts';
import { DraftShape, draftOf, GatheringId, Reason, Seen } from './shapes.ts';

const tags = ['会议与培训'];
const config = { permission: 'gathering.keep' } as const;
const Made = z.object({ id: z.string(), revision: z.number(), asked: z.number().describe('新请了几人') });

/** 发起、改期、取消 */
export function planningRoutes(app: App, desk: GatheringDesk): void {
  app.post(
    '/api/gatherings',
    {
      schema: {
        summary: '发起会议或培训；已经开过的也可以补登',
        tags,
        body: DraftShape,
        response: { 201: Made, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, body }, reply) => {
      const made = await planGathering(desk, actor, draftOf(body));
      if (made === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in made ? reply.code(409).send(made) : reply.code(201).send(made);
    },
  );

  app.post(
    '/api/gatherings/classes',
    {
      schema: {
        summary: '为一所学校的各班发起家长会',
        description: '主持人不填的，由各班班主任主持；已经有这次家长会的班不重复发起',
        tags,
        body: DraftShape.omit({ kind: true, offices: true, units: true }).describe('unit 为学校或教学点'),
        response: {
          201: z.object({ made: z.number(), skipped: z.array(z.string()).readonly().describe('已经有家长会的班') }),
          ...refusals(404, 409),
        },
      },
      config,
    },
    async ({ actor, body }, reply) => {
      const made = await planForClasses(desk, actor, { ...body, campaign: body.campaign });
      if (made === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in made ? reply.code(409).send(made) : reply.code(201).send(made);
    },
  );

  app.post(
    '/api/gatherings/guests',
    {
      schema: {
        summary: '发起之前看一看会请到多少人',
        tags,
        body: DraftShape.pick({ unit: true, offices: true, units: true }),
        response: { 200: z.object({ count: z.number() }), ...refusals(404) },
      },
      config,
    },
    async ({ actor, body }, reply) => {
      if (!can(actor, 'gathering.keep', body.unit)) return reply.code(404).send(NOT_FOUND);
      return { count: (await guestsOf(desk.db, { county: actor.county, ...body }, desk.clock)).length };
    },
  );

  app.put(
    '/api/gatherings/:id',
    {
      schema: {
        summary: '修改还没有召开的会议',
        tags,
        params: GatheringId,
        body: DraftShape.extend(Seen.shape),
        response: { 200: Made, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, ...draft } }, reply) => {
      const changed = await changeGathering(desk, actor, id, revision, draftOf(draft));
      if (changed === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in changed ? reply.code(409).send(changed) : changed;
    },
  );

  app.post(
    '/api/gatherings/:id/cancellation',
    {
      schema: {
        summary: '取消还没有召开的会议，写明原因',
        tags,
        params: GatheringId,
        body: Seen.extend({ reason: Reason }),
        response: { 200: Made, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, reason } }, reply) => {
      const off = await callOff(desk, actor, id, revision, reason);
      if (off === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in off ? reply.code(409).send(off) : off;
    },
  );

  app.delete(
    '/api/gatherings/:id/people/:person',
    {
      schema: {
        summary: '撤回对一个人的点名邀请',
        tags,
        params: GatheringId.extend({ person: z.uuid() }),
        response: { 200: z.object({ revision: z.number(), asked: z.number() }), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id, person } }, reply) => {
      const gone = await withdrawByName(desk, actor, id, person);
      if (gone === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in gone ? reply.code(409).send(gone) : gone;
    },
  );

  app.post(
    '/api/gatherings/:id/people',
    {
      schema: {
        summary: '点名邀请管理范围内的人',
        tags,
        params: GatheringId,
        body: z.object({ people: z.array(z.uuid()).min(1, '请选择要请的人').max(200).readonly() }),
        response: { 200: z.object({ revision: z.number(), asked: z.number() }), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, body: { people } }, reply) => {
      const asked = await askByName(desk, actor, id, people);
      if (asked === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in asked ? reply.code(409).send(asked) : asked;
    },
  );
}
