import type { FastifyRequest } from 'fastify';
import type { SignInState } from '../sign-in-state.ts';
import type { OpenSession } from '../store/sessions.ts';

/** The session of a route that the gate lets nobody into without one. */
export function sessionOf(request: FastifyRequest): OpenSession {
  if (request.session === undefined) throw new Error(`${request.routeOptions.url} lets in who has no session`);
  return request.session;
}

/** The session, if the sign-in has come to one of these steps. */
export function sessionAt(request: FastifyRequest, ...states: readonly SignInState[]): OpenSession | undefined {
  return request.session !== undefined && states.includes(request.session.state) ? request.session : undefined;
}

/** One sentence for whatever was wrong, and for a pause: whoever guesses learns nothing from it. */
export const NOT_SIGNED_IN = {
  message: '账号、密码或验证码不正确。连续输错 5 次须等待一会儿才能再试；忘记密码请联系县系统管理员。',
};

export const SIGN_IN_AGAIN = { message: '这次登录已经过期，请重新登录。' };

export const TOO_BUSY = { message: '现在登录的人太多，请过几秒再试。' };
