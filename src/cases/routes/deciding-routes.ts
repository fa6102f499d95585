import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { CaseDesk } from '../store/case-desk.ts';
import { decideCase } from '../store/decide-case.ts';
import { say } from '../store/messages.ts';
import { pauseCase } from '../store/pause-case.ts';
import { revealCaseCell } from '../store/reveal-case-cell.ts';
import { urgeCase } from '../store/urge-case.ts';
import {
  Decided,
  DecisionBody,
  Id,
  Key,
  MaybeKey,
  MessageBody,
  PauseBody,
  RevealBody,
  Said,
  UrgeBody,
} from './shapes.ts';

const tags = ['学籍业务'];
const reading = { permission: 'case.read' };
const Revision = z.object({ revision: z.number() });

/** 办理学籍业务 — decide, stop the clock, urge, write to one another, and hold a number against its document. */
export function decidingRoutes(app: App, desk: CaseDesk): void {
  app.post(
    '/api/cases/:id/decisions',
    {
      schema: {
        summary: '办理：提交、通过、退回、不予办理、撤回',
        description: 'seen：所见内容的版本；此后有变动的不受理。请求头 Idempotency-Key 相同的请求只生效一次',
        tags,
        params: Id,
        headers: Key,
        body: DecisionBody,
        response: { 201: Decided, ...refusals(404, 409) },
      },
      config: { permission: 'case.decide' },
    },
    async ({ actor, params, body, headers }, reply) => {
      const outcome = await decideCase(desk, actor, { id: params.id, ...body }, headers['idempotency-key']);
      if (outcome.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (outcome.is === 'refused') return reply.code(409).send({ objections: outcome.objections });
      return reply.code(201).send(outcome.settled);
    },
  );

  app.post(
    '/api/cases/:id/pauses',
    {
      schema: {
        summary: '暂停计时',
        tags,
        params: Id,
        body: PauseBody,
        response: { 201: Revision, ...refusals(404, 409) },
      },
      config: { permission: 'case.decide' },
    },
    async ({ actor, params, body }, reply) => {
      const paused = await pauseCase(desk, actor, params.id, body.reason);
      if (paused.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (paused.is === 'refused') return reply.code(409).send({ objections: paused.objections });
      return reply.code(201).send({ revision: paused.revision });
    },
  );

  app.delete(
    '/api/cases/:id/pauses',
    {
      schema: { summary: '恢复计时', tags, params: Id, response: { 200: Revision, ...refusals(404, 409) } },
      config: { permission: 'case.decide' },
    },
    async ({ actor, params }, reply) => {
      const resumed = await pauseCase(desk, actor, params.id, undefined);
      if (resumed.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (resumed.is === 'refused') return reply.code(409).send({ objections: resumed.objections });
      return { revision: resumed.revision };
    },
  );

  app.post(
    '/api/cases/:id/urges',
    {
      schema: {
        summary: '催办',
        description: '记入案卷；每个环节每天一次',
        tags,
        params: Id,
        body: UrgeBody,
        response: { 201: Said, ...refusals(404, 409) },
      },
      config: reading,
    },
    async ({ actor, params, body }, reply) => {
      const urged = await urgeCase(desk, actor, params.id, body.text ?? '');
      if (urged.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (urged.is === 'refused') return reply.code(409).send({ objections: urged.objections });
      return reply.code(201).send({ id: urged.id });
    },
  );

  app.post(
    '/api/cases/:id/messages',
    {
      schema: {
        summary: '在案卷上留言',
        description: '请求头 Idempotency-Key 相同的请求只生效一次',
        tags,
        params: Id,
        headers: MaybeKey,
        body: MessageBody,
        response: { 201: Said, ...refusals(404) },
      },
      config: reading,
    },
    async ({ actor, params, body, headers }, reply) => {
      const id = await say(desk, actor, params.id, body.text, headers['idempotency-key']);
      return id === undefined ? reply.code(404).send(NOT_FOUND) : reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/cases/:id/reveal',
    {
      schema: {
        summary: '查看案卷中的号码原文',
        description: '一次一项，须说明事由，记入审计，每小时有限额',
        tags,
        params: Id,
        body: RevealBody,
        response: { 200: z.object({ value: z.string() }), ...refusals(404, 429) },
      },
      config: { permission: 'case.read', confirmed: true },
    },
    async ({ actor, params, body }, reply) => {
      const revealed = await revealCaseCell(desk, actor, params.id, body);
      if (revealed.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (revealed.is === 'too-many') {
        const message = `一小时内最多查看 ${revealed.limit} 项原文，您已用完。请稍后再看。`;
        return reply.code(429).send({ message });
      }
      return { value: revealed.value };
    },
  );
}
