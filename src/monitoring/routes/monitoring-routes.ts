import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import { narrowed } from '#src/organization/store/permitted.ts';
import { countyOf } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { boardOf } from '../store/board.ts';
import { boardSheets } from '../store/board-sheets.ts';
import { itemsOf } from '../store/list-items.ts';
import { snapshotsBetween } from '../store/snapshots.ts';
import { BoardShape, boardSent, Day, Figure, ItemsShape, Path, TrendShape } from './shapes.ts';
import { termsRoutes } from './terms-routes.ts';

const tags = ['监测'];
const config = { permission: 'monitoring.read' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Asked = z.object({
  unit: Path.optional().describe('缺省为本单位'),
  day: Day.optional().describe('看哪一天；缺省为今天'),
});
const AHEAD = { objections: [{ code: 'ahead', message: '这一天还没有到，请选今天或以前的日子', field: 'day' }] };
const LONGEST = 400;

/** 监测 — figures unit by unit as of a day, their course, and the lists behind them. */
export function monitoringRoutes(app: App, desk: Desk): void {
  boardRoutes(app, desk);
  termsRoutes(app, desk);

  app.get(
    '/api/monitoring/trend',
    {
      schema: {
        summary: '一个指标的走势：逐日快照',
        tags,
        querystring: Asked.extend({
          figure: Figure,
          days: z.coerce.number().int().min(2).max(LONGEST).default(31).describe('到那一天为止的天数'),
        }),
        response: { 200: TrendShape, ...refusals(404) },
      },
      config,
    },
    async ({ actor, query: { unit = actor.unit, day = desk.clock.today(), figure, days } }, reply) => {
      if (narrowed(actor, 'monitoring.read', unit) !== unit) return reply.code(404).send(NOT_FOUND);
      const kept = await snapshotsBetween(desk.db, countyOf(unit), unit, addDays(day, 1 - days), day);
      return {
        days: kept.flatMap(({ day: on, isFinal, figures: { [figure]: value } }) => {
          return value === undefined ? [] : [{ day: on, isFinal, value }];
        }),
      };
    },
  );

  app.get(
    '/api/monitoring/items',
    {
      schema: {
        summary: '指标背后的名单',
        description: '期限早的在前；过去的日子按留存的记载推算',
        tags,
        querystring: Asked.extend({
          figure: Figure,
          next: z
            .string()
            .regex(/^\d{1,7}$/)
            .optional(),
        }),
        response: { 200: ItemsShape, ...refusals(404) },
      },
      config: { permission: 'monitoring.list' },
    },
    async ({ actor, query: { unit = actor.unit, day = desk.clock.today(), figure, next: after } }, reply) => {
      const page = await itemsOf(desk, actor, { figure, unit, day, after, limit: 100 });
      if (page === undefined) return reply.code(404).send(NOT_FOUND);
      return { ...page, rows: page.rows.map(({ door, ...row }) => ({ ...row, ...(door && { door: { ...door } }) })) };
    },
  );
}

function boardRoutes(app: App, desk: Desk): void {
  const isAhead = (day: LocalDate | undefined) => day !== undefined && day > desk.clock.today();

  app.get(
    '/api/monitoring',
    {
      schema: {
        summary: '监测指标：本单位和直接下级',
        description: '今天的当即统计；过去的日子先看当日快照，没有快照的按留存的记载推算',
        tags,
        querystring: Asked,
        response: { 200: BoardShape, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, query: { unit, day } }, reply) => {
      if (isAhead(day)) return reply.code(409).send(AHEAD);
      const board = await boardOf(desk, actor, unit, day ?? desk.clock.today());
      return board === undefined ? reply.code(404).send(NOT_FOUND) : boardSent(board);
    },
  );

  app.get(
    '/api/monitoring.xlsx',
    {
      schema: {
        summary: '导出监测指标',
        tags,
        querystring: Asked,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, query: { unit, day } }, reply) => {
      if (isAhead(day)) return reply.code(409).send(AHEAD);
      const board = await boardOf(desk, actor, unit, day ?? desk.clock.today());
      if (board === undefined) return reply.code(404).send(NOT_FOUND);
      const { county, person } = actor;
      const plan = { county, kind: 'export', title: '导出监测指标', person, unit: actor.unit };
      const sheets = await boardSheets(desk, actor, board);
      const file = { name: `监测指标-${board.day}.xlsx`, type: XLSX, rows: board.lines.length };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, sheets) });
    },
  );
}
