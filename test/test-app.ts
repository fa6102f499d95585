import type { App } from '#src/platform/http/app.ts';
import { type AppOptions, makeApp } from '#src/platform/http/make-app.ts';

/** What a browser sends along with a request from one of our own pages. */
export const FROM_OUR_PAGE = { origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' } as const;

/** A server with these routes, to be asked by `inject`. Logs nothing unless told where. */
export async function anApp(routes: (app: App) => void, options: Partial<AppOptions> = {}): Promise<App> {
  const app = await makeApp({ version: 'test', ...options });
  routes(app);
  await app.ready();
  return app;
}
