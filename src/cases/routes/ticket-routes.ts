import type { MultipartFile } from '@fastify/multipart';
import { z } from 'zod';
import { EVIDENCE_KINDS, type EvidenceId } from '#src/evidence/kinds.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { EvidenceDesk } from '../store/evidence-attach.ts';
import { openTicket } from '../store/ticket-open.ts';
import { readTicket } from '../store/ticket-read.ts';
import { liveTicket, uploadByCode } from '../store/ticket-upload.ts';
import { LIMITS, uploadOf } from './evidence-routes.ts';
import { Id } from './shapes.ts';

const TAGS = ['佐证材料'];
const KINDS = Object.keys(EVIDENCE_KINDS) as [EvidenceId, ...EvidenceId[]]; // the keys of a literal object
const Code = z.string().trim().min(1, '请扫电脑上的二维码').max(60, '上传码有误，请重新扫二维码');

/** A school's phones share one address; a code is not guessed by asking often. */
const OFTEN = { max: 120, timeWindow: 60_000 };

/** 手机上传 — the code is given out at the desk; a phone that shows it needs no sign-in, and learns next to nothing. */
export function ticketRoutes(app: App, desk: EvidenceDesk): void {
  openingRoute(app, desk);
  phoneRoutes(app, desk);
}

function openingRoute(app: App, desk: EvidenceDesk): void {
  app.post(
    '/api/cases/:id/evidence/tickets',
    {
      schema: {
        summary: '生成手机上传码',
        description: '只收一种材料，30 分钟内有效，提交后作废；同一种材料再次生成，先前的码作废',
        tags: TAGS,
        params: Id,
        body: z.object({ kind: z.enum(KINDS, '没有这种佐证材料，请刷新后再试') }),
        response: {
          201: z.object({
            path: z.string().describe('手机上传页面的地址'),
            expiresAt: z.string(),
            files: z.number().describe('最多几张'),
          }),
          ...refusals(404, 409),
        },
      },
      config: { permission: 'case.decide' },
    },
    async ({ actor, params: { id }, body: { kind } }, reply) => {
      const ticket = await openTicket(desk, actor, id, kind);
      if (ticket === 'missing') return reply.code(404).send(NOT_FOUND);
      if ('objections' in ticket) return reply.code(409).send(ticket);
      const { code, until, files } = ticket;
      return reply.code(201).send({ path: `/upload/${code}`, expiresAt: until.toISOString(), files });
    },
  );
}

function phoneRoutes(app: App, desk: EvidenceDesk): void {
  const config = { permission: 'anyone', rateLimit: OFTEN };
  app.post(
    '/api/upload',
    {
      schema: {
        summary: '凭手机上传码查看要拍什么，不含个人信息',
        tags: TAGS,
        body: z.object({ code: Code }),
        response: {
          200: z.object({
            procedure: z.string(),
            kind: z.string(),
            hint: z.string(),
            pupil: z.string().describe('只有姓'),
            left: z.number().describe('还可以传几张'),
            saved: z.number().describe('已收到几张'),
            until: z.string(),
          }),
          ...refusals(409),
        },
      },
      config,
    },
    async ({ body: { code } }, reply) => {
      const shown = await readTicket(desk, code);
      if ('objections' in shown) return reply.code(409).send(shown);
      return { ...shown, until: shown.until.toISOString() };
    },
  );

  app.post(
    '/api/upload/files',
    {
      schema: {
        summary: '凭手机上传码传一张照片',
        description: '表单的 code 栏是上传码，在前；file 栏是照片。同一张重传不重复计',
        tags: TAGS,
        consumes: ['multipart/form-data'],
        response: { 201: z.object({ saved: z.number(), left: z.number() }), ...refusals(409, 413, 415) },
      },
      config,
    },
    async (request, reply) => {
      const file = request.isMultipart() ? await request.file({ limits: LIMITS }) : undefined;
      if (file === undefined) return reply.code(415).send({ message: '没有收到照片，请重新拍照' });
      const code = codeIn(file);
      const live = await liveTicket(desk, code);
      if ('objections' in live) {
        file.file.resume(); // let go by, and not kept
        return reply.code(409).send(live);
      }
      const upload = await uploadOf(file);
      const saved = await uploadByCode(desk, code, upload);
      return 'objections' in saved ? reply.code(409).send(saved) : reply.code(201).send(saved);
    },
  );
}

function codeIn({ fields }: MultipartFile): string {
  const field = fields.code;
  return field && 'value' in field && typeof field.value === 'string' ? field.value : '';
}
