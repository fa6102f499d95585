import { z } from 'zod';
import { LIMITS, uploadOf } from '#src/cases/routes/evidence-routes.ts';
import { EVIDENCE_TYPES } from '#src/evidence/evidence-item.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { SupervisionDesk } from '../store/supervision-desk.ts';
import { addFile, openSupervisionFile, removeFile } from '../store/supervision-files.ts';
import { FileId, SupervisionId } from './shapes.ts';

const tags = ['督办'];
const config = { permission: 'supervision.read' } as const;
const Kept = z.object({ id: z.string() });

/** 附件 of either side */
export function fileRoutes(app: App, desk: SupervisionDesk): void {
  app.post(
    '/api/supervisions/:id/files',
    {
      schema: {
        summary: '上传督办附件',
        description: '表单的 file 栏是文件；只收 jpg、png、pdf，不超过 5 MB',
        tags,
        consumes: ['multipart/form-data'],
        params: SupervisionId,
        response: { 201: Kept, ...refusals(404, 409, 413, 415) },
      },
      config,
    },
    async (request, reply) => {
      const sent = request.isMultipart() ? await request.file({ limits: LIMITS }) : undefined;
      if (sent === undefined) return reply.code(415).send({ message: '没有收到文件，请重新选择后上传' });
      const added = await addFile(desk, request.actor, request.params.id, await uploadOf(sent));
      if (added === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in added ? reply.code(409).send(added) : reply.code(201).send(added);
    },
  );

  app.delete(
    '/api/supervisions/:id/files/:file',
    {
      schema: { summary: '撤下本方的一份附件', tags, params: FileId, response: { 200: Kept, ...refusals(404, 409) } },
      config,
    },
    async ({ actor, params: { id, file } }, reply) => {
      const removed = await removeFile(desk, actor, id, file);
      if (removed === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in removed ? reply.code(409).send(removed) : removed;
    },
  );

  app.get(
    '/api/supervisions/:id/files/:file',
    {
      schema: {
        summary: '查看一份督办附件；图片带水印',
        tags,
        params: FileId,
        response: { 200: z.any().describe('image/jpeg、image/png 或 application/pdf'), ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id, file } }, reply) => {
      const shown = await openSupervisionFile(desk, actor, id, file);
      if (shown === undefined) return reply.code(404).send(NOT_FOUND);
      return reply
        .type(shown.type)
        .header('content-disposition', `inline; filename="material.${EVIDENCE_TYPES[shown.type]}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(shown.bytes);
    },
  );
}
