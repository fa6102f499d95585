import { randomBytes } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Of this answer alone: what carries it may run and style the page. Drawn when it is first asked for. */
    readonly nonce: string;
  }
}

/**
 * 安全响应头 — nothing may be loaded but from here, and no script or style runs inside the page that does not carry the nonce of
 * this very answer.
 *
 * Ant Design writes its styles into the page as it runs and takes a nonce for them, so that `'unsafe-inline'` is not needed for
 * elements. For attributes it is: charts write some, and an attribute can load nothing that the other lines do not allow.
 */
export async function secureHeaders(app: App): Promise<void> {
  const nonces = new WeakMap<FastifyReply, string>();
  app.decorateReply('nonce', {
    getter(this: FastifyReply) {
      const nonce = nonces.get(this) ?? randomBytes(16).toString('base64');
      nonces.set(this, nonce);
      return nonce;
    },
  });
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 365 * 24 * 3600, includeSubDomains: true },
  });
  app.addHook('onSend', async (request, reply) => {
    // A file that somebody uploaded is served under a stricter one of its own.
    if (!reply.hasHeader('content-security-policy')) {
      reply.header('content-security-policy', policyFor(request, reply));
    }
    reply.header('permissions-policy', 'geolocation=(), microphone=(), payment=(), usb=()');
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
}

function policyFor(request: FastifyRequest, reply: FastifyReply): string {
  if (WASM_WORKER.test(request.url)) return WORKERS_OWN;
  return isPlainData(reply) ? FOR_DATA : policyWith(reply.nonce);
}

/** A worker whose file says so compiles WebAssembly from here, and can do nothing else; no page ever may. */
const WASM_WORKER = /^\/assets\/[\w.-]+\.wasm-worker-[\w-]+\.js$/;
const WORKERS_OWN = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** What is no page needs nothing: opened as one it shall load and run nothing. */
const FOR_DATA = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function isPlainData(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('application/json');
}

function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
