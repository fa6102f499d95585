import type { FastifyReply, FastifyRequest } from 'fastify';
import { deviceOf } from '../device.ts';
import { networkOf } from '../network.ts';
import type { Whence } from '../store/sign-in-desk.ts';

/** The token that came with the request. */
export function tokenOf(request: FastifyRequest): string | undefined {
  return request.cookies[nameFor(request)];
}

/**
 * Puts the token where no script can read it and no other site can send it. Under https the name says so itself: `__Host-` is
 * refused by a browser that got it any other way.
 */
export function giveToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(nameFor(request), token, attributesFor(request));
}

/** 退出登录 — the token, and whatever the browser has kept of what it was shown. */
export function takeToken(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameFor(request), attributesFor(request));
  reply.header('clear-site-data', '"cache", "cookies", "storage"');
}

export function whenceOf(request: FastifyRequest): Whence {
  return { network: networkOf(request.ip), device: deviceOf(request.headers['user-agent']) };
}

function nameFor(request: FastifyRequest): string {
  return request.protocol === 'https' ? '__Host-renji' : 'renji';
}

function attributesFor(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' } as const;
}
