import type { FastifyRequest, RouteOptions } from 'fastify';
import type { Actor } from '#src/organization/office.ts';
import { EVERY_PERMISSION, type Permission, reachOf } from '#src/organization/permissions.ts';
import type { App } from '#src/platform/http/app.ts';
import { isConfirmed } from '../session-limits.ts';
import { type OpenSession, readSession } from '../store/sessions.ts';
import type { SignInDesk } from '../store/sign-in-desk.ts';
import { tokenOf } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, in which office. Asking for it where nobody need be signed in is a mistake of ours, and throws. */
    readonly actor: Actor;
    /** The session, wherever it has come to; `undefined` when there is none. */
    session: OpenSession | undefined;
  }
}

/**
 * 门卫 — every request under /api passes here first, before a byte of its body is read. `permission` of the route says who may come in at all:
 * `anyone`; `signing-in`, with a session however far; `signed-in`; or a line of the permission table. How far they reach is asked inside.
 */
export function sessionGate(app: App, desk: SignInDesk): void {
  app.addHook('onRoute', refuseUnknownPermission);
  app.decorateRequest('session', undefined);
  app.decorateRequest('actor', {
    getter(this: FastifyRequest): Actor {
      const actor = this.session?.actor;
      if (actor === undefined) throw new Error(`${this.routeOptions.url} asked who it is, and lets anybody in`);
      return actor;
    },
  });
  app.addHook('onRequest', async (request, reply) => {
    const { permission, confirmed, unseen } = request.routeOptions.config;
    if (permission === undefined || !request.url.startsWith('/api/')) return;
    // Who comes here is not looked at, even if somebody has just signed in with the same browser.
    if (unseen === true) return;
    const token = tokenOf(request);
    const { now, today } = desk.clock;
    if (token !== undefined) request.session = await readSession(desk.db, token, now(), today());
    const refusal = refusalFor(permission, confirmed === true, request.session, now());
    if (refusal !== undefined) return reply.code(refusal.status).send(refusal.body);
  });
}

const SIGNED_OUT = {
  status: 401,
  body: { message: '还没有登录，或登录已失效。请重新登录，未提交的内容请先复制保存。' },
};
const OTHER_OFFICE = {
  status: 403,
  body: { message: '您现在的岗位没有这项权限。如另有岗位，请切换后再试。', code: 'office' },
};
const CONFIRM = { status: 403, body: { message: '这项操作需要重新验证身份，请输入密码或动态口令。', code: 'confirm' } };

function refusalFor(permission: string, confirmed: boolean, session: OpenSession | undefined, now: Date) {
  if (permission === 'anyone') return undefined;
  if (session === undefined) return SIGNED_OUT;
  if (session.state !== 'signed-in') return permission === 'signing-in' ? undefined : SIGNED_OUT;
  if (isPermission(permission)) {
    const { actor } = session;
    if (actor === undefined || reachOf(actor, permission) === undefined) return OTHER_OFFICE;
  }
  return confirmed && !isConfirmed(session.confirmedAt, now) ? CONFIRM : undefined;
}

const WITHOUT_OFFICE: readonly string[] = ['anyone', 'signing-in', 'signed-in'];

function refuseUnknownPermission(route: RouteOptions): void {
  if (!route.url.startsWith('/api/')) return;
  const permission: string | undefined = route.config?.permission;
  if (permission !== undefined && (WITHOUT_OFFICE.includes(permission) || isPermission(permission))) return;
  throw new Error(`${route.url} declares the permission ${permission}, which does not exist`);
}

function isPermission(text: string): text is Permission {
  return (EVERY_PERMISSION as readonly string[]).includes(text);
}
