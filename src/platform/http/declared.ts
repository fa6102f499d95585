import type { RouteOptions } from 'fastify';
import { EVERYWHERE } from './answers.ts';
import { coarseNameOf } from './networks.ts';

/**
 * Holds every route under /api to what it must declare, and completes it: the refusals that any route may give, and for
 * routes that are open to anyone a limit for strangers. Throws at start-up, so that no such route is ever served.
 */
export function complete(route: RouteOptions): void {
  if (!route.url.startsWith('/api/')) return;
  const permission = route.config?.permission;
  if (permission === undefined) throw new Error(`${route.url} declares no permission`);
  if (route.schema?.summary === undefined) throw new Error(`${route.url} has no summary`);
  route.schema.response = { ...EVERYWHERE, ...(route.schema.response as Record<string, unknown> | undefined) };
  Reflect.set(route.schema, 'x-permission', permission);
  if (route.config?.confirmed === true) Reflect.set(route.schema, 'x-confirmed', true);
  if (permission === 'anyone' && route.config !== undefined) route.config.rateLimit ??= limitFor(route.method);
  if (route.config?.unseen === true) countCoarsely(route);
}

/** For one address in a minute. A whole county may come from one address; guessing passwords is held up elsewhere. */
function limitFor(method: string | readonly string[]): { readonly max: number; readonly timeWindow: number } {
  return { max: method === 'GET' ? 1200 : 240, timeWindow: 60_000 };
}

/** Strangers who must not be found again are counted by the thousands of a network, under a name that ends with this process. */
function countCoarsely({ config }: RouteOptions): void {
  if (config === undefined) return;
  config.rateLimit = { ...config.rateLimit, keyGenerator: ({ ip }: { readonly ip: string }) => coarseNameOf(ip) };
}
