import { z } from 'zod';
import { LIMITS, uploadOf } from '#src/cases/routes/evidence-routes.ts';
import { EVIDENCE_TYPES } from '#src/evidence/evidence-item.ts';
import type { Permission } from '#src/organization/permissions.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { DropoutDesk } from '../store/dropout-desk.ts';
import { addDropoutFile, openDropoutFile, removeDropoutFile } from '../store/dropout-files.ts';
import { revealOfDropout } from '../store/reveal-of-dropout.ts';
import { DropoutId, FileId, RevealBody, Turned, Use } from './shapes.ts';

/** 照片、签字材料、联系电话 — of the school's page and of the township's, each behind its own permission. */
export function fileRoutes(app: App, desk: DropoutDesk): void {
  uploading(app, desk, { root: '/api/dropouts', permission: 'dropout.work', tags: ['控辍保学'] });
  looking(app, desk, { root: '/api/dropouts', permission: 'dropout.read', tags: ['控辍保学'] });
  const joint = { root: '/api/joint-dropouts', permission: 'dropout.joint', tags: ['联合劝返'] } as const;
  uploading(app, desk, joint);
  looking(app, desk, joint);

  app.delete(
    '/api/dropouts/:id/files/:file',
    {
      schema: {
        summary: '撤下一份照片或材料',
        tags: ['控辍保学'],
        params: FileId,
        response: { 200: Turned, ...refusals(404, 409) },
      },
      config: { permission: 'dropout.work' },
    },
    async ({ actor, params: { id, file } }, reply) => {
      const removed = await removeDropoutFile(desk, actor, id, file);
      if (removed === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in removed ? reply.code(409).send(removed) : removed;
    },
  );
}

interface View {
  readonly root: '/api/dropouts' | '/api/joint-dropouts';
  readonly permission: Permission;
  readonly tags: readonly string[];
}

function uploading(app: App, desk: DropoutDesk, { root, permission, tags }: View): void {
  app.post(
    `${root}/:id/files`,
    {
      schema: {
        summary: '上传照片或签字材料',
        description:
          '表单的 kind 栏是 photo（jpg、png）或 paper（jpg、png、pdf），后面可加空格和那次记录的标识；file 栏是文件，不超过 5 MB',
        tags,
        consumes: ['multipart/form-data'],
        params: DropoutId,
        response: { 201: Turned, ...refusals(404, 409, 413, 415) },
      },
      config: { permission },
    },
    async (request, reply) => {
      const sent = request.isMultipart() ? await request.file({ limits: LIMITS }) : undefined;
      if (sent === undefined) return reply.code(415).send({ message: '没有收到文件，请重新选择后上传' });
      const { kind, ...upload } = await uploadOf(sent);
      const [use = '', visit] = kind.split(' ');
      const read = z.object({ use: Use, visit: z.uuid().optional() }).safeParse({ use, visit });
      if (!read.success) return reply.code(415).send({ message: '没有说明是照片还是签字材料，请刷新后再传' });
      const added = await addDropoutFile(desk, request.actor, request.params.id, {
        ...{ ...upload, use: read.data.use, visit: read.data.visit },
      });
      if (added === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in added ? reply.code(409).send(added) : reply.code(201).send(added);
    },
  );
}

function looking(app: App, desk: DropoutDesk, { root, permission, tags }: View): void {
  app.get(
    `${root}/:id/files/:file`,
    {
      schema: {
        summary: '查看一份照片或材料',
        tags,
        params: FileId,
        response: { 200: z.any().describe('image/jpeg、image/png 或 application/pdf'), ...refusals(404) },
      },
      config: { permission },
    },
    async ({ actor, params: { id, file } }, reply) => {
      const shown = await openDropoutFile(desk, actor, id, file);
      if (shown === undefined) return reply.code(404).send(NOT_FOUND);
      return reply
        .type(shown.type)
        .header('content-disposition', `inline; filename="material.${EVIDENCE_TYPES[shown.type]}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(shown.bytes);
    },
  );

  app.post(
    `${root}/:id/reveal`,
    {
      schema: {
        summary: '查看监护人电话或住址原文',
        description: '一次一项，须说明事由，记入审计，每小时有限额；销号以后不再给',
        tags,
        params: DropoutId,
        body: RevealBody,
        response: { 200: z.object({ value: z.string() }), ...refusals(404, 429) },
      },
      config: { permission, confirmed: true },
    },
    async ({ actor, params: { id }, body: { cell, reason } }, reply) => {
      const revealed = await revealOfDropout(desk, actor, id, cell, reason);
      if (revealed.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (revealed.is === 'too-many') return reply.code(429).send(tooMany(revealed.limit));
      return { value: revealed.value };
    },
  );
}

function tooMany(limit: number) {
  return { message: `一小时内最多查看 ${limit} 项原文，您已用完，请稍后再看。` };
}
