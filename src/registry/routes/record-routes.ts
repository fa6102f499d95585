import { z } from 'zod';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { isCellName } from '../cells.ts';
import { isRevealable } from '../mask-table.ts';
import { editRecord } from '../store/edit-record.ts';
import { readDiary, readRecord } from '../store/read-record.ts';
import type { RegisterDesk } from '../store/register-desk.ts';
import { revealCell } from '../store/reveal-cell.ts';
import { Day, DiaryLines, Edit, Id, RevealBody, ShownRecord } from './shapes.ts';

const tags = ['学籍'];

/** 学籍 — one record: read now and on a past day, corrected, its history, and its numbers in clear one by one. */
export function recordRoutes(app: App, desk: RegisterDesk): void {
  app.get(
    '/api/pupils/:id',
    {
      schema: {
        summary: '学籍信息',
        description: 'day：那一天结束时的样子',
        tags,
        params: Id,
        querystring: z.object({ day: Day.optional() }),
        response: { 200: ShownRecord, ...refusals(400, 404) },
      },
      config: { permission: 'record.read' },
    },
    async ({ actor, params, query }, reply) => {
      const day = query.day as LocalDate | undefined; // an ISO day, by the schema
      const record = await readRecord(desk, actor, params.id, day);
      if (record === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (record === 'not-yet')
        return reply.code(404).send({ message: '这一天还没有建立这份学籍，请选晚一些的日期。' });
      return record;
    },
  );

  app.patch(
    '/api/pupils/:id',
    {
      schema: {
        summary: '修改学籍',
        description: '只提交改动的字段；关键信息和随业务变更的字段一律不受理，并说明怎么办',
        tags,
        params: Id,
        body: Edit,
        response: { 200: z.object({ revision: z.number() }), ...refusals(400, 404, 409) },
      },
      config: { permission: 'record.edit' },
    },
    async ({ actor, params, body }, reply) => {
      if (!Object.keys(body.cells).every(isCellName)) return reply.code(400).send(NO_SUCH_CELL);
      const edited = await editRecord(desk, actor, { id: params.id, seen: body.seen, typed: body.cells });
      if (edited.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (edited.is === 'refused') return reply.code(409).send({ objections: edited.objections });
      return { revision: edited.revision };
    },
  );

  app.get(
    '/api/pupils/:id/history',
    {
      schema: { summary: '变更历史', tags, params: Id, response: { 200: DiaryLines, ...refusals(404) } },
      config: { permission: 'record.read' },
    },
    async ({ actor, params }, reply) => {
      const rows = await readDiary(desk, actor, params.id);
      return rows === undefined ? reply.code(404).send(NOT_FOUND) : { rows };
    },
  );

  app.post(
    '/api/pupils/:id/reveal',
    {
      schema: {
        summary: '查看号码原文',
        description: '一次一项，须说明事由，记入审计，每小时有限额',
        tags,
        params: Id,
        body: RevealBody,
        response: { 200: z.object({ value: z.string() }), ...refusals(400, 404, 429) },
      },
      config: { permission: 'record.reveal', confirmed: true },
    },
    async ({ actor, params, body }, reply) => {
      const { field, reason } = body;
      if (!isCellName(field) || !isRevealable(field)) return reply.code(400).send(NO_SUCH_CELL);
      const day = body.day as LocalDate | undefined; // an ISO day, by the schema
      const revealed = await revealCell(desk, actor, { id: params.id, field, reason, day });
      if (revealed.is === 'not-found') return reply.code(404).send(NOT_FOUND);
      if (revealed.is === 'too-many') return reply.code(429).send(tooMany(revealed.limit));
      return { value: revealed.value };
    },
  );
}

const NO_SUCH_CELL = { message: '提交的内容里有不认识的字段，请刷新页面后重试。' };

function tooMany(limit: number) {
  return { message: `一小时内最多查看 ${limit} 项原文，您已用完。请稍后再看；确需大量核对的，请打印核对表。` };
}
