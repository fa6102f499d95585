import type { MultipartFile } from '@fastify/multipart';
import { z } from 'zod';
import { EVIDENCE_TYPES } from '#src/evidence/evidence-item.ts';
import { LARGEST_FILE } from '#src/evidence/file-checks.ts';
import { CHECKLIST, type CheckPoint } from '#src/evidence/kinds.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { attachEvidence, detachEvidence, type EvidenceDesk, type Upload } from '../store/evidence-attach.ts';
import { judgeEvidence, lookAtEvidence } from '../store/evidence-look.ts';
import { Id } from './shapes.ts';

const TAGS = ['佐证材料'];
const One = Id.extend({ evidence: z.uuid() });
const Attached = z.object({ id: z.string(), revision: z.number() });
const POINTS = Object.keys(CHECKLIST) as [CheckPoint, ...CheckPoint[]]; // the keys of a literal object

/** 佐证材料 — put on a case, taken off, looked at, judged; each only by whom the case itself allows. */
export function evidenceRoutes(app: App, desk: EvidenceDesk): void {
  changingRoutes(app, desk);
  lookingRoutes(app, desk);
}

function changingRoutes(app: App, desk: EvidenceDesk): void {
  app.post(
    '/api/cases/:id/evidence',
    {
      schema: {
        summary: '添附一份佐证材料',
        description: '表单的 kind 栏是材料种类，file 栏是文件；只收 jpg、png、pdf，不超过 5 MB',
        tags: TAGS,
        consumes: ['multipart/form-data'],
        params: Id,
        response: { 201: Attached, ...refusals(404, 409, 413, 415) },
      },
      config: { permission: 'case.decide' },
    },
    async (request, reply) => {
      const upload = request.isMultipart() ? await request.file({ limits: LIMITS }) : undefined;
      if (upload === undefined) return reply.code(415).send({ message: '没有收到文件，请重新选择后上传' });
      const attached = await attachEvidence(desk, request.actor, request.params.id, await uploadOf(upload));
      if (attached === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in attached ? reply.code(409).send(attached) : reply.code(201).send(attached);
    },
  );

  app.delete(
    '/api/cases/:id/evidence/:evidence',
    {
      schema: {
        summary: '撤下一份佐证材料',
        tags: TAGS,
        params: One,
        response: { 200: Attached, ...refusals(404, 409) },
      },
      config: { permission: 'case.decide' },
    },
    async ({ actor, params: { id, evidence } }, reply) => {
      const detached = await detachEvidence(desk, actor, id, evidence);
      if (detached === 'missing') return reply.code(404).send(NOT_FOUND);
      return 'objections' in detached ? reply.code(409).send(detached) : detached;
    },
  );
}

function lookingRoutes(app: App, desk: EvidenceDesk): void {
  app.get(
    '/api/cases/:id/evidence/:evidence/file',
    {
      schema: {
        summary: '查看一份佐证材料；图片带水印',
        tags: TAGS,
        params: One,
        response: { 200: z.any().describe('image/jpeg、image/png 或 application/pdf'), ...refusals(404) },
      },
      config: { permission: 'case.read' },
    },
    async ({ actor, params: { id, evidence } }, reply) => {
      const shown = await lookAtEvidence(desk, actor, id, evidence);
      if (shown === undefined) return reply.code(404).send(NOT_FOUND);
      return reply
        .type(shown.type)
        .header('content-disposition', `inline; filename="evidence.${EVIDENCE_TYPES[shown.type]}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(shown.bytes);
    },
  );

  app.put(
    '/api/cases/:id/evidence/:evidence/verdict',
    {
      schema: {
        summary: '勾选一份材料的审核要点',
        tags: TAGS,
        params: One,
        body: z.object({
          points: z.partialRecord(z.enum(POINTS), z.boolean()),
          note: z.string().trim().max(200, '备注最多 200 个字').optional(),
        }),
        response: { 200: z.object({}), ...refusals(404, 409) },
      },
      config: { permission: 'case.decide' },
    },
    async ({ actor, params: { id, evidence }, body }, reply) => {
      const judged = await judgeEvidence(desk, actor, id, evidence, body);
      if (judged === 'missing') return reply.code(404).send(NOT_FOUND);
      return judged === 'done' ? {} : reply.code(409).send(judged);
    },
  );
}

/** A little more than is taken, so that whoever sends too much is told so in the words of the checks. */
export const LIMITS = { fileSize: LARGEST_FILE + 1024, files: 1 };

/** What a form carried; the kind stands before the file. */
export async function uploadOf(file: MultipartFile): Promise<Upload> {
  const bytes = await bytesOf(file);
  const field = file.fields.kind;
  const kind = field && 'value' in field && typeof field.value === 'string' ? field.value : '';
  return { kind, name: file.filename, declared: file.mimetype, bytes };
}

/** Of a file that is too large, so much of it as shows that it is. */
async function bytesOf(file: MultipartFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of file.file) pieces.push(piece as Buffer); // a stream of bytes
  return Buffer.concat(pieces);
}
