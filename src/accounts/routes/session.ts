import { z } from 'zod';
import { OFFICES } from '#src/organization/office.ts';
import { EVERY_PERMISSION, reachOf } from '#src/organization/permissions.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { idleLimit } from '../session-limits.ts';
import { type HeldOffice, officesOf } from '../store/offices-of.ts';
import { signOut, switchOffice } from '../store/own-sessions.ts';
import { confirm } from '../store/prove.ts';
import type { OpenSession } from '../store/sessions.ts';
import type { SignInDesk } from '../store/sign-in-desk.ts';
import { giveToken, takeToken, whenceOf } from './session-cookie.ts';
import { Code, type Office, Password, Session } from './shapes.ts';
import { SIGN_IN_AGAIN, sessionOf, TOO_BUSY } from './whoever.ts';

const tags = ['登录'];

/** 会话 — of somebody who is in: who they are, another office, once more who they are, and out. */
export function sessionRoutes(app: App, desk: SignInDesk): void {
  app.get(
    '/api/session',
    {
      schema: { summary: '当前登录', tags, response: { 200: Session, ...refusals(401) } },
      config: { permission: 'signed-in' },
    },
    async (request, reply) => {
      const session = sessionOf(request);
      const offices = await officesOf(desk.db, session.county, session.person, desk.clock.today());
      const current = offices.find(({ holding }) => holding === session.holding && session.actor !== undefined);
      if (current !== undefined) return sessionInWords(session, current, offices, desk.demo);
      // The office has ended meanwhile. Whoever has another goes on in it.
      const [next] = offices;
      const token = next && (await switchOffice(desk, session, next.holding));
      if (next === undefined || token === undefined) return reply.code(401).send(SIGN_IN_AGAIN);
      giveToken(request, reply, token);
      return sessionInWords(session, next, offices, desk.demo);
    },
  );

  app.post(
    '/api/session/office',
    {
      schema: {
        summary: '切换岗位',
        tags,
        body: z.object({ holding: z.uuid() }),
        response: { 200: z.object({}), ...refusals(404) },
      },
      config: { permission: 'signed-in' },
    },
    async (request, reply) => {
      const token = await switchOffice(desk, sessionOf(request), request.body.holding);
      if (token === undefined) return reply.code(404).send(NOT_FOUND);
      giveToken(request, reply, token);
      return {};
    },
  );

  app.post(
    '/api/session/confirm',
    {
      schema: {
        summary: '重新验证身份',
        tags,
        body: z.union([z.object({ password: Password }), z.object({ code: Code })]),
        response: { 200: z.object({}), ...refusals(409, 503) },
      },
      config: { permission: 'signed-in' },
    },
    async (request, reply) => {
      const proof = await confirm(desk, sessionOf(request), whenceOf(request), request.body);
      if (proof.is === 'busy') return reply.code(503).send(TOO_BUSY);
      if (proof.is === 'refused') return reply.code(409).send({ objections: [NOT_CONFIRMED] });
      giveToken(request, reply, proof.token);
      return {};
    },
  );

  app.delete(
    '/api/session',
    { schema: { summary: '退出登录', tags, response: { 200: z.object({}) } }, config: { permission: 'signing-in' } },
    async (request, reply) => {
      await signOut(desk, sessionOf(request));
      takeToken(request, reply);
      return {};
    },
  );
}

const NOT_CONFIRMED = {
  code: 'wrong',
  message: '密码或动态口令不正确。动态口令每个只能用一次，请等下一个；连续输错 5 次须等待一会儿。',
};

function sessionInWords(session: OpenSession, current: HeldOffice, offices: readonly HeldOffice[], demo: boolean) {
  const actor = { office: current.office, unit: current.unit.path };
  return {
    person: session.person,
    name: session.name,
    account: session.account,
    officeId: current.holding,
    office: current.office,
    officeTitle: OFFICES[current.office].title,
    unit: current.unit.path,
    unitName: current.unit.name,
    unitKind: current.unit.kind,
    permissions: EVERY_PERMISSION.filter((permission) => reachOf(actor, permission) !== undefined),
    offices: offices.map(officeInWords),
    idleMinutes: idleLimit(current.office) / 60_000,
    demo,
  };
}

/** An office as the person who holds it reads it. */
export function officeInWords({ holding, office, unit }: HeldOffice): z.infer<typeof Office> {
  return { id: holding, office, title: OFFICES[office].title, unit: unit.path, unitName: unit.name };
}
