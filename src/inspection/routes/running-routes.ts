import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { concludeInspection, publishInspection, reopenInspection } from '../store/conclude-inspection.ts';
import { drawSample } from '../store/draw-sample.ts';
import type { InspectionDesk } from '../store/inspection-desk.ts';
import {
  cancelInspection,
  changeInspection,
  fixSeed,
  type InspectionOutcome,
  planInspection,
} from '../store/plan-inspection.ts';
import { Draft, InspectionId, SeedShape, Seen, Turned } from './shapes.ts';

const tags = ['市局督查'];
const config = { permission: 'inspection.run' } as const;
const turned = { 200: Turned, ...refusals(404, 409) };

/** 安排、随机数、抽样、结束、公布、取消 */
export function runningRoutes(app: App, desk: InspectionDesk): void {
  app.post(
    '/api/inspections',
    {
      schema: {
        summary: '安排督查；抽样以前县和学校不知道',
        tags,
        body: Draft,
        response: { 201: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, body }, reply) => answer(reply, await planInspection(desk, actor, body), 201),
  );

  app.put(
    '/api/inspections/:id',
    {
      schema: {
        summary: '修改计划；登记随机数以前',
        tags,
        params: InspectionId,
        body: Draft.extend(Seen.shape),
        response: turned,
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, ...draft } }, reply) => {
      return answer(reply, await changeInspection(desk, actor, id, revision, draft));
    },
  );

  app.post(
    '/api/inspections/:id/seed',
    {
      schema: {
        summary: '登记随机数：两人以上各报一个，或公开的数',
        tags,
        params: InspectionId,
        body: SeedShape,
        response: turned,
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, ...seed } }, reply) => {
      return answer(reply, await fixSeed(desk, actor, id, revision, seed));
    },
  );

  app.post(
    '/api/inspections/:id/draw',
    {
      schema: {
        summary: '冻结名单并抽样；通知县局和被查学校',
        tags,
        params: InspectionId,
        body: Seen,
        response: turned,
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision } }, reply) => {
      return answer(reply, await drawSample(desk, actor, id, revision));
    },
  );

  app.post(
    '/api/inspections/:id/conclusion',
    {
      schema: {
        summary: '结束检查，写结论',
        tags,
        params: InspectionId,
        body: Seen.extend({ conclusion: z.string().max(8000) }),
        response: turned,
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, conclusion } }, reply) => {
      return answer(reply, await concludeInspection(desk, actor, id, revision, conclusion));
    },
  );

  app.post(
    '/api/inspections/:id/reopening',
    {
      schema: { summary: '退回继续检查；公布以前', tags, params: InspectionId, body: Seen, response: turned },
      config,
    },
    async ({ actor, params: { id }, body: { revision } }, reply) => {
      return answer(reply, await reopenInspection(desk, actor, id, revision));
    },
  );

  app.post(
    '/api/inspections/:id/publication',
    {
      schema: { summary: '公布结果；县局和被查学校收到消息', tags, params: InspectionId, body: Seen, response: turned },
      config,
    },
    async ({ actor, params: { id }, body: { revision } }, reply) => {
      return answer(reply, await publishInspection(desk, actor, id, revision));
    },
  );

  app.post(
    '/api/inspections/:id/cancellation',
    {
      schema: {
        summary: '取消督查，写明原因',
        tags,
        params: InspectionId,
        body: Seen.extend({ reason: z.string().trim().min(1, '请写明原因').max(200) }),
        response: turned,
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, reason } }, reply) => {
      return answer(reply, await cancelInspection(desk, actor, id, revision, reason));
    },
  );
}

async function answer(reply: FastifyReply, done: InspectionOutcome, status: 200 | 201 = 200): Promise<void> {
  if (done === 'missing') await reply.code(404).send(NOT_FOUND);
  else await reply.code('objections' in done ? 409 : status).send(done);
}
