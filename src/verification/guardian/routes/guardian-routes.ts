import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Desk } from '#src/platform/desk.ts';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import type { ReturnsDesk } from '../../returns/store/returns-desk.ts';
import { LARGEST_SIGNATURE, LONGEST_REMARK, SIGNERS } from '../answer.ts';
import { SESSION_MINUTES } from '../proof.ts';
import { openDoor } from '../store/open-door.ts';
import { type GuardianSheet, readGuardianSheet } from '../store/read-guardian-sheet.ts';
import { sendAnswer } from '../store/send-answer.ts';
import { findSession } from '../store/sessions.ts';
import { guardianAnswerOf, type Receipt, receiptOf } from '../store/stored-answer.ts';
import { adoptingRoutes } from './adopting-routes.ts';
import { ReceiptShape, SheetShape } from './shapes.ts';

const tags = ['手机核对'];

/** At a parents' meeting a whole class comes through the school's one address. */
const OFTEN = { max: 120, timeWindow: 60_000 };
const config = { permission: 'anyone', rateLimit: OFTEN };

/** One sentence for whatever was wrong, so that nobody learns which; and it takes as long. */
const CLOSED_DOOR = {
  objections: [
    {
      code: 'closed',
      message:
        '打不开：编码或密码不对，或者这张表已经不能用（试错满五次、重新打印过、核对已结束）。请对照纸上再试；还是不行，请找班主任',
    },
  ],
};
const AT_LEAST = 250;

const NO_SESSION = { message: '已经过了半小时，或已经提交。请重新扫纸上的二维码打开' };

/** 手机核对 — whoever holds the printed sheet and knows a second thing of it; nobody signs in. */
export function guardianRoutes(app: App, desk: ReturnsDesk): void {
  openingRoute(app, desk);
  readingRoutes(app, desk);
  sendingRoute(app, desk);
  adoptingRoutes(app, desk);
}

function openingRoute(app: App, desk: Desk): void {
  app.post(
    '/api/guardian/openings',
    {
      schema: {
        summary: '凭核对表编码和第二证明打开，不用登录',
        description: '第二证明是监护人手机号后四位，或表上的六位核对密码。每张表错五次即锁定',
        tags,
        body: z.object({
          code: z.string().trim().min(1, '请扫纸上的二维码，或输入编码').max(120, '编码有误，请重新扫码'),
          proof: z.string().trim().min(4, '请填四位手机尾号或六位核对密码').max(12, '请填四位手机尾号或六位核对密码'),
        }),
        response: { 201: SheetShape, ...refusals(409) },
      },
      config,
    },
    async (request, reply) => {
      const began = performance.now();
      const opened = await openDoor(desk, request.body.code, request.body.proof);
      const sheet = opened && (await sheetOf(desk, opened.token));
      if (opened === undefined || sheet === undefined) {
        await new Promise((resolve) => setTimeout(resolve, began + AT_LEAST - performance.now()));
        return reply.code(409).send(CLOSED_DOOR);
      }
      giveToken(request, reply, opened.token);
      return reply.code(201).send(written(sheet));
    },
  );
}

function readingRoutes(app: App, desk: Desk): void {
  app.get(
    '/api/guardian/sheet',
    { schema: { summary: '打开的核对表，号码遮盖', tags, response: { 200: SheetShape, ...refusals(401) } }, config },
    async (request, reply) => {
      const sheet = await sheetOf(desk, tokenOf(request));
      return sheet === undefined ? reply.code(401).send(NO_SESSION) : written(sheet);
    },
  );

  app.get(
    '/api/guardian/receipt',
    { schema: { summary: '提交后的回执', tags, response: { 200: ReceiptShape, ...refusals(401, 404) } }, config },
    async (request, reply) => {
      const receipt = await receiptFor(desk, tokenOf(request));
      if (receipt === 'no-session') return reply.code(401).send(NO_SESSION);
      return receipt === undefined ? reply.code(404).send({ message: '还没有提交' }) : onPaper(receipt);
    },
  );
}

function sendingRoute(app: App, desk: Desk): void {
  app.post(
    '/api/guardian/answers',
    {
      schema: {
        summary: '提交核对结果和签名',
        description: '请求头 Idempotency-Key 相同的只算一次；学校录入前可以再次提交',
        tags,
        headers: z.looseObject({ 'idempotency-key': z.uuid('请求缺少防重复提交的标识，请重新打开') }),
        body: z.object({
          cells: z.record(z.string().max(60), z.string().max(300)).describe('只写要改的各栏'),
          remark: z.string().max(LONGEST_REMARK, `最多写 ${LONGEST_REMARK} 个字`).default(''),
          signer: z.enum(SIGNERS, '请选您与孩子的关系'),
          signature: z
            .base64('签名没有收完整，请重签')
            .max(Math.ceil((LARGEST_SIGNATURE * 4) / 3) + 4, '签名的图片太大，请清除后重签'),
          seen: z.number().int(),
          notice: z.string().max(20),
        }),
        response: { 201: ReceiptShape, ...refusals(401, 409) },
      },
      config,
    },
    async (request, reply) => {
      const sent = await sendAnswer(desk, tokenOf(request), request.headers['idempotency-key'], request.body);
      if (sent === 'no-session') return reply.code(401).send(NO_SESSION);
      return 'objections' in sent ? reply.code(409).send(sent) : reply.code(201).send(onPaper(sent.receipt));
    },
  );
}

function sheetOf(desk: Desk, token: string): Promise<GuardianSheet | undefined> {
  return desk.db.transaction().execute(async (work) => {
    const session = await findSession(desk, work, token);
    return session === undefined || session.spentBy !== undefined ? undefined : readGuardianSheet(desk, work, session);
  });
}

function receiptFor(desk: Desk, token: string): Promise<Receipt | 'no-session' | undefined> {
  return desk.db.transaction().execute(async (work) => {
    const session = await findSession(desk, work, token);
    if (session === undefined || session.spentBy !== undefined) return 'no-session';
    const { county, found } = session;
    const answer = await guardianAnswerOf(work, desk.seal, county, found.campaign, found.student);
    return answer && receiptOf(answer);
  });
}

function written({ receipt, ...sheet }: GuardianSheet) {
  return { ...sheet, ...(receipt && { receipt: onPaper(receipt) }) };
}

function onPaper({ sentAt, ...receipt }: Receipt) {
  return { ...receipt, sentAt: sentAt.toISOString() };
}

/** Of this page's addresses alone: whoever is signed in at the desk with the same browser stays who they are. */
function giveToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = request.protocol === 'https';
  const maxAge = SESSION_MINUTES * 60;
  reply.setCookie(COOKIE, token, { path: '/api/guardian', httpOnly: true, sameSite: 'strict', secure, maxAge });
}

function tokenOf({ cookies }: FastifyRequest): string {
  return cookies[COOKIE] ?? '';
}

const COOKIE = 'renji-guardian';
