import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { conclude, confirmSeated, loseOutcome } from '../store/conclude.ts';
import type { DropoutDesk } from '../store/dropout-desk.ts';
import { establish } from '../store/establish.ts';
import { setKeepers } from '../store/keepers.ts';
import { recordVisit, withdrawVisit } from '../store/record-visit.ts';
import { reportByHand } from '../store/report-by-hand.ts';
import {
  Day,
  DropoutId,
  FindingsBody,
  KeepersBody,
  OutcomeBody,
  Reason,
  Seen,
  Turned,
  VisitBody,
  VisitId,
} from './shapes.ts';

const tags = ['控辍保学'];
const config = { permission: 'dropout.work' } as const;
const ReasonBody = z.object({ reason: Reason });

/** 排查、劝返、结果: the work of the class teacher and the school. */
export function workingRoutes(app: App, desk: DropoutDesk): void {
  app.post(
    '/api/dropouts',
    {
      schema: {
        summary: '人工登记一名疑似辍学学生',
        tags,
        body: z.object({ student: z.uuid(), firstAbsentOn: Day.optional(), words: z.string().max(1000) }),
        response: { 201: z.object({ id: z.string(), opened: z.boolean() }), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, body }, reply) => {
      const made = await reportByHand(desk, actor, { ...body, firstAbsentOn: body.firstAbsentOn });
      if (made === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in made ? reply.code(409).send(made) : reply.code(201).send(made);
    },
  );

  visitRoutes(app, desk);
  outcomeRoutes(app, desk);
}

function visitRoutes(app: App, desk: DropoutDesk): void {
  app.put(
    '/api/dropouts/:id/visits/:visit',
    {
      schema: {
        summary: '登记一次排查或劝返；重复发送只记一次',
        tags,
        params: VisitId,
        body: VisitBody,
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const done = await recordVisit(desk, actor, params.id, params.visit, body);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );

  app.post(
    '/api/dropouts/:id/visits/:visit/withdrawal',
    {
      schema: {
        summary: '撤销登记错的一次记录',
        tags,
        params: VisitId,
        body: ReasonBody,
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const done = await withdrawVisit(desk, actor, params.id, params.visit, body.reason);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );

  app.put(
    '/api/dropouts/:id/findings',
    {
      schema: {
        summary: '填写查明的情况',
        tags,
        params: DropoutId,
        body: FindingsBody,
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const done = await establish(desk, actor, params.id, body.revision, {
        ...body,
        firstAbsentOn: body.firstAbsentOn,
      });
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );
}

function outcomeRoutes(app: App, desk: DropoutDesk): void {
  app.post(
    '/api/dropouts/:id/outcome',
    {
      schema: {
        summary: '登记结果',
        tags,
        params: DropoutId,
        body: Seen.extend(OutcomeBody.shape),
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const done = await conclude(desk, actor, params.id, body.revision, body);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );

  app.post(
    '/api/dropouts/:id/seating',
    {
      schema: {
        summary: '确认返校后连续在班',
        tags,
        params: DropoutId,
        body: Seen,
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const done = await confirmSeated(desk, actor, params.id, body.revision);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );

  app.post(
    '/api/dropouts/:id/loss',
    {
      schema: {
        summary: '结果不成立，继续劝返',
        tags,
        params: DropoutId,
        body: Seen.extend(ReasonBody.shape),
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const done = await loseOutcome(desk, actor, params.id, body.revision, body.reason);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );

  app.put(
    '/api/dropouts/:id/keepers',
    {
      schema: {
        summary: '登记联控联保责任人',
        tags,
        params: DropoutId,
        body: KeepersBody,
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const done = await setKeepers(desk, actor, params.id, body.revision, body.keepers);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );
}
