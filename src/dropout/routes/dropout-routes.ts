import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import { Path } from '#src/verification/campaign/routes/shapes.ts';
import { countDropouts } from '../store/count-dropouts.ts';
import type { DropoutDesk } from '../store/dropout-desk.ts';
import { ledgerSheets } from '../store/ledger-sheets.ts';
import { listDropouts } from '../store/list-dropouts.ts';
import { readDropout } from '../store/read-dropout.ts';
import { closingRoutes } from './closing-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { jointRoutes } from './joint-routes.ts';
import { paperRoutes } from './paper-routes.ts';
import { lineSent, wholeSent } from './sent.ts';
import { CountsSent, DropoutId, Filters, Line, Whole } from './shapes.ts';
import { workingRoutes } from './working-routes.ts';

const tags = ['控辍保学'];
const config = { permission: 'dropout.read' } as const;
const PAGE = 50;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 控辍保学: the ledgers, one child's case, and what is done to it. */
export function dropoutRoutes(app: App, desk: DropoutDesk): void {
  readingRoutes(app, desk);
  workingRoutes(app, desk);
  closingRoutes(app, desk);
  fileRoutes(app, desk);
  paperRoutes(app, desk);
  jointRoutes(app, desk);
}

function readingRoutes(app: App, desk: DropoutDesk): void {
  app.get(
    '/api/dropouts',
    {
      schema: {
        summary: '控辍台账：疑似辍学、辍学、已销号',
        tags,
        querystring: Filters.extend({
          next: z
            .string()
            .regex(/^\d{1,6}$/)
            .optional(),
        }),
        response: { 200: z.object({ rows: z.array(Line), total: z.number(), next: z.string().optional() }) },
      },
      config,
    },
    async ({ actor, query: { next, ...filter } }) => {
      const lines = await listDropouts(desk, actor, filter);
      const from = Number(next ?? 0);
      const rows = lines.slice(from, from + PAGE).map(lineSent);
      return { rows, total: lines.length, next: from + PAGE < lines.length ? String(from + PAGE) : undefined };
    },
  );

  app.get(
    '/api/dropouts/counts',
    {
      schema: {
        summary: '台账人数，逐级',
        tags,
        querystring: z.object({ unit: Path.optional() }),
        response: { 200: CountsSent, ...refusals(404) },
      },
      config,
    },
    async ({ actor, query: { unit } }, reply) =>
      (await countDropouts(desk, actor, unit ?? actor.unit)) ?? reply.code(404).send(NOT_FOUND),
  );

  app.get(
    '/api/dropouts.xlsx',
    {
      schema: {
        summary: '导出控辍台账（Excel）',
        tags,
        querystring: Filters,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(404, 409) },
      },
      config: { permission: 'dropout.export' },
    },
    async ({ actor, query }, reply) => {
      const sheets = await ledgerSheets(desk, actor, query);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出控辍台账', person, unit };
      const file = { name: `控辍保学台账-${desk.clock.today()}.xlsx`, type: XLSX, rows: 0 };
      return giveFile(desk, reply, plan, { ...file, write: (path) => writeXlsx(path, sheets) });
    },
  );

  app.get(
    '/api/dropouts/:id',
    {
      schema: {
        summary: '一名疑似辍学、辍学学生',
        tags,
        params: DropoutId,
        response: { 200: Whole, ...refusals(404) },
      },
      config,
    },
    async ({ actor, params: { id } }, reply) => {
      const whole = await readDropout(desk, actor, id);
      return whole === undefined ? reply.code(404).send(NOT_FOUND) : wholeSent(whole, actor.person);
    },
  );
}
