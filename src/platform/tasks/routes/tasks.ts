import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Desk } from '../../desk.ts';
import { NOT_FOUND, refusals } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { sendWritten } from '../../http/send-written.ts';
import { cancelTask, isCancellable } from '../cancelling.ts';
import { type Asker, findTask, listTasks, type TaskRow } from '../store/tasks.ts';
import { taskFile } from '../task-files.ts';

const STATES = ['waiting', 'running', 'done', 'failed', 'interrupted', 'cancelled'] as const;

const Task = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(STATES),
  done: z.number(),
  total: z.number(),
  result: z.unknown().optional(),
  message: z.string().optional().describe('没有完成的原因'),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  cancellable: z.boolean().optional().describe('正在进行，可以取消'),
});

const tags = ['任务'];
const config = { permission: 'signed-in' };

/** 任务 — one's own, begun in the office one is in. `whose` says who asks: signing in is none of this folder's business. */
export function taskRoutes(app: App, desk: Desk, whose: (request: FastifyRequest) => Asker): void {
  app.get(
    '/api/tasks',
    { schema: { summary: '本人发起的任务', tags, response: { 200: z.object({ rows: z.array(Task) }) } }, config },
    async (request) => ({ rows: (await listTasks(desk, whose(request))).map((row) => taskInWords(desk, row)) }),
  );

  app.get(
    '/api/tasks/:id',
    {
      schema: {
        summary: '一项任务的进度和结果',
        tags,
        params: z.object({ id: z.uuid() }),
        response: { 200: Task, ...refusals(404) },
      },
      config,
    },
    async (request, reply) => {
      const row = await findTask(desk, whose(request), request.params.id);
      return row === undefined ? reply.code(404).send(NOT_FOUND) : taskInWords(desk, row);
    },
  );

  app.post(
    '/api/tasks/:id/cancellation',
    {
      schema: {
        summary: '取消一项正在进行的任务',
        description: '做完的不受影响；任务的状态随后变为“已取消”。',
        tags,
        params: z.object({ id: z.uuid() }),
        response: { 202: Task, ...refusals(404, 409) },
      },
      config,
    },
    async (request, reply) => {
      const row = await findTask(desk, whose(request), request.params.id);
      if (row === undefined) return reply.code(404).send(NOT_FOUND);
      if (!isCancellable(desk, row.id)) return reply.code(409).send({ objections: [NOT_CANCELLABLE] });
      cancelTask(desk, row.id);
      return reply.code(202).send(taskInWords(desk, row));
    },
  );

  app.get(
    '/api/tasks/:id/file',
    {
      schema: {
        summary: '取走任务写好的文件',
        description: '写好后一小时内可取；服务重启后须重新导出。',
        tags,
        params: z.object({ id: z.uuid() }),
        response: { 200: z.unknown(), ...refusals(404) },
      },
      config,
    },
    async (request, reply) => {
      const row = await findTask(desk, whose(request), request.params.id);
      const file = taskFile(desk, row?.result);
      if (row === undefined) return reply.code(404).send(NOT_FOUND);
      return file === undefined ? reply.code(404).send(GONE) : sendWritten(reply, file, { ...file, once: false });
    },
  );
}

const NOT_CANCELLABLE = { code: 'not-cancellable', message: '这项任务已经结束，或不能中途取消。请刷新后查看结果' };

const GONE = { message: '未找到文件：已经过了一小时，或服务重启过。请重新导出。' };

function taskInWords(desk: Desk, row: TaskRow): z.output<typeof Task> {
  const { id, kind, title, done, total, message, result } = row;
  const state = STATES.find((one) => one === row.state) ?? 'failed';
  const isOver = state !== 'waiting' && state !== 'running';
  return {
    ...{ id, kind, title, state, done, total, startedAt: row.created_at.toISOString() },
    ...(result === null ? {} : { result }),
    ...(message === '' ? {} : { message }),
    ...(isCancellable(desk, id) ? { cancellable: true } : {}),
    ...(isOver ? { endedAt: row.updated_at.toISOString() } : {}),
  };
}
