import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { LetterDesk } from '../store/letter-desk.ts';
import { type LetterPrint, type PrintForm, printLetter } from '../store/print-letter.ts';
import { secretPage } from '../store/secret-page.ts';
import { LetterId, Reason } from './shapes.ts';

const tags = ['公文'];
const config = { permission: 'letter.desk' } as const;

const TYPES: Readonly<Record<PrintForm, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** 公文的 PDF、Word 文件和密件附页 */
export function letterPaperRoutes(app: App, desk: LetterDesk): void {
  for (const form of ['pdf', 'docx'] as const) {
    app.get(
      `/api/letters/:id/letter.${form}`,
      {
        schema: {
          summary: form === 'pdf' ? '公文的 PDF；签发后一字不变' : '公文的 Word 文件；签发后一字不变',
          tags,
          params: LetterId,
          response: { 200: z.any().describe(TYPES[form]), ...refusals(404, 409) },
        },
        config,
      },
      async ({ actor, params: { id } }, reply) => given(reply, await printLetter(desk, actor, id, form), form),
    );
  }

  app.post(
    '/api/letters/:id/secret.pdf',
    {
      schema: {
        summary: '密件附页：号码原文，说明事由后打印，记入审计',
        tags,
        params: LetterId,
        body: z.object({ reason: Reason }),
        response: { 200: z.any().describe(TYPES.pdf), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { id }, body: { reason } }, reply) =>
      given(reply, await secretPage(desk, actor, id, reason), 'pdf'),
  );
}

/** A file of which no name tells whom it is about. */
function given(reply: FastifyReply, print: LetterPrint, form: PrintForm) {
  if (print === 'missing') return reply.code(404).send(NOT_FOUND);
  if ('objections' in print) return reply.code(409).send(print);
  return reply
    .type(TYPES[form])
    .header('content-disposition', `${form === 'pdf' ? 'inline' : 'attachment'}; filename="letter.${form}"`)
    .header('cache-control', 'no-store')
    .send(print.bytes);
}
