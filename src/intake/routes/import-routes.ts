import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { titleOf } from '#src/registry/fields.ts';
import { addFile, closeUpload, findBatch, listBatches, moveBatch, openBatch } from '../store/batches.ts';
import { discardBatch } from '../store/end-batch.ts';
import { filesOf } from '../store/files.ts';
import type { IntakeDesk } from '../store/intake-desk.ts';
import { readBatch } from '../store/read-batch.ts';
import { objectionsToUpload } from '../store/upload-quota.ts';
import { BatchLine, Before, Id, lineOf, markOf, Started, UndoCounts } from './shapes.ts';
import { taskFor } from './step-routes.ts';

const tags = ['导入'];
const config = { permission: 'import.run' };
const PAGE = 50;

const File = z.object({
  number: z.number(),
  name: z.string(),
  sheet: z.string().optional(),
  rows: z.number(),
  refusal: z.string().describe('读不了的原因；读得了为空'),
  columns: z.array(z.object({ heading: z.string(), field: z.string().optional() })),
  missing: z.array(z.string()),
  remarks: z.array(z.string()),
});

const Whole = BatchLine.extend({
  files: z.array(File),
  schools: z.array(z.object({ code: z.string(), name: z.string(), rows: z.number(), classes: z.number() })),
  faults: z.array(z.object({ rule: z.string(), title: z.string(), rows: z.number() })),
  faulty: z.number(),
  withheld: z.number(),
  notes: z.number(),
  undone: UndoCounts.optional(),
});

/** 导入 — upload, list, look. */
export function importRoutes(app: App, desk: IntakeDesk): void {
  app.post(
    '/api/imports',
    {
      schema: {
        summary: '上传花名册',
        description: '以表单文件上传，一次可以多个；读完后先给出比对结果，提交之前什么都不写入学籍。',
        tags,
        consumes: ['multipart/form-data'],
        response: { 201: Started, ...refusals(409, 413, 415) },
      },
      config,
    },
    async (request, reply) => {
      const objections = await objectionsToUpload(desk, request.actor);
      if (objections.length > 0) return reply.code(409).send({ objections });
      const id = await received(desk, request);
      const batch = id === undefined ? undefined : await findBatch(desk.db, request.actor, id);
      if (batch === undefined) return reply.code(415).send({ message: '没有收到文件，请选择花名册后再上传。' });
      const task = await taskFor(desk, request.actor, batch, '读取导入的名单', (report) =>
        readBatch(desk, request.actor, batch, report),
      );
      return reply.code(201).send({ id: batch.id, task });
    },
  );

  app.get(
    '/api/imports',
    {
      schema: {
        summary: '导入批次',
        tags,
        querystring: z.object({ before: Before.optional() }),
        response: { 200: z.object({ rows: z.array(BatchLine), next: z.string().optional() }) },
      },
      config,
    },
    async ({ actor, query }) => {
      const batches = await listBatches(desk.db, actor, { before: query.before, limit: PAGE });
      const last = batches.length === PAGE ? batches.at(-1) : undefined;
      return { rows: batches.map(lineOf), next: last && markOf(last) };
    },
  );

  app.get(
    '/api/imports/:id',
    {
      schema: { summary: '一批导入', tags, params: Id, response: { 200: Whole, ...refusals(404) } },
      config,
    },
    async ({ actor, params }, reply) => {
      const batch = await findBatch(desk.db, actor, params.id);
      if (batch === undefined) return reply.code(404).send(NOT_FOUND);
      const files = await filesOf(desk.db, batch);
      const { schools, faults, faulty, withheld, notes, undone } = batch.summary;
      return {
        ...lineOf(batch),
        files: files.map(({ number, name, rows, refusal, roster }) => ({
          ...{ number, name, rows, refusal, sheet: roster?.sheet },
          columns: (roster?.headings ?? []).map((heading, i) => {
            const field = roster?.columns[i];
            return { heading, field: field ? titleOf(field) : undefined };
          }),
          missing: (roster?.missing ?? []).map(titleOf),
          remarks: [...(roster?.remarks ?? [])],
        })),
        ...{ schools: [...schools], faults: [...faults], faulty, withheld, notes, undone },
      };
    },
  );
}

/** Into a batch, file by file; `undefined` when none has come. An upload that breaks off leaves no batch to be seen. */
async function received(desk: IntakeDesk, request: FastifyRequest): Promise<string | undefined> {
  const { actor } = request;
  if (!request.isMultipart()) return undefined;
  const id = await openBatch(desk, actor);
  const names: string[] = [];
  try {
    for await (const part of request.files({ limits: { files: MOST_FILES, fileSize: LARGEST } })) {
      const name = nameOf(part.filename);
      names.push(name);
      await addFile(desk, actor.county, id, { number: names.length, name, bytes: await part.toBuffer() });
    }
  } catch (error) {
    await abandon(desk, request, id);
    throw error;
  }
  if (names.length === 0) await abandon(desk, request, id);
  else await closeUpload(desk, actor, id, names);
  return names.length > 0 ? id : undefined;
}

async function abandon(desk: IntakeDesk, { actor }: FastifyRequest, id: string): Promise<void> {
  const batch = await findBatch(desk.db, actor, id);
  if (batch === undefined) return;
  await moveBatch(desk.db, batch, ['reading'], 'discarded', desk.clock.now());
  await discardBatch(desk, actor, batch);
}

/** A county brings a file from every school. */
const MOST_FILES = 300;
const LARGEST = 30 << 20;

/** Without the folders some browsers send along, and nothing that cannot be shown. */
function nameOf(filename: string): string {
  const bare = filename.replace(/^.*[/\\]/, '').replace(/\p{C}/gu, '');
  return [...bare].slice(0, 120).join('') || '未命名';
}
