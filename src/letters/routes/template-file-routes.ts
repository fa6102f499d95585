import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { templateOf } from '../letter-template.ts';
import type { LetterDesk } from '../store/letter-desk.ts';
import { modelOf } from '../store/model-in-force.ts';
import { type Preview, previewModel, previewText } from '../store/preview-template.ts';
import { saveModel } from '../store/template-versions.ts';
import { TemplateKey } from './shapes.ts';

const tags = ['公文模板'];
const config = { permission: 'letter.manage' } as const;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const LIMITS = { fileSize: 3 * 1024 * 1024, files: 1 };
const Version = TemplateKey.extend({ version: z.coerce.number().int().min(0) });

/** 模板的文件: previews, the Word model of each version, and a new one brought back. */
export function templateFileRoutes(app: App, desk: LetterDesk): void {
  app.post(
    '/api/letter-templates/:key/preview.pdf',
    {
      schema: {
        summary: '预览文本（PDF），要素用例子填',
        tags,
        params: TemplateKey,
        body: z.object({ title: z.string().max(300), body: z.array(z.string().max(4000)).max(200).readonly() }),
        response: { 200: z.any().describe('application/pdf'), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { key }, body }, reply) =>
      given(reply, await previewText(desk, actor, key, body), 'application/pdf', 'preview.pdf'),
  );

  app.get(
    '/api/letter-templates/:key/models/:version/model.docx',
    {
      schema: {
        summary: '取 Word 版式，在 Word 里修改后传回；0 为程序自带',
        tags,
        params: Version,
        response: { 200: z.any().describe(DOCX), ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { key, version } }, reply) => {
      const template = templateOf(desk.letterTemplates, key);
      const model = template && (await modelOf(desk.db, actor.county, template, version));
      if (model === undefined) return reply.code(404).send(NOT_FOUND);
      return given(reply, { bytes: model }, DOCX, `model-${version}.docx`);
    },
  );

  app.get(
    '/api/letter-templates/:key/models/:version/sample.docx',
    {
      schema: {
        summary: '预览 Word 版式，要素用例子填',
        tags,
        params: Version,
        response: { 200: z.any().describe(DOCX), ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, params: { key, version } }, reply) =>
      given(reply, await previewModel(desk, actor, key, version), DOCX, `sample-${version}.docx`),
  );

  uploadRoute(app, desk);
}

function uploadRoute(app: App, desk: LetterDesk): void {
  app.post(
    '/api/letter-templates/:key/models',
    {
      schema: {
        summary: '传回改好的 Word 版式，核对标记后成为新的一版并启用',
        description: '表单的 file 栏是 .docx 文件，不超过 3 MB',
        tags,
        consumes: ['multipart/form-data'],
        params: TemplateKey,
        response: { 201: z.object({ version: z.number() }), ...refusals(404, 409, 413, 415) },
      },
      config,
    },
    async (request, reply) => {
      const sent = request.isMultipart() ? await request.file({ limits: LIMITS }) : undefined;
      if (sent === undefined) return reply.code(415).send({ message: '没有收到文件，请重新选择后上传' });
      const pieces: Buffer[] = [];
      for await (const piece of sent.file) pieces.push(piece as Buffer); // a stream of bytes
      if (sent.file.truncated) return reply.code(413).send({ message: '文件超过 3 MB，请删去图片等不需要的内容' });
      const note = `上传 ${sent.filename.slice(0, 100)}`;
      const upload = { model: Buffer.concat(pieces), note };
      const saved = await saveModel(desk, request.actor, request.params.key, upload);
      if (saved === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in saved ? reply.code(409).send(saved) : reply.code(201).send(saved);
    },
  );
}

function given(reply: FastifyReply, preview: Preview, type: string, name: string) {
  if (preview === 'missing') return reply.code(404).send(NOT_FOUND);
  if ('objections' in preview) return reply.code(409).send(preview);
  return reply
    .type(type)
    .header('content-disposition', `${type === DOCX ? 'attachment' : 'inline'}; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(preview.bytes);
}
