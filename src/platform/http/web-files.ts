import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NOT_FOUND } from './answers.ts';
import type { App } from './app.ts';

/**
 * 网页文件 — what the browser loads. Files under `assets/` carry a hash in their names and never change; the page itself is
 * made for each answer, with its nonce, and serves every address that is no file. The users' manual lies beside it, for everybody.
 */
export async function serveWeb(app: App, folder: string): Promise<void> {
  const page = pageIn(folder);
  const light = LIGHT_PAGES.map(({ at, file }) => ({ at, page: pageIn(folder, file) }));
  if (page !== undefined) {
    await app.register(files, {
      root: join(folder, 'assets'),
      prefix: '/assets/',
      index: false,
      preCompressed: true,
      immutable: true,
      maxAge: '365d',
      decorateReply: false,
    });
  }
  const manual = join(folder, 'manual');
  if (existsSync(manual)) {
    await app.register(files, { root: manual, prefix: '/manual/', redirect: true, decorateReply: false });
  }
  app.setNotFoundHandler((request, reply) => {
    if (!wantsPage(request)) return reply.code(404).send(NOT_FOUND);
    const own = light.find(({ at }) => at.test(request.url));
    const asked = own === undefined ? page : own.page;
    return asked === undefined ? sendText(reply, NOT_BUILT) : sendPage(reply, asked);
  });
}

const NOT_BUILT = '网页还没有构建。请先运行 npm run build，再重新启动。';

function pageIn(folder: string, name = 'index.html'): string | undefined {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Pages of their own, without the desk's libraries, for whoever has no account: built by bin/web.mjs. */
const LIGHT_PAGES = [
  { at: /^\/g\/?(\?|$)/, file: 'guardian.html' },
  { at: /^\/petition\/?(\?|$)/, file: 'petition.html' },
  { at: /^\/tip-off\/?(\?|$)/, file: 'tip-off.html' },
] as const;

function wantsPage({ method, url }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? '';
  return (method === 'GET' || method === 'HEAD') && !/^\/(api|assets)(\/|$)/.test(path) && !/\.\w+$/.test(path);
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  reply.header('cache-control', 'no-store').type('text/html; charset=utf-8');
  return reply.code(200).send(page.replaceAll('RENJI_NONCE', reply.nonce));
}

function sendText(reply: FastifyReply, text: string): FastifyReply {
  return reply.code(503).type('text/plain; charset=utf-8').send(text);
}
