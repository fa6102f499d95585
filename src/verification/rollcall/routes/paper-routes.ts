import { z } from 'zod';
import { LIMITS, uploadOf } from '#src/cases/routes/evidence-routes.ts';
import { EVIDENCE_TYPES, type EvidenceType } from '#src/evidence/evidence-item.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { attachPaper, papersOf } from '../store/papers.ts';
import type { FollowingDesk } from './following-routes.ts';

const tags = ['逐班核实'];
const Pupil = z.object({ id: z.uuid() });

/** 证明材料 — of children with another document or without a number (附件 2); looked at where the pathway shows its own. */
export function paperRoutes(app: App, desk: FollowingDesk): void {
  app.get(
    '/api/roll-call/papers/:id',
    {
      schema: {
        summary: '一名学生的证明材料',
        tags,
        params: Pupil,
        response: { 200: z.object({ items: z.array(Item) }), ...refusals(404) },
      },
      config: { permission: 'roll-call.read' },
    },
    async ({ actor, params: { id } }, reply) => {
      const items = await papersOf(desk, actor, id);
      return items === undefined ? reply.code(404).send(NOT_FOUND) : { items };
    },
  );

  app.post(
    '/api/roll-call/papers/:id',
    {
      schema: {
        summary: '上传在校生就读证明、监护人签字的证件',
        description: '表单的 kind 栏是材料种类，file 栏是文件；只收 jpg、png、pdf，不超过 5 MB',
        tags,
        consumes: ['multipart/form-data'],
        params: Pupil,
        response: { 201: z.object({ id: z.string() }), ...refusals(404, 409, 413, 415) },
      },
      config: { permission: 'roll-call.run' },
    },
    async (request, reply) => {
      const upload = request.isMultipart() ? await request.file({ limits: LIMITS }) : undefined;
      if (upload === undefined) return reply.code(415).send({ message: '没有收到文件，请重新选择后上传' });
      const attached = await attachPaper(desk, request.actor, request.params.id, await uploadOf(upload));
      if (attached.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (attached.is === 'refused') return reply.code(409).send({ objections: attached.objections });
      return reply.code(201).send({ id: attached.id });
    },
  );
}

const TYPES = Object.keys(EVIDENCE_TYPES) as [EvidenceType, ...EvidenceType[]]; // the keys of a literal object

const Item = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  type: z.enum(TYPES),
  width: z.number().optional(),
  height: z.number().optional(),
  pages: z.number().optional(),
  size: z.number(),
  hints: z.array(z.string()).readonly(),
  usedElsewhere: z.number(),
  addedAt: z.string(),
  addedBy: z.string().optional(),
});
