import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyServerOptions, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from './app.ts';
import { complete } from './declared.ts';
import { answerError } from './error-answers.ts';
import { secureHeaders } from './headers.ts';
import { type LogStream, logAnswer, withoutWords } from './log.ts';
import { networkOf } from './networks.ts';
import { refuseForeign } from './same-origin.ts';
import { strictValidator } from './strict-keys.ts';
import { serveWeb } from './web-files.ts';

export interface AppOptions {
  readonly version: string;
  /** Nothing is logged without. */
  readonly log?: LogStream;
  /** The least grave that is logged. */
  readonly logLevel?: 'info' | 'warn';
  /** Addresses of the gateways in front, whose word about the client's address is taken. */
  readonly gateways?: readonly string[];
  /** The folder of the built web. */
  readonly web?: string;
  /** Can the database be asked? Whoever watches us asks this at /readyz. */
  readonly isReady?: () => Promise<boolean>;
}

const MEGABYTE = 1024 * 1024;

/** 服务器 — with everything that holds for all routes, and none of them yet. */
export async function makeApp(options: AppOptions): Promise<App> {
  // What a schema says about itself is Chinese, unless the schema says it better.
  z.config(z.locales.zhCN());
  const app: App = fastify(settings(options)).withTypeProvider<ZodTypeProvider>();
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(strictValidator);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.addHook('onResponse', async (request, reply) => logAnswer(request, reply));
  app.addHook('onRoute', complete);
  await secureHeaders(app);
  app.addHook('onRequest', refuseForeign);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: 20 * MEGABYTE, files: 50, fields: 50, fieldSize: MEGABYTE } });
  await app.register(rateLimit, { global: false, keyGenerator: ({ ip }) => networkOf(ip) });
  await describe(app, options.version);
  healthRoutes(app, options.isReady);
  if (options.web !== undefined) await serveWeb(app, options.web);
  return app;
}

function settings({ log, logLevel = 'info', gateways }: AppOptions): FastifyServerOptions {
  return {
    logger: log === undefined ? false : { level: logLevel, stream: log, serializers: WORDLESS },
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerError,
    requestIdHeader: false,
    bodyLimit: MEGABYTE,
    requestTimeout: 300_000,
    trustProxy: gateways === undefined || gateways.length === 0 ? false : [...gateways],
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200 },
  };
}

/** Whatever else the server logs of itself, addresses and messages stay out. */
const WORDLESS = {
  req: () => ({}),
  res: () => ({ statusCode: '' }),
  err: (error: Error) => ({ type: '', message: '', stack: '', ...withoutWords(error) }),
};

async function describe(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '人籍 Renji', description: '学籍信息质量核查与业务监测', version } },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  app.get(
    '/api/openapi.json',
    { schema: { summary: '接口说明', hide: true }, config: { permission: 'anyone' } },
    async () => app.swagger(),
  );
}

function healthRoutes(app: App, isReady: AppOptions['isReady']): void {
  const schema = { hide: true };
  app.get('/healthz', { schema, config: { permission: 'anyone' } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { schema, config: { permission: 'anyone' } }, async (_request, reply) => {
    const ready = await Promise.resolve(isReady?.() ?? true).catch(() => false);
    return ready ? { status: 'ready' } : reply.code(503).send({ status: 'waiting' });
  });
}
