import { z } from 'zod';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { type StandardAnswer, standardAnswers, writeAnswer } from '../store/standard-answers.ts';
import { AnswerShape, Kind, PetitionId } from './shapes.ts';

const tags = ['群众诉求'];

const Draft = z.object({
  kind: Kind,
  title: z.string().max(100, '最多 100 个字'),
  body: z.string().max(2000, '最多 2000 个字'),
  isPublic: z.boolean().describe('在网上诉求页公开'),
});

const Written = z.object({ id: z.string(), version: z.number() });

/** 标准答复 — read by every desk, written by the county. */
export function answerRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/standard-answers',
    {
      schema: {
        summary: '标准答复：按文字、拼音、首字母查',
        tags,
        querystring: z.object({
          words: z.string().max(60).default(''),
          kind: Kind.optional(),
          retired: z.stringbool().optional().describe('连同停用的'),
        }),
        response: { 200: z.object({ rows: z.array(AnswerShape) }) },
      },
      config: { permission: 'petition.read' },
    },
    async ({ actor, query: { words, kind, retired } }) => {
      const asked = { words, kind, publicOnly: false, withRetired: retired };
      return { rows: (await standardAnswers(desk.db, actor.county, asked)).map(onPaper) };
    },
  );

  app.post(
    '/api/standard-answers',
    {
      schema: { summary: '新写一条标准答复', tags, body: Draft, response: { 201: Written, ...refusals(409) } },
      config: { permission: 'petition.settings' },
    },
    async ({ actor, body }, reply) => {
      const written = await writeAnswer(desk, actor, body);
      if (written === 'missing') return reply.code(409).send({ objections: [] });
      return 'objections' in written ? reply.code(409).send(written) : reply.code(201).send(written);
    },
  );

  app.put(
    '/api/standard-answers/:id',
    {
      schema: {
        summary: '改写或停用一条标准答复，旧版留存',
        tags,
        params: PetitionId,
        body: Draft.extend({ seen: z.number().int(), retire: z.boolean().default(false) }),
        response: { 200: Written, ...refusals(404, 409) },
      },
      config: { permission: 'petition.settings' },
    },
    async ({ actor, params: { id }, body: { seen, retire, ...draft } }, reply) => {
      const written = await writeAnswer(desk, actor, draft, { id, seen, retire });
      if (written === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in written ? reply.code(409).send(written) : written;
    },
  );
}

function onPaper({ writtenAt, ...answer }: StandardAnswer) {
  return { ...answer, writtenAt: writtenAt.toISOString() };
}
