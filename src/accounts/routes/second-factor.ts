import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { completeEnrollment } from '../store/prove.ts';
import { newSecondFactor, removeSecondFactor } from '../store/second-factor.ts';
import type { OpenSession } from '../store/sessions.ts';
import type { SignInDesk } from '../store/sign-in-desk.ts';
import { giveToken, whenceOf } from './session-cookie.ts';
import { Code } from './shapes.ts';
import { SIGN_IN_AGAIN, sessionAt, sessionOf } from './whoever.ts';

const tags = ['我的账号'];

/** 动态口令 — to be enrolled by anybody, and on the way in by those whose office asks for it. */
export function secondFactorRoutes(app: App, desk: SignInDesk): void {
  app.post(
    '/api/my/second-factor',
    {
      schema: {
        summary: '启用动态口令：取得密钥',
        tags,
        response: {
          200: z.object({ uri: z.string().describe('otpauth 地址，供手机扫描'), secret: z.string() }),
          ...refusals(401, 409),
        },
      },
      config: { permission: 'signing-in', confirmed: true },
    },
    async (request, reply) => {
      const session = enrolling(request);
      if (session === undefined) return reply.code(401).send(SIGN_IN_AGAIN);
      const secret = await newSecondFactor(desk, session);
      return secret ?? reply.code(409).send({ objections: [ENROLLED] });
    },
  );

  app.put(
    '/api/my/second-factor',
    {
      schema: {
        summary: '启用动态口令：输入第一个口令',
        tags,
        body: z.object({ code: Code }),
        response: {
          200: z.object({ recovery: z.array(z.string()).describe('备用码，只显示这一次') }),
          ...refusals(401, 409),
        },
      },
      config: { permission: 'signing-in', confirmed: true },
    },
    async (request, reply) => {
      const session = enrolling(request);
      if (session === undefined) return reply.code(401).send(SIGN_IN_AGAIN);
      const done = await completeEnrollment(desk, session, whenceOf(request), request.body.code);
      if (done === undefined) return reply.code(409).send({ objections: [WRONG_CODE] });
      giveToken(request, reply, done.token);
      return { recovery: [...done.recovery] };
    },
  );

  app.delete(
    '/api/my/second-factor',
    {
      schema: { summary: '停用动态口令', tags, response: { 200: z.object({}), ...refusals(409) } },
      config: { permission: 'signed-in', confirmed: true },
    },
    async (request, reply) => {
      const refused = await removeSecondFactor(desk, sessionOf(request));
      return refused === undefined ? {} : reply.code(409).send({ objections: [REQUIRED] });
    },
  );
}

function enrolling(request: FastifyRequest): OpenSession | undefined {
  return sessionAt(request, 'enroll-second-factor', 'signed-in');
}

const ENROLLED = { code: 'enrolled', message: '已经启用了动态口令。要换手机，请先停用再重新启用。' };

const WRONG_CODE = {
  code: 'wrong',
  field: 'code',
  message: '口令不正确。请核对手机的时间是否准确，等下一个口令出现后再输入。',
};

const REQUIRED = {
  code: 'required',
  message: '您的岗位按规定必须使用动态口令，不能停用。换手机请联系县系统管理员重置。',
};
