import { z } from 'zod';
import { LIMITS, uploadOf } from '#src/cases/routes/evidence-routes.ts';
import { EVIDENCE_TYPES } from '#src/evidence/evidence-item.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { DisciplineDesk } from '../store/discipline-desk.ts';
import { addPaper, addViolationFile, openViolationFile } from '../store/violation-files.ts';
import { Path, ViolationId } from './shapes.ts';

const tags = ['问责'];
const Kept = z.object({ id: z.string() });

/** 书面依据、申辩材料、措施文书 */
export function violationFileRoutes(app: App, desk: DisciplineDesk): void {
  app.post(
    '/api/violations/papers',
    {
      schema: {
        summary: '登记以前上传一份书面依据',
        description: '表单的 kind 栏是责任单位的机构路径，file 栏是 jpg、png 或 pdf，不超过 5 MB',
        tags,
        consumes: ['multipart/form-data'],
        response: { 201: Kept, ...refusals(404, 409, 413, 415) },
      },
      config: { permission: 'discipline.register' },
    },
    async (request, reply) => {
      const sent = request.isMultipart() ? await request.file({ limits: LIMITS }) : undefined;
      if (sent === undefined) return reply.code(415).send({ message: '没有收到文件，请重新选择后上传' });
      const { kind, ...upload } = await uploadOf(sent);
      const unit = Path.safeParse(kind);
      if (!unit.success) return reply.code(415).send({ message: '没有说明是哪个单位的，请先选单位再传' });
      const added = await addPaper(desk, request.actor, unit.data, upload);
      if (added === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in added ? reply.code(409).send(added) : reply.code(201).send(added);
    },
  );

  app.post(
    '/api/violations/:id/files',
    {
      schema: {
        summary: '上传材料：被告知单位的申辩材料，县局的措施文书',
        tags,
        consumes: ['multipart/form-data'],
        params: ViolationId,
        response: { 201: Kept, ...refusals(404, 409, 413, 415) },
      },
      config: { permission: 'discipline.read' },
    },
    async (request, reply) => {
      const sent = request.isMultipart() ? await request.file({ limits: LIMITS }) : undefined;
      if (sent === undefined) return reply.code(415).send({ message: '没有收到文件，请重新选择后上传' });
      const added = await addViolationFile(desk, request.actor, request.params.id, await uploadOf(sent));
      if (added === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in added ? reply.code(409).send(added) : reply.code(201).send(added);
    },
  );

  app.get(
    '/api/violations/:id/files/:file',
    {
      schema: {
        summary: '查看一份材料',
        tags,
        params: ViolationId.extend({ file: z.uuid() }),
        response: { 200: z.any().describe('image/jpeg、image/png 或 application/pdf'), ...refusals(404) },
      },
      config: { permission: 'discipline.read' },
    },
    async ({ actor, params: { id, file } }, reply) => {
      const shown = await openViolationFile(desk, actor, id, file);
      if (shown === undefined) return reply.code(404).send(NOT_FOUND);
      return reply
        .type(shown.type)
        .header('content-disposition', `inline; filename="paper.${EVIDENCE_TYPES[shown.type]}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(shown.bytes);
    },
  );
}
