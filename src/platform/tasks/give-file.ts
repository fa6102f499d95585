import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { sendWritten } from '../http/send-written.ts';
import { writtenFile } from '../written-file.ts';
import { type Report, startTask } from './start-task.ts';
import { keepTaskFile } from './task-files.ts';
import type { TaskPlan } from './task-plan.ts';

/** More rows than these are written while whoever asked goes on with something else. */
export const ROWS_AT_ONCE = 2_000;

/** 已开始: the task that writes the file; it is fetched from there. */
export const WritingTask = z.object({ task: z.string() });

/** A file that somebody asked for. */
export interface FileToWrite {
  readonly name: string;
  readonly type: string;
  readonly rows: number;
  readonly write: (path: string, report: Report) => Promise<{ readonly message: string } | undefined>;
}

/** 取走 — a small file in the answer itself, a large one by a task, from which it is fetched when it is written. */
export async function giveFile(
  desk: Desk,
  reply: FastifyReply,
  plan: TaskPlan,
  file: FileToWrite,
): Promise<FastifyReply> {
  if (file.rows > ROWS_AT_ONCE) {
    const { id } = await startTask(desk, plan, (report) => kept(desk, file, report));
    return reply.code(202).send({ task: id });
  }
  const written = await writtenFile((path) => file.write(path, () => {}));
  if ('message' in written) {
    return reply.code(409).send({ objections: [{ code: 'not-written', message: written.message }] });
  }
  return sendWritten(reply, written, { ...file, once: true });
}

async function kept(desk: Desk, { name, type, write }: FileToWrite, report: Report) {
  const written = await writtenFile((path) => write(path, report));
  return 'message' in written ? { refused: written.message } : keepTaskFile(desk, { ...written, name, type });
}
