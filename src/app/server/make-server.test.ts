import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '#src/platform/http/app.ts';
import { FROM_OUR_PAGE } from '#test/test-app.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { makeServer } from './make-server.ts';

let database: TestDatabase;
let app: App;
const web = mkdtempSync(join(tmpdir(), 'renji-web-'));
beforeAll(async () => {
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<meta property="csp-nonce" nonce="RENJI_NONCE"><div id="root"></div>');
  writeFileSync(join(web, 'assets/main-abc.js'), 'start()');
  database = await openTestDatabase();
  app = await makeServer(aDesk(database), { web });
});
afterAll(async () => {
  await app.close();
  await database.close();
  rmSync(web, { recursive: true });
});

interface Operation {
  readonly 'x-permission': string;
  readonly summary: string;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Every route of the document, with an address that could exist. */
function operations(): readonly (readonly [string, string, Operation])[] {
  const paths = app.swagger().paths as Paths; // as our own document is
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const url = path.replaceAll(/\{[^}]+\}/g, '00000000-0000-4000-8000-000000000001');
      return [method.toUpperCase(), url, operation] as const;
    }),
  );
}

test('whoever is not signed in gets through no route but those for anyone', async () => {
  const gated = operations().filter(([, , operation]) => operation['x-permission'] !== 'anyone');
  expect(gated.length).toBeGreaterThan(20);
  for (const [method, url] of gated) {
    const answer = await app.inject({ method: method as 'GET', url, headers: FROM_OUR_PAGE });
    expect([method, url, answer.statusCode]).toEqual([method, url, 401]);
  }
});

test('no page but ours changes anything by any route', async () => {
  const changing = operations().filter(([method]) => method !== 'GET');
  expect(changing.length).toBeGreaterThan(20);
  for (const [method, url] of changing) {
    const headers = { ...FROM_OUR_PAGE, origin: 'https://example.com' };
    const answer = await app.inject({ method: method as 'POST', url, headers });
    expect([method, url, answer.statusCode, answer.json().code]).toEqual([method, url, 403, 'origin']);
  }
});

test('every route says in Chinese what it is for', () => {
  expect(operations().filter(([, , { summary }]) => !/\p{Script=Han}/u.test(summary))).toEqual([]);
});

test('the server is ready when its database answers', async () => {
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
});

describe('the web', () => {
  test.each(['/', '/pupils', '/pupils/7/history?tab=1'])('is one page at every address: %s', async (url) => {
    const answer = await app.inject({ url, headers: { accept: 'text/html' } });
    const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1];
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain(`nonce="${nonce}"`);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('keeps for good what carries a hash in its name', async () => {
    const answer = await app.inject('/assets/main-abc.js');
    expect([answer.statusCode, answer.body]).toEqual([200, 'start()']);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test.each(['/assets/gone.js', '/api/gone', '/favicon.ico', '/assets/../index.html', '/assets/%2e%2e/index.html'])(
    'has no page in place of %s',
    async (url) => {
      const answer = await app.inject(url);
      expect([403, 404]).toContain(answer.statusCode);
      expect(answer.body).not.toContain('root');
    },
  );
});
