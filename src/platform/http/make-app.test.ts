import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { anApp, FROM_OUR_PAGE } from '#test/test-app.ts';
import { refusals } from './answers.ts';
import type { App } from './app.ts';
import { sendLines } from './ndjson.ts';

const lines: string[] = [];
const log = { write: (line: string) => lines.push(line) };
let app: App | undefined;
afterEach(async () => {
  lines.length = 0;
  await app?.close();
});

const open = { permission: 'anyone' } as const;

function routes(to: App): void {
  const Pupil = z.object({ name: z.string().min(1), family: z.array(z.object({ name: z.string() })).optional() });
  to.post(
    '/api/pupils',
    { schema: { summary: '新建', body: Pupil, response: { 200: z.object({ name: z.string() }) } }, config: open },
    async (request) => ({ name: request.body.name }),
  );
  to.get(
    '/api/pupils/:id',
    {
      schema: { summary: '一人', params: z.object({ id: z.uuid() }), response: refusals(404) },
      config: { permission: 'record.read' },
    },
    async () => {
      throw Object.assign(new Error('张小明 has no number 411323201503129914'), { code: 'ODD' });
    },
  );
  to.get('/api/pupils', { schema: { summary: '导出' }, config: open }, async (_request, reply) =>
    sendLines(reply, [{ name: '张小明' }, { name: '李小红' }][Symbol.iterator]() as never),
  );
  to.get('/page', { schema: { hide: true } }, async (_request, reply) => reply.type('text/html').send('<p>人籍</p>'));
}

const started = async () => {
  app = await anApp(routes, { log });
  return app;
};
const post = async (payload: unknown, headers: Record<string, string> = FROM_OUR_PAGE) =>
  (await started()).inject({ method: 'POST', url: '/api/pupils', payload: payload as object, headers });

describe('whatever changes something', () => {
  test('is done for a page of ours', async () => {
    const answer = await post({ name: '张小明' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { name: '张小明' }]);
  });

  test.each([
    ['that does not say where it comes from', {}],
    ['of a foreign page', { origin: 'https://example.com', 'sec-fetch-site': 'cross-site' }],
    ['of a foreign page in an old browser', { origin: 'https://example.com' }],
    ['of a page of the same site only', { origin: 'http://other.localhost', 'sec-fetch-site': 'same-site' }],
    ['of a page without an origin', { origin: 'null' }],
    ['of ours by one word and foreign by the other', { ...FROM_OUR_PAGE, origin: 'https://example.com' }],
  ])('is refused to a request %s', async (_which, headers) => {
    const answer = await post({ name: '张小明' }, headers as Record<string, string>);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'origin']);
  });

  test('is refused as plain text, which any page could send', async () => {
    const answer = await post('{"name":"张小明"}', { ...FROM_OUR_PAGE, 'content-type': 'text/plain' });
    expect(answer.statusCode).toBe(415);
  });

  test('is refused when it is larger than any form of ours', async () => {
    expect((await post({ name: '张'.repeat(400_000) })).statusCode).toBe(413);
  });
});

describe('what does not fit the schema', () => {
  test('is refused in Chinese, with the field, without the value', async () => {
    const answer = await post({ name: '' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().message).toMatch(/^提交的内容有误（name：.*\p{Script=Han}.*）。请改正后再试。$/u);
  });

  test.each([
    [{ name: '张小明', admin: true }, 'admin'],
    [{ name: '张小明', family: [{ name: '张大明', role: 'x' }] }, 'family.role'],
  ])('is refused for a key that nobody asked for: %o', async (body, key) => {
    const answer = await post(body);
    expect([answer.statusCode, answer.json().message]).toEqual([400, expect.stringContaining(`不认识的项目：${key}`)]);
  });

  test('is not found when it is the address', async () => {
    const answer = await (await started()).inject('/api/pupils/411323201503129914');
    expect([answer.statusCode, answer.json()]).toEqual([404, { message: '未找到，或不在您的管理范围内。' }]);
  });
});

test('an error nobody expected says nothing but a code, which is in the log', async () => {
  const answer = await (await started()).inject('/api/pupils/7d9e9c4e-3f43-4d5b-9d4f-1e9a7c6b5a01?name=张小明');
  expect(answer.statusCode).toBe(500);
  expect(Object.keys(answer.json())).toEqual(['message', 'code']);
  expect(lines.join('')).toContain(answer.json().code);
  expect(answer.body).not.toMatch(/411323|ODD|张小明/);
});

test('the log names the pattern of the route, and nobody', async () => {
  await (await started()).inject('/api/pupils/7d9e9c4e-3f43-4d5b-9d4f-1e9a7c6b5a01?name=张小明');
  const all = lines.join('');
  expect(all).toContain('"route":"/api/pupils/:id"');
  expect(all).not.toMatch(/张小明|%E5|name=|7d9e9c4e|411323|127\.0\.0\.1/);
});

test('nothing is loaded but from here, and nothing of a pupil is kept by a browser', async () => {
  const { headers } = await post({ name: '张小明' });
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
});

test('a page loads nothing but from here, and runs nothing that does not carry its nonce', async () => {
  const { headers } = await (await started()).inject('/page');
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self' 'nonce-[\w+/=]{20,}';/);
  expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|upgrade-insecure/);
});

test('WebAssembly is compiled in a worker that says so by its name, and nowhere else', async () => {
  const policyOf = async (url: string) =>
    String((await (await started()).inject(url)).headers['content-security-policy']);
  const workers = await policyOf('/assets/code.wasm-worker-Ab3_x.js');
  expect(workers).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
  for (const url of ['/', '/assets/index-Ab3_x.js', '/assets/x.wasm-worker-a.js.map', '/api/a.wasm-worker-b.js']) {
    expect(await policyOf(url)).not.toContain('unsafe-eval');
  }
});

test('no two pages have the same nonce', async () => {
  const one = await started();
  const policies = await Promise.all([one.inject('/page'), one.inject('/page')]);
  expect(new Set(policies.map(({ headers }) => headers['content-security-policy'])).size).toBe(2);
});

test('a route that does not say who may come in is not served', async () => {
  const undeclared = (to: App) => {
    to.get('/api/secret', { schema: { summary: '秘密' } }, async () => ({}));
  };
  await expect(anApp(undeclared)).rejects.toThrow('/api/secret declares no permission');
});

test('the description of the interface carries schemas, refusals and permissions', async () => {
  const document = (await (await started()).inject('/api/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  const { get } = document.paths['/api/pupils/{id}'];
  expect(get).toMatchObject({ summary: '一人', 'x-permission': 'record.read' });
  expect(Object.keys(get.responses)).toEqual(expect.arrayContaining(['400', '401', '403', '404', '429', '500', '503']));
  expect(document.paths).not.toHaveProperty('/healthz');
});

test('strangers who knock too often are asked to wait', async () => {
  const one = await started();
  const knock = () =>
    one.inject({ method: 'POST', url: '/api/pupils', payload: { name: '张' }, headers: FROM_OUR_PAGE });
  const answers = [];
  for (let times = 0; times < 241; times += 1) answers.push(await knock());
  expect(answers.map(({ statusCode }) => statusCode).lastIndexOf(200)).toBe(239);
  expect([answers[240]?.statusCode, answers[240]?.json()]).toEqual([429, { message: expect.stringContaining('稍等') }]);
});

test('an export says at its end that it is whole', async () => {
  const answer = await (await started()).inject('/api/pupils');
  expect(answer.headers['content-type']).toContain('application/x-ndjson');
  expect(answer.body).toBe('{"name":"张小明"}\n{"name":"李小红"}\n{"complete":true,"rows":2}\n');
});

test('whoever watches us hears whether the database answers', async () => {
  app = await anApp(routes, { isReady: () => Promise.reject(new Error('down')) });
  expect((await app.inject('/healthz')).statusCode).toBe(200);
  expect((await app.inject('/readyz')).statusCode).toBe(503);
});

test('whoever is being served when the server stops gets an answer', async () => {
  let [answer, isWaiting] = [(_: string) => {}, false];
  const slow = (to: App) => {
    to.get(
      '/api/slow',
      { schema: { summary: '慢' }, config: open },
      () =>
        new Promise((resolve) => {
          isWaiting = true;
          answer = (text) => resolve({ text });
        }),
    );
  };
  app = await anApp(slow);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const waiting = fetch(`${address}/api/slow`);
  await expect.poll(() => isWaiting).toBe(true);
  const closed = app.close();
  answer('办好了');
  expect(await (await waiting).json()).toEqual({ text: '办好了' });
  await closed;
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
});
