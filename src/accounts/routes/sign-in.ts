import { z } from 'zod';
import { refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { SIGN_IN_STATES, type SignInState } from '../sign-in-state.ts';
import { changePassword } from '../store/change-password.ts';
import { demoLogins } from '../store/demo-logins.ts';
import { showCode } from '../store/prove.ts';
import { signIn } from '../store/sign-in.ts';
import type { SignInDesk } from '../store/sign-in-desk.ts';
import { giveToken, whenceOf } from './session-cookie.ts';
import { Account, Code, Password } from './shapes.ts';
import { NOT_SIGNED_IN, SIGN_IN_AGAIN, sessionAt, TOO_BUSY } from './whoever.ts';

const tags = ['登录'];
const STATES = Object.keys(SIGN_IN_STATES) as [SignInState, ...SignInState[]]; // the keys of a literal object
const Step = z.object({ state: z.enum(STATES) });

/** 登录 — step by step; whoever is in has no more to do here. */
export function signInRoutes(app: App, desk: SignInDesk): void {
  app.post(
    '/api/session',
    {
      schema: {
        summary: '登录：账号和密码',
        tags,
        body: z.object({ account: Account, password: Password }),
        response: { 200: Step, ...refusals(401, 403, 503) },
      },
      config: { permission: 'anyone' },
    },
    async (request, reply) => {
      const { account, password } = request.body;
      const answer = await signIn(desk, whenceOf(request), account, password);
      if (answer.is === 'refused') return reply.code(401).send(NOT_SIGNED_IN);
      if (answer.is === 'busy') return reply.code(503).send(TOO_BUSY);
      if (answer.is !== 'begun') return reply.code(403).send({ message: NOT_LET_IN[answer.is] });
      giveToken(request, reply, answer.token);
      return { state: answer.state };
    },
  );

  app.post(
    '/api/session/second-factor',
    {
      schema: {
        summary: '登录：动态口令',
        tags,
        body: z.object({ code: Code }),
        response: { 200: Step, ...refusals(401) },
      },
      config: { permission: 'signing-in' },
    },
    async (request, reply) => {
      const session = sessionAt(request, 'second-factor');
      if (session === undefined) return reply.code(401).send(SIGN_IN_AGAIN);
      const proof = await showCode(desk, session, whenceOf(request), request.body.code);
      if (proof.is !== 'proved') return reply.code(401).send(NOT_SIGNED_IN);
      giveToken(request, reply, proof.token);
      return { state: proof.state };
    },
  );

  app.post(
    '/api/session/password',
    {
      schema: {
        summary: '登录：设置新密码',
        tags,
        body: z.object({ next: Password }),
        response: { 200: Step, ...refusals(401, 409, 503) },
      },
      config: { permission: 'signing-in' },
    },
    async (request, reply) => {
      const session = sessionAt(request, 'change-password');
      if (session === undefined) return reply.code(401).send(SIGN_IN_AGAIN);
      const change = await changePassword(desk, session, whenceOf(request), request.body.next);
      if (change.is === 'busy') return reply.code(503).send(TOO_BUSY);
      if (change.is === 'objected')
        return reply.code(409).send({ objections: [{ ...change.objection, field: 'next' }] });
      giveToken(request, reply, change.token);
      return { state: change.state };
    },
  );

  app.get(
    '/api/session/step',
    {
      schema: { summary: '登录进行到哪一步', tags, response: { 200: Step.partial() } },
      config: { permission: 'anyone' },
    },
    async (request) => ({ state: request.session?.state }),
  );

  app.get(
    '/api/demo-logins',
    {
      schema: {
        summary: '演示账号',
        description: '只在演示数据中有；其他时候为空。',
        tags,
        response: { 200: z.object({ demo: z.boolean(), logins: z.array(DemoLogin) }) },
      },
      config: { permission: 'anyone' },
    },
    async () => ({ demo: desk.demo, logins: [...(await demoLogins(desk))] }),
  );
}

const DemoLogin = z.object({
  account: z.string(),
  password: z.string(),
  name: z.string(),
  office: z.string(),
  unit: z.string(),
});

/** Said only to those who know the password. */
const NOT_LET_IN = {
  sealed: '您的账号已封存（长期未登录或已离岗）。请联系县系统管理员启用。',
  'no-office': '您目前没有任职，不能登录。请联系县系统管理员。',
};
