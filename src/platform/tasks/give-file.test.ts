import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anApp, FROM_OUR_PAGE } from '#test/test-app.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { App } from '../http/app.ts';
import { giveFile, ROWS_AT_ONCE } from './give-file.ts';
import { taskRoutes } from './routes/tasks.ts';
import { awaitTasks } from './start-task.ts';

const LI = { county: '411323', person: '0a000000-0000-4000-8000-000000000001', unit: '/41/4113/411323' };
let database: TestDatabase;
let desk: ReturnType<typeof aDesk>;
let app: App;
let asking = LI;
let rows = 0;
let refusal: { readonly message: string } | undefined;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = aDesk({ db: database.db });
  app = await anApp((to) => {
    taskRoutes(to, desk, () => asking);
    to.get('/api/roster', { schema: { summary: '试' }, config: { permission: 'anyone' } }, (_request, reply) =>
      giveFile(
        desk,
        reply,
        { ...LI, kind: 'export', title: '导出' },
        {
          ...{ name: '名册.txt', type: 'text/plain', rows },
          write: async (path, report) => {
            report(rows, rows);
            appendFileSync(path, '张小明\n');
            return refusal;
          },
        },
      ),
    );
  });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const get = (url: string) => app.inject({ method: 'GET', url, headers: FROM_OUR_PAGE });

test('a short list is the answer itself', async () => {
  rows = ROWS_AT_ONCE;
  const answer = await get('/api/roster');
  expect([answer.statusCode, answer.body]).toEqual([200, '张小明\n']);
  expect(answer.headers['content-disposition']).toContain(encodeURIComponent('名册.txt'));
});

test('a long one is written by a task, and fetched as often as wanted by whoever began it, and by nobody else', async () => {
  rows = ROWS_AT_ONCE + 1;
  const begun = await get('/api/roster');
  expect(begun.statusCode).toBe(202);
  await awaitTasks(desk, 10_000);
  const task = `/api/tasks/${begun.json().task}`;
  expect((await get(task)).json()).toMatchObject({ state: 'done', done: rows, result: { name: '名册.txt' } });
  for (const _ of [1, 2]) expect((await get(`${task}/file`)).body).toBe('张小明\n');
  asking = { ...LI, person: '0a000000-0000-4000-8000-000000000002' };
  const theirs = await get(`${task}/file`);
  asking = LI;
  const nobodys = await get('/api/tasks/0a000000-0000-4000-8000-00000000dead/file');
  expect([theirs.statusCode, theirs.body]).toEqual([404, nobodys.body]);
});

test('what could not be written says why, at once or in the task', async () => {
  refusal = { message: '磁盘已满，请清理后重试' };
  rows = 1;
  expect((await get('/api/roster')).json()).toMatchObject({ objections: [refusal] });
  rows = ROWS_AT_ONCE + 1;
  const { task } = (await get('/api/roster')).json();
  await awaitTasks(desk, 10_000);
  expect((await get(`/api/tasks/${task}`)).json()).toMatchObject({ result: { refused: refusal.message } });
  expect((await get(`/api/tasks/${task}/file`)).json().message).toMatch(/重新导出/);
});
