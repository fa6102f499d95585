import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Day } from '#src/organization/routes/shapes.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { editLetter } from '../store/edit-letter.ts';
import { archiveLetter, voidLetter } from '../store/end-letter.ts';
import type { LetterDesk } from '../store/letter-desk.ts';
import { registerReceipt, takeLetter } from '../store/receipts.ts';
import { sendLetter } from '../store/send-letter.ts';
import { signLetter } from '../store/sign-letter.ts';
import type { LetterOutcome } from '../store/turn-letter.ts';
import { Addressees, LetterId, Reason, Seen, Turned, turnedOf, Way } from './shapes.ts';

const tags = ['公文'];
const config = { permission: 'letter.desk' } as const;
const response = { 200: Turned, ...refusals(404, 409) };
const Lines = z.array(z.string().max(4000)).max(200).readonly();

/** 改稿、签发、发出、签收、回执、归档、作废 */
export function dealingRoutes(app: App, desk: LetterDesk): void {
  writingRoutes(app, desk);
  sendingRoutes(app, desk);
  endingRoutes(app, desk);
}

function writingRoutes(app: App, desk: LetterDesk): void {
  app.put(
    '/api/letters/:id',
    {
      schema: {
        summary: '改稿',
        tags,
        params: LetterId,
        body: Seen.extend({
          ...{ title: z.string().max(300), addressee: z.string().max(300), body: Lines, enclosures: Lines },
          contact: z.string().trim().max(100, '联系方式最多 100 字'),
          to: Addressees.optional().describe('主送；不填的照旧'),
          copies: Addressees.optional().describe('抄送'),
        }),
        response,
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, ...words } }, reply) =>
      answer(reply, await editLetter(desk, actor, id, revision, words)),
  );

  app.post(
    '/api/letters/:id/signature',
    {
      schema: { summary: '签发，给定文号', tags, params: LetterId, body: Seen, response },
      config: { permission: 'letter.sign' },
    },
    async ({ actor, params: { id }, body: { revision } }, reply) =>
      answer(reply, await signLetter(desk, actor, id, revision)),
  );
}

function sendingRoutes(app: App, desk: LetterDesk): void {
  app.post(
    '/api/letters/:id/dispatch',
    {
      schema: { summary: '登记发出', tags, params: LetterId, body: Seen.extend({ way: Way, on: Day }), response },
      config,
    },
    async ({ actor, params: { id }, body: { revision, way, on } }, reply) =>
      answer(reply, await sendLetter(desk, actor, id, revision, { way, on })),
  );

  app.post(
    '/api/letters/:id/receipt',
    {
      schema: {
        summary: '登记回执',
        tags,
        params: LetterId,
        body: Seen.extend({ outcome: z.string().max(40), on: Day }),
        response,
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, outcome, on } }, reply) =>
      answer(reply, await registerReceipt(desk, actor, id, revision, { outcome, on })),
  );

  app.post(
    '/api/letters/:id/taking',
    {
      schema: {
        summary: '签收发给本单位的公文；要回执的，可以同时回执',
        tags,
        params: LetterId,
        body: z.object({ outcome: z.string().max(40).optional() }),
        response,
      },
      config,
    },
    async ({ actor, params: { id }, body: { outcome } }, reply) =>
      answer(reply, await takeLetter(desk, actor, id, outcome)),
  );
}

function endingRoutes(app: App, desk: LetterDesk): void {
  app.post(
    '/api/letters/:id/archiving',
    { schema: { summary: '归档', tags, params: LetterId, body: Seen, response }, config },
    async ({ actor, params: { id }, body: { revision } }, reply) =>
      answer(reply, await archiveLetter(desk, actor, id, revision)),
  );

  app.post(
    '/api/letters/:id/voiding',
    {
      schema: {
        summary: '作废，写明原因；文号不再用',
        tags,
        params: LetterId,
        body: Seen.extend({ reason: Reason }),
        response,
      },
      config,
    },
    async ({ actor, params: { id }, body: { revision, reason } }, reply) =>
      answer(reply, await voidLetter(desk, actor, id, revision, reason)),
  );
}

async function answer(reply: FastifyReply, outcome: LetterOutcome) {
  if (outcome === 'missing') return reply.code(404).send(NOT_FOUND);
  return 'objections' in outcome ? reply.code(409).send(outcome) : reply.code(200).send(turnedOf(outcome.letter));
}
