import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { audit } from '#src/audit/store/audit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { startTask } from '#src/platform/tasks/start-task.ts';
import { recheckCounty } from '../store/recheck-county.ts';
import { type FindingDeed, type Worked as Outcome, workOnFindings } from '../store/work-on-findings.ts';
import { Assignment, Explanation, Id, Revision, Targets, Worked } from './shapes.ts';

const tags = ['问题'];
const config = { permission: 'finding.work' };
const one = { 200: z.object({ revision: z.number() }), ...refusals(404, 409) };
const many = { 200: Worked };
const revision = { revision: Revision };

/** 办理问题 — explain, take back an explanation, assign; each for one finding or up to 500 at once. And ask all rules anew. */
export function workRoutes(app: App, desk: Desk): void {
  app.post(
    '/api/findings/:id/explain',
    { schema: { summary: '说明或佐证', tags, params: Id, body: Explanation.extend(revision), response: one }, config },
    async ({ actor, params, body: { revision, ...said } }, reply) => {
      const targets = [{ id: params.id, revision }];
      return answer(reply, await workOnFindings(desk, actor, targets, { do: 'explain', ...said }));
    },
  );

  app.post(
    '/api/findings/:id/reopen',
    { schema: { summary: '撤回说明', tags, params: Id, body: z.object(revision), response: one }, config },
    async ({ actor, params, body }, reply) => {
      const targets = [{ id: params.id, revision: body.revision }];
      return answer(reply, await workOnFindings(desk, actor, targets, { do: 'reopen' }));
    },
  );

  app.post(
    '/api/findings/:id/assign',
    {
      schema: { summary: '指派、定期限', tags, params: Id, body: Assignment.extend(revision), response: one },
      config,
    },
    async ({ actor, params, body: { revision, ...given } }, reply) => {
      if (given.owner === undefined && given.due === undefined) return reply.code(409).send(NOTHING_GIVEN);
      const targets = [{ id: params.id, revision }];
      return answer(reply, await workOnFindings(desk, actor, targets, { do: 'assign', ...given }));
    },
  );

  app.post(
    '/api/findings/explain',
    { schema: { summary: '批量说明或佐证', tags, body: Explanation.extend(Targets), response: many }, config },
    async ({ actor, body: { targets, ...said } }) =>
      inWords(await workOnFindings(desk, actor, targets, { do: 'explain', ...said })),
  );

  app.post(
    '/api/findings/reopen',
    { schema: { summary: '批量撤回说明', tags, body: z.object(Targets), response: many }, config },
    async ({ actor, body }) => inWords(await workOnFindings(desk, actor, body.targets, { do: 'reopen' })),
  );

  app.post(
    '/api/findings/assign',
    {
      schema: {
        summary: '批量指派、定期限',
        tags,
        body: Assignment.extend(Targets),
        response: { ...many, ...refusals(409) },
      },
      config,
    },
    async ({ actor, body: { targets, ...given } }, reply) => {
      if (given.owner === undefined && given.due === undefined) return reply.code(409).send(NOTHING_GIVEN);
      const deed: FindingDeed = { do: 'assign', ...given };
      return inWords(await workOnFindings(desk, actor, targets, deed));
    },
  );

  app.post(
    '/api/findings/recheck',
    {
      schema: {
        summary: '全县重新核查',
        description: '作为后台任务进行，用任务编号查看进度',
        tags,
        response: { 200: z.object({ task: z.string() }) },
      },
      config: { permission: 'recheck.run' },
    },
    async ({ actor }) => {
      const { county, person, unit } = actor;
      await desk.db
        .transaction()
        .execute((work) =>
          audit(work, actor, { action: 'recheck.run', subjectKind: 'unit', subject: unit }, desk.clock.now()),
        );
      const plan = { county, kind: 'recheck', title: '全县学籍重新核查', person, unit };
      const { id } = await startTask(desk, plan, (report) => recheckCounty(desk, county, report));
      return { task: id };
    },
  );
}

const NOTHING_GIVEN = { objections: [{ code: 'nothing', message: '请选择责任岗位或期限' }] };

function answer(reply: FastifyReply, { done, refused }: Outcome) {
  const [finding] = done;
  if (finding !== undefined) return { revision: finding.revision };
  const [refusal] = refused;
  if (refusal === undefined) return reply.code(404).send(NOT_FOUND);
  return reply.code(409).send({ objections: [refusal.objection] });
}

function inWords({ done, refused, missing }: Outcome): z.output<typeof Worked> {
  return {
    done,
    refused: [
      ...refused.map(({ id, objection }) => ({ id, message: objection.message })),
      ...missing.map((id) => ({ id, message: NOT_FOUND.message })),
    ],
  };
}
