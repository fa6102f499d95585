import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { IntakeDesk } from '#src/intake/store/intake-desk.ts';
import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { startTask } from '#src/platform/tasks/start-task.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { listExports } from '../store/list-exports.ts';
import {
  findReading,
  listReadings,
  noteReadingTask,
  openReading,
  READING_STATES,
  type Reading,
  readExports,
  type UploadedFile,
} from '../store/readings.ts';
import { TEMPLATE_KINDS } from '../templates/template.ts';
import { Before, Id, markOf, ReadingLine, Summary } from './shapes.ts';

const tags = ['全国系统往来'];
const PAGE = 50;

const ExportLine = z.object({
  id: z.string(),
  title: z.string(),
  year: z.number(),
  format: z.string(),
  clear: z.boolean().describe('号码原文'),
  rows: z.number(),
  reason: z.string(),
  unit: z.string(),
  by: z.string(),
  at: z.string(),
});

/** 带回了什么 — the national system's export comes in, is read beside the register, and is told of. */
export function readingRoutes(app: App, desk: IntakeDesk): void {
  app.post(
    '/api/exchange/readings',
    {
      schema: {
        summary: '读取全国系统的导出，核对到位没有',
        description: '以表单文件上传，一次可以多个。只核对，不写入学籍；原文件不保存。',
        tags,
        consumes: ['multipart/form-data'],
        querystring: z.object({ exportedOn: z.string().max(10).optional().describe('全国系统导出的日期，不写即今天') }),
        response: { 201: z.object({ id: z.string(), task: z.string() }), ...refusals(409, 413, 415) },
      },
      config: { permission: 'exchange.run' },
    },
    async (request, reply) => {
      const { actor, query } = request;
      const exportedOn = dayOf(query.exportedOn, desk.clock.today());
      if (exportedOn === undefined) return reply.code(409).send({ objections: [NO_SUCH_DAY] });
      const files = await received(request);
      if (files === undefined) return reply.code(413).send({ message: '这些文件合起来太大，请分几次上传。' });
      if (files.length === 0)
        return reply.code(415).send({ message: '没有收到文件，请选择全国系统导出的名单后再上传。' });
      const names = files.map(({ name }) => name);
      const id = await openReading(desk, actor, names, exportedOn);
      const plan = { county: actor.county, kind: 'exchange', title: `核对全国系统的导出：${names[0] ?? ''}` };
      const { id: task } = await startTask(desk, { ...plan, person: actor.person, unit: actor.unit }, (report) =>
        readExports(desk, actor, { id, exportedOn }, files, report),
      );
      await noteReadingTask(desk.db, actor.county, id, task);
      return reply.code(201).send({ id, task });
    },
  );

  app.get(
    '/api/exchange/readings',
    {
      schema: {
        summary: '往来核对的经过',
        tags,
        querystring: z.object({ before: Before.optional() }),
        response: { 200: z.object({ rows: z.array(ReadingLine), next: z.string().optional() }) },
      },
      config: { permission: 'exchange.run' },
    },
    async ({ actor, query }) => {
      const rows = await listReadings(desk.db, actor, { before: query.before, limit: PAGE });
      const last = rows.length === PAGE ? rows.at(-1) : undefined;
      return { rows: rows.map(lineOf), next: last && markOf({ at: last.createdAt.toISOString(), id: last.id }) };
    },
  );

  app.get(
    '/api/exchange/readings/:id',
    {
      schema: {
        summary: '一次往来核对',
        tags,
        params: Id,
        response: { 200: ReadingLine.extend({ summary: Summary }), ...refusals(404) },
      },
      config: { permission: 'exchange.run' },
    },
    async ({ actor, params }, reply) => {
      const reading = await findReading(desk.db, actor, params.id);
      if (reading === undefined) return reply.code(404).send(NOT_FOUND);
      return { ...lineOf(reading), summary: Summary.parse(reading.summary) };
    },
  );

  app.get(
    '/api/exchange/exports',
    {
      schema: {
        summary: '导出的经过',
        tags,
        querystring: z.object({ before: Before.optional() }),
        response: { 200: z.object({ rows: z.array(ExportLine), next: z.string().optional() }) },
      },
      config: { permission: 'exchange.export' },
    },
    async ({ actor, query }) => {
      const rows = await listExports(desk.db, actor, { before: query.before, limit: PAGE });
      const units = rows.map(({ unit }) => unit);
      const places = await placesOf(desk.db, actor.county, units, desk.clock.today());
      const last = rows.length === PAGE ? rows.at(-1) : undefined;
      return {
        rows: rows.map(({ kind, unit, ...row }) => ({
          ...row,
          title: TEMPLATE_KINDS[kind],
          unit: places(unit).school || '所辖各校',
        })),
        next: last && markOf(last),
      };
    },
  );
}

const NO_SUCH_DAY = {
  code: 'day',
  message: '全国系统导出的日期有误：请填八位数字，如 20250318，不能晚于今天',
};

function dayOf(text: string | undefined, today: LocalDate): LocalDate | undefined {
  if (text === undefined || text.trim() === '') return today;
  const day = readDate(text.trim());
  return day !== undefined && day <= today ? day : undefined;
}

/** A county brings a file from every school. */
const MOST_FILES = 300;
const LARGEST = 30 << 20;
/** They are held until they have been read, and kept nowhere. */
const LARGEST_TOGETHER = 300 << 20;

async function received(request: FastifyRequest): Promise<readonly UploadedFile[] | undefined> {
  if (!request.isMultipart()) return [];
  const files: UploadedFile[] = [];
  let together = 0;
  for await (const part of request.files({ limits: { files: MOST_FILES, fileSize: LARGEST } })) {
    const bytes = await part.toBuffer();
    together += bytes.length;
    if (together > LARGEST_TOGETHER) return undefined;
    const bare = part.filename.replace(/^.*[/\\]/, '').replace(/\p{C}/gu, '');
    files.push({ name: [...bare].slice(0, 120).join('') || '未命名', bytes });
  }
  return files;
}

function lineOf(reading: Reading): z.infer<typeof ReadingLine> {
  const { id, state, title, by, exportedOn, message, task, createdAt, summary } = reading;
  return {
    ...{ id, state, title, by, exportedOn, message, task },
    stateTitle: READING_STATES[state],
    createdAt: createdAt.toISOString(),
    counts: { ...summary.counts },
    schools: summary.schools,
    rows: summary.rows,
  };
}
