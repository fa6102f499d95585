import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { conclude } from '../store/conclude.ts';
import type { DropoutDesk } from '../store/dropout-desk.ts';
import { listDropouts } from '../store/list-dropouts.ts';
import { readJoint } from '../store/read-joint.ts';
import { receiveReport } from '../store/receive-report.ts';
import { recordVisit } from '../store/record-visit.ts';
import { jointSent } from './joint-sent.ts';
import { JointLine, JointWhole } from './joint-shapes.ts';
import { DropoutId, LedgerName, OutcomeBody, State, Turned, VisitBody, VisitId } from './shapes.ts';

const tags = ['联合劝返'];
const config = { permission: 'dropout.joint' } as const;

/** 联合劝返: the township's own narrow view — what was reported to it, and no more of it than the joint group needs. */
export function jointRoutes(app: App, desk: DropoutDesk): void {
  app.get(
    '/api/joint-dropouts',
    {
      schema: {
        summary: '报给本乡镇的辍学学生',
        tags,
        querystring: z.object({ state: State.optional(), ledger: LedgerName.optional() }),
        response: { 200: z.object({ rows: z.array(JointLine) }) },
      },
      config,
    },
    async ({ actor, query }) => {
      const lines = await listDropouts(desk, actor, query);
      return {
        rows: lines.map(({ id, number, name, place, state, reportedOn, daysAway, outcome, due, left }) => ({
          ...{ id, number, name, school: place.school, state, reportedOn, daysAway, outcome, due, left },
        })),
      };
    },
  );

  app.get(
    '/api/joint-dropouts/:id',
    {
      schema: {
        summary: '一名报来的辍学学生',
        tags,
        params: DropoutId,
        response: { 200: JointWhole, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const whole = await readJoint(desk, actor, id);
      return whole === undefined ? reply.code(404).send(NOT_FOUND) : jointSent(whole, actor.person);
    },
  );

  app.post(
    '/api/joint-dropouts/:id/receipt',
    {
      schema: {
        summary: '接收书面报告',
        tags,
        params: DropoutId,
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params }, reply) => {
      const done = await receiveReport(desk, actor, params.id);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );

  app.put(
    '/api/joint-dropouts/:id/visits/:visit',
    {
      schema: {
        summary: '登记一次联合劝返；重复发送只记一次',
        tags,
        params: VisitId,
        body: VisitBody,
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const done = await recordVisit(desk, actor, params.id, params.visit, { ...body, kind: 'joint' });
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );

  app.post(
    '/api/joint-dropouts/:id/outcome',
    {
      schema: {
        summary: '登记联合劝返结果',
        tags,
        params: DropoutId,
        body: OutcomeBody,
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params, body }, reply) => {
      const done = await conclude(desk, actor, params.id, undefined, body);
      if (done === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in done ? reply.code(409).send(done) : done;
    },
  );
}
