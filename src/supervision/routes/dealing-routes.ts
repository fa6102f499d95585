import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { dealWithSupervision } from '../store/deal-with-supervision.ts';
import { draftSupervisionLetter } from '../store/draft-supervision-letter.ts';
import { openSupervision } from '../store/open-supervision.ts';
import type { SupervisionDesk } from '../store/supervision-desk.ts';
import { AnswerShape, DraftShape, JudgementShape, SupervisionId } from './shapes.ts';

const tags = ['督办'];
const Turned = z.object({ revision: z.number() });

/** 发起、答复、审核 */
export function dealingRoutes(app: App, desk: SupervisionDesk): void {
  app.post(
    '/api/supervisions',
    {
      schema: {
        summary: '发起督办',
        tags,
        body: DraftShape,
        response: { 201: z.object({ id: z.string() }), ...refusals(404, 409) },
      },
      config: { permission: 'supervision.open' },
    },
    async ({ actor, body }, reply) => {
      const opened = await desk.db.transaction().execute((work) => openSupervision(desk, work, actor, body));
      if (opened === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in opened ? reply.code(409).send(opened) : reply.code(201).send(opened);
    },
  );

  app.post(
    '/api/supervisions/:id/answers',
    {
      schema: {
        summary: '答复督办，或申请延期',
        tags,
        params: SupervisionId,
        body: AnswerShape,
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config: { permission: 'supervision.answer' },
    },
    async ({ actor, params: { id }, body: { revision: seen, ...sent } }, reply) => {
      const dealt = await dealWithSupervision(desk, actor, id, { ...sent, seen });
      if (dealt === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in dealt ? reply.code(409).send(dealt) : dealt;
    },
  );

  app.post(
    '/api/supervisions/:id/judgements',
    {
      schema: {
        summary: '催办、延期、认可销号、退回重办、撤回',
        tags,
        params: SupervisionId,
        body: JudgementShape,
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config: { permission: 'supervision.open' },
    },
    async ({ actor, params: { id }, body: { revision: seen, ...sent } }, reply) => {
      const dealt = await dealWithSupervision(desk, actor, id, { ...sent, seen });
      if (dealt === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in dealt ? reply.code(409).send(dealt) : dealt;
    },
  );

  app.post(
    '/api/supervisions/:id/letter',
    {
      schema: {
        summary: '拟督办函',
        description: '按督办的事由、要求、期限填好；到“公文”里改稿、签发、发出',
        tags,
        params: SupervisionId,
        response: { 201: z.object({ letter: z.string() }), ...refusals(404, 409) },
      },
      config: { permission: 'supervision.open' },
    },
    async ({ actor, params: { id } }, reply) => {
      const drafted = await draftSupervisionLetter(desk, actor, id);
      if (drafted === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in drafted ? reply.code(409).send(drafted) : reply.code(201).send(drafted);
    },
  );
}
