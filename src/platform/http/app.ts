import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';

/** The server as a folder's `routes/` see it: schemas are zod, and what they describe is what the browser is typed from. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What every route declares in its `config`: who may come in at all. How far they reach is asked inside. */
export interface RouteConfig {
  /** `anyone` without signing in, `signed-in` in any office, or a line of the permission table. */
  readonly permission: string;
  /** Needs the identity to have been confirmed within the last five minutes. */
  readonly confirmed?: true;
  /** 不留痕迹: no session is looked for, nothing is logged of an answer, and addresses are counted coarsely and in memory alone. */
  readonly unseen?: true;
}

declare module 'fastify' {
  interface FastifyContextConfig extends Partial<RouteConfig> {}
}
