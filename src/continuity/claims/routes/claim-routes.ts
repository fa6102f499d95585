import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { LIMITS, uploadOf } from '#src/cases/routes/evidence-routes.ts';
import { EVIDENCE_TYPES } from '#src/evidence/evidence-item.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { tags, Words } from '../../routes/shapes.ts';
import type { ContinuityDesk } from '../../store/continuity-desk.ts';
import { EVERY_RULING, type Ruling } from '../claim.ts';
import { addClaimFile, openClaimFile, removeClaimFile } from '../store/claim-files.ts';
import { raiseClaim } from '../store/raise-claim.ts';
import { listClaims, lookAtClaim, type ShownClaim } from '../store/read-claims.ts';
import { type ClaimDone, rule, stateCase } from '../store/work-on-claim.ts';
import { ClaimLine, Shown } from './shapes.ts';

const reading = { permission: 'continuity.read' } as const;
const speaking = { permission: 'continuity.claim' } as const;
const Id = z.object({ id: z.uuid() });
const FileId = z.object({ id: z.uuid(), file: z.uuid() });
const Kept = z.object({ id: z.string() });

/** 两校争议 — each school says its own and shows its papers; the county judges. */
export function claimRoutes(app: App, desk: ContinuityDesk): void {
  app.get(
    '/api/continuity/claims',
    {
      schema: { summary: '两校争议清单', tags, response: { 200: z.object({ rows: z.array(ClaimLine) }) } },
      config: reading,
    },
    async ({ actor }) => {
      const rows = await listClaims(desk, actor);
      return { rows: rows.map((row) => ({ ...row, openedAt: row.openedAt.toISOString() })) };
    },
  );

  app.post(
    '/api/continuity/claims',
    {
      schema: {
        summary: '提出争议',
        description: '学生在本校就读，学籍（或录取）在另一所学校：姓名和完整号码都相符才能提出，记入审计',
        tags,
        body: z.object({
          name: z.string().trim().min(1, '请填姓名').max(60),
          number: z.string().trim().min(5, '请填完整的证件号或学籍号').max(40),
          words: Words,
        }),
        response: { 201: Kept, ...refusals(409) },
      },
      config: speaking,
    },
    async ({ actor, body }, reply) => {
      const raised = await raiseClaim(desk, actor, body);
      if (raised.is === 'refused') return reply.code(409).send({ objections: [...raised.objections] });
      return reply.code(201).send({ id: raised.id });
    },
  );

  app.get(
    '/api/continuity/claims/:id',
    {
      schema: { summary: '查看一件争议', tags, params: Id, response: { 200: Shown, ...refusals(404) } },
      config: reading,
    },
    async ({ actor, params }, reply) => {
      const claim = await lookAtClaim(desk, actor, params.id);
      return claim === undefined ? reply.code(404).send(NOT_FOUND) : shownClaim(claim);
    },
  );

  app.post(
    '/api/continuity/claims/:id/statements',
    {
      schema: {
        summary: '说明本校情况',
        tags,
        params: Id,
        body: z.object({
          hasChild: z.boolean().describe('学生是否在本校就读'),
          words: z.string().trim().max(1000, '最多 1000 字'),
        }),
        response: { 204: z.null(), ...refusals(404, 409) },
      },
      config: speaking,
    },
    async ({ actor, params, body }, reply) => told(reply, await stateCase(desk, actor, params.id, body)),
  );

  app.post(
    '/api/continuity/claims/:id/rulings',
    {
      schema: {
        summary: '裁定',
        tags,
        params: Id,
        body: z.object({
          ruling: z.enum(EVERY_RULING as [Ruling, ...Ruling[]]), // there are three
          words: z.string().trim().max(500, '最多 500 字'),
        }),
        response: { 204: z.null(), ...refusals(404, 409) },
      },
      config: { permission: 'continuity.judge' },
    },
    async ({ actor, params, body }, reply) => told(reply, await rule(desk, actor, params.id, body)),
  );

  app.post(
    '/api/continuity/claims/:id/files',
    {
      schema: {
        summary: '上传说明的材料',
        description: '表单的 file 栏是文件（jpg、png、pdf），不超过 5 MB',
        tags,
        consumes: ['multipart/form-data'],
        params: Id,
        response: { 201: Kept, ...refusals(404, 409, 413, 415) },
      },
      config: speaking,
    },
    async (request, reply) => {
      const sent = request.isMultipart() ? await request.file({ limits: LIMITS }) : undefined;
      if (sent === undefined) return reply.code(415).send({ message: '没有收到文件，请重新选择后上传' });
      const added = await addClaimFile(desk, request.actor, request.params.id, await uploadOf(sent));
      if (added === 'missing') return reply.code(404).send(NOT_FOUND);
      if ('objections' in added) return reply.code(409).send({ objections: [...added.objections] });
      return reply.code(201).send(added);
    },
  );

  app.delete(
    '/api/continuity/claims/:id/files/:file',
    {
      schema: { summary: '撤下一份材料', tags, params: FileId, response: { 200: Kept, ...refusals(404, 409) } },
      config: speaking,
    },
    async ({ actor, params }, reply) => {
      const removed = await removeClaimFile(desk, actor, params.id, params.file);
      if (removed === 'missing') return reply.code(404).send(NOT_FOUND);
      if ('objections' in removed) return reply.code(409).send({ objections: [...removed.objections] });
      return removed;
    },
  );

  app.get(
    '/api/continuity/claims/:id/files/:file',
    {
      schema: {
        summary: '查看一份材料',
        tags,
        params: FileId,
        response: { 200: z.any().describe('image/jpeg、image/png 或 application/pdf'), ...refusals(404) },
      },
      config: reading,
    },
    async ({ actor, params }, reply) => {
      const shown = await openClaimFile(desk, actor, params.id, params.file);
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

function told(reply: FastifyReply, done: ClaimDone) {
  if (done.is === 'not-found') return reply.code(404).send(NOT_FOUND);
  if (done.is === 'refused') return reply.code(409).send({ objections: [...done.objections] });
  return reply.code(204).send(null);
}

function shownClaim(claim: ShownClaim): z.infer<typeof Shown> {
  const { id, number, kind, basis, name, student, state, dueOn, daysLeft, ruling, detail, mayState, mayRule } = claim;
  return {
    ...{ id, number, kind, basis, name, student, state, dueOn, daysLeft, ruling, mayState, mayRule },
    openedAt: claim.openedAt.toISOString(),
    ruledAt: claim.ruledAt?.toISOString(),
    raised: detail.raised ?? '',
    reason: detail.reason ?? '',
    sides: claim.sides.map((side) => ({
      ...side,
      saidAt: side.saidAt?.toISOString(),
      files: side.files.map(({ id: file, name: called, type, size, addedAt }) => ({
        ...{ id: file, name: called, type, size },
        addedAt: addedAt.toISOString(),
      })),
    })),
    next: [...claim.next],
  };
}
