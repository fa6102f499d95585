import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * 防跨站请求 — whatever changes something must have been asked for by a page of ours.
 *
 * Browsers say where a request comes from, and a page cannot say otherwise: `Sec-Fetch-Site` where the connection is
 * secure, `Origin` everywhere. A request that says neither is refused as well; a program that means it sends `Origin`.
 */
export async function refuseForeign(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (READING.has(request.method) || isOurs(request)) return undefined;
  return reply
    .code(403)
    .send({ message: '这次提交不是从本系统的页面发出的，已拒绝。请回到本系统页面操作。', code: 'origin' });
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

function isOurs(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin } = request.headers;
  return origin === undefined
    ? site === 'same-origin'
    : hostOf(origin) === hostOf(`${request.protocol}://${request.host}`);
}

/** Host and port; a gateway in front of us may speak another protocol than we do. */
function hostOf(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed?.host;
}
