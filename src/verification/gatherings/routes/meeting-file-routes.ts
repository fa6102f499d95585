import { z } from 'zod';
import { LIMITS, uploadOf } from '#src/cases/routes/evidence-routes.ts';
import { EVIDENCE_TYPES } from '#src/evidence/evidence-item.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { GatheringDesk } from '../store/gathering-desk.ts';
import { addFile, openMeetingFile, removeFile } from '../store/meeting-files.ts';
import { FileId, GatheringId, Use } from './shapes.ts';

const tags = ['会议与培训'];
const config = { permission: 'gathering.keep' } as const;
const Kept = z.object({ id: z.string() });

/** 材料与照片 of a meeting */
export function meetingFileRoutes(app: App, desk: GatheringDesk): void {
  app.post(
    '/api/gatherings/:id/files',
    {
      schema: {
        summary: '上传材料或照片',
        description: '表单的 kind 栏是 material（jpg、png、pdf）或 photo（jpg、png），file 栏是文件，不超过 5 MB',
        tags,
        consumes: ['multipart/form-data'],
        params: GatheringId,
        response: { 201: Kept, ...refusals(404, 409, 413, 415) },
      },
      config,
    },
    async (request, reply) => {
      const sent = request.isMultipart() ? await request.file({ limits: LIMITS }) : undefined;
      if (sent === undefined) return reply.code(415).send({ message: '没有收到文件，请重新选择后上传' });
      const { kind, ...upload } = await uploadOf(sent);
      const use = Use.safeParse(kind);
      if (!use.success) return reply.code(415).send({ message: '没有说明是材料还是照片，请刷新后再传' });
      const added = await addFile(desk, request.actor, request.params.id, { ...upload, use: use.data });
      if (added === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in added ? reply.code(409).send(added) : reply.code(201).send(added);
    },
  );

  app.delete(
    '/api/gatherings/:id/files/:file',
    {
      schema: { summary: '撤下一份材料或照片', tags, params: FileId, response: { 200: Kept, ...refusals(404, 409) } },
      config,
    },
    async ({ actor, params: { id, file } }, reply) => {
      const removed = await removeFile(desk, actor, id, file);
      if (removed === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in removed ? reply.code(409).send(removed) : removed;
    },
  );

  app.get(
    '/api/gatherings/:id/files/:file',
    {
      schema: {
        summary: '查看一份材料或照片',
        tags,
        params: FileId,
        response: { 200: z.any().describe('image/jpeg、image/png 或 application/pdf'), ...refusals(404) },
      },
      config: { permission: 'gathering.read' },
    },
    async ({ actor, params: { id, file } }, reply) => {
      const shown = await openMeetingFile(desk, actor, id, file);
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
