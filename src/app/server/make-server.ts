import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Desk } from '#src/platform/desk.ts';
import type { App } from '#src/platform/http/app.ts';
import { withoutWords } from '#src/platform/http/log.ts';
import { type AppOptions, makeApp } from '#src/platform/http/make-app.ts';
import { packageRoot } from '#src/platform/package-root.ts';
import { allRoutes } from './routes.ts';
import { type Apart, wholeDesk } from './whole-desk.ts';

/** The whole server around a desk, ready to listen or to be asked by `inject`. Tests do in their own process what is done apart. */
export async function makeServer(desk: Desk, options: Partial<AppOptions> = {}, apart?: Apart): Promise<App> {
  const isReady = async () => (await sql`select 1`.execute(desk.db)).rows.length === 1;
  const app = await makeApp({ version: versionOfProduct(), isReady, ...options });
  const onFailure = (error: unknown, code: string) => app.log.error({ code, error: withoutWords(error) }, 'unexpected');
  allRoutes(app, wholeDesk({ ...desk, onFailure }, apart));
  await app.ready();
  return app;
}

function versionOfProduct(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  return version;
}
