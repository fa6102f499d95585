import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { changePassword } from '../store/change-password.ts';
import { officesOf } from '../store/offices-of.ts';
import { endOwnSession, listOwnSessions } from '../store/own-sessions.ts';
import { showPassword } from '../store/prove.ts';
import { ownSecondFactor } from '../store/second-factor.ts';
import type { SignInDesk } from '../store/sign-in-desk.ts';
import { officeInWords } from './session.ts';
import { giveToken, whenceOf } from './session-cookie.ts';
import { Office, Password } from './shapes.ts';
import { sessionOf, TOO_BUSY } from './whoever.ts';

const tags = ['我的账号'];

const OwnAccount = z.object({
  name: z.string(),
  account: z.string(),
  offices: z.array(Office),
  passwordChangedAt: z.string().optional(),
  secondFactor: z.object({
    enrolled: z.boolean(),
    required: z.boolean(),
    recoveryLeft: z.number().describe('还剩几个备用码'),
  }),
});

const OwnSession = z.object({
  id: z.string(),
  device: z.string(),
  network: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
  isThis: z.boolean(),
});

/** 我的账号 — what anybody may see and change of themselves. */
export function myAccountRoutes(app: App, desk: SignInDesk): void {
  app.get(
    '/api/my/account',
    { schema: { summary: '我的账号', tags, response: { 200: OwnAccount } }, config: { permission: 'signed-in' } },
    async (request) => {
      const { county, person, name, account } = sessionOf(request);
      const offices = await officesOf(desk.db, county, person, desk.clock.today());
      const { passwordChangedAt, ...secondFactor } = await ownSecondFactor(desk, { county, person });
      return {
        ...{ name, account, offices: offices.map(officeInWords), secondFactor },
        passwordChangedAt: passwordChangedAt?.toISOString(),
      };
    },
  );

  app.post(
    '/api/my/password',
    {
      schema: {
        summary: '修改密码',
        tags,
        body: z.object({ now: Password, next: Password }),
        response: { 200: z.object({}), ...refusals(409, 503) },
      },
      config: { permission: 'signed-in' },
    },
    async (request, reply) => {
      const session = sessionOf(request);
      const whence = whenceOf(request);
      const shown = await showPassword(desk, session, whence, request.body.now);
      if (shown === 'busy') return reply.code(503).send(TOO_BUSY);
      if (shown === 'refused') return reply.code(409).send({ objections: [WRONG_PASSWORD] });
      const change = await changePassword(desk, session, whence, request.body.next);
      if (change.is === 'busy') return reply.code(503).send(TOO_BUSY);
      if (change.is === 'objected')
        return reply.code(409).send({ objections: [{ ...change.objection, field: 'next' }] });
      giveToken(request, reply, change.token);
      return {};
    },
  );

  app.get(
    '/api/my/sessions',
    {
      schema: { summary: '登录中的设备', tags, response: { 200: z.object({ rows: z.array(OwnSession) }) } },
      config: { permission: 'signed-in' },
    },
    async (request) => {
      const sessions = await listOwnSessions(desk.db, sessionOf(request), desk.clock.now());
      const rows = sessions.map((session) => ({
        ...session,
        createdAt: session.createdAt.toISOString(),
        seenAt: session.seenAt.toISOString(),
      }));
      return { rows };
    },
  );

  app.delete(
    '/api/my/sessions/:id',
    {
      schema: {
        summary: '结束某处登录',
        tags,
        params: z.object({ id: z.uuid() }),
        response: { 200: z.object({}), ...refusals(404) },
      },
      config: { permission: 'signed-in' },
    },
    async (request, reply) => {
      const ended = await endOwnSession(desk, sessionOf(request), request.params.id);
      return ended ? {} : reply.code(404).send(NOT_FOUND);
    },
  );
}

const WRONG_PASSWORD = {
  code: 'wrong',
  field: 'now',
  message: '现在的密码不正确。连续输错 5 次须等待一会儿才能再试。',
};
