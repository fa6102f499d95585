import { afterAll, beforeAll, expect, test } from 'vitest';
import { anApp, FROM_OUR_PAGE } from '#test/test-app.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import type { Desk } from '../desk.ts';
import { taskRoutes } from './routes/tasks.ts';
import { awaitTasks, startTask } from './start-task.ts';
import { type Asker, findTask, interruptTasks, listTasks } from './store/tasks.ts';
import type { TaskPlan } from './task-plan.ts';

let database: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = aDesk(database);
});
afterAll(() => database.close());

const li: Asker = {
  county: '411323',
  person: '00000000-0000-4000-8000-000000000001',
  unit: '/41/4113/411323/dinghe/2141000001',
};
const plan: TaskPlan = { ...li, kind: 'recheck', title: '全校重新核查' };

test('whoever began a task finds it again, with its result', async () => {
  const { id, ended } = await startTask(desk, plan, async (report) => {
    report(3, 7);
    return { opened: 2 };
  });
  await ended;
  const row = await findTask(desk, li, id);
  expect(row).toMatchObject({ state: 'done', done: 3, total: 7, result: { opened: 2 }, title: '全校重新核查' });
  expect((await listTasks(desk, li)).map((task) => task.id)).toContain(id);
});

test('how far it has come is seen while it runs', async () => {
  let finish = () => {};
  const { id, ended } = await startTask(desk, plan, async (report) => {
    report(40, 100);
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  await expect.poll(async () => (await findTask(desk, li, id))?.done, { timeout: 5000 }).toBe(40);
  expect((await findTask(desk, li, id))?.state).toBe('running');
  expect(await awaitTasks(desk, 10)).toBe(false);
  finish();
  await ended;
  expect(await awaitTasks(desk, 10)).toBe(true);
});

test('a task that fails gives the person a code, and the log the reason', async () => {
  const heard: [string, unknown][] = [];
  const watched: Desk = { ...desk, onFailure: (error, code) => heard.push([code, error]) };
  const broken = new Error('张小明');
  const { id, ended } = await startTask(watched, plan, () => Promise.reject(broken));
  await ended;
  const row = await findTask(desk, li, id);
  expect(heard).toEqual([[expect.any(String), broken]]);
  expect(row).toMatchObject({ state: 'failed', message: expect.stringContaining(heard[0]?.[0] ?? '?') });
  expect(row?.message).not.toContain('张小明');
});

test.each<[string, Partial<Asker>]>([
  ['somebody else', { person: '00000000-0000-4000-8000-000000000002' }],
  ['the same person in another office', { unit: '/41/4113/411323' }],
  ['somebody of another county', { county: '411324' }],
])('a task is not there for %s', async (_who, other) => {
  const { id, ended } = await startTask(desk, plan, async () => 'done');
  await ended;
  const stranger = { ...li, ...other };
  expect(await findTask(desk, stranger, id)).toBeUndefined();
  expect(await listTasks(desk, stranger)).toEqual([]);
  const app = await anApp((to) => taskRoutes(to, desk, () => stranger));
  const answer = await app.inject(`/api/tasks/${id}`);
  expect([answer.statusCode, answer.json()]).toEqual([404, { message: '未找到，或不在您的管理范围内。' }]);
  await app.close();
});

test('over HTTP a task says when it began and ended', async () => {
  const { id, ended } = await startTask(desk, plan, async () => ({ rows: 1 }));
  await ended;
  const app = await anApp((to) => taskRoutes(to, desk, () => li));
  expect((await app.inject(`/api/tasks/${id}`)).json()).toEqual({
    ...{ id, kind: 'recheck', title: '全校重新核查', state: 'done', done: 0, total: 0, result: { rows: 1 } },
    startedAt: '2025-03-20T02:00:00.000Z',
    endedAt: '2025-03-20T02:00:00.000Z',
  });
  await app.close();
});

test('a task that can be cancelled is ended by whoever began it, and by nobody else', async () => {
  const begin = (cancellable: boolean) =>
    startTask(desk, { ...plan, cancellable }, async (_, signal) => {
      while (!signal.aborted && cancellable) await new Promise((resolve) => setTimeout(resolve, 5));
      signal.throwIfAborted();
    });
  const { id, ended } = await begin(true);
  let asking: Asker = { ...li, unit: '/41/4113/411323' };
  const app = await anApp((to) => taskRoutes(to, desk, () => asking));
  const cancel = (task: string) =>
    app.inject({ method: 'POST', url: `/api/tasks/${task}/cancellation`, headers: FROM_OUR_PAGE });
  expect((await cancel(id)).statusCode).toBe(404);
  asking = li;
  expect((await app.inject(`/api/tasks/${id}`)).json()).toMatchObject({ state: 'running', cancellable: true });
  expect((await cancel(id)).statusCode).toBe(202);
  await ended;
  expect((await app.inject(`/api/tasks/${id}`)).json()).toMatchObject({ state: 'cancelled' });
  expect((await cancel(id)).statusCode).toBe(409);
  const other = await begin(false);
  await other.ended;
  expect((await cancel(other.id)).statusCode).toBe(409);
  await app.close();
});

test('a start says of what was cut off that it was', async () => {
  const key = { county: li.county, id: '00000000-0000-4000-8000-00000000000a' };
  const now = desk.clock.now();
  const row = { ...key, kind: 'import', title: '导入', state: 'running', unit: li.unit, person: li.person };
  await desk.db
    .insertInto('tasks')
    .values({ ...row, created_at: now, updated_at: now })
    .execute();
  expect(await interruptTasks(desk)).toBe(1);
  expect(await findTask(desk, li, key.id)).toMatchObject({
    state: 'interrupted',
    message: expect.stringContaining('重新发起'),
  });
});
