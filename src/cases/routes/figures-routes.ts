import { z } from 'zod';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import { UNIT_KINDS } from '#src/organization/unit.ts';
import { NOT_FOUND, refusals } from '#src/platform/http/answers.ts';
import type { App } from '#src/platform/http/app.ts';
import { giveFile, WritingTask } from '#src/platform/tasks/give-file.ts';
import type { Period } from '../desk-figures.ts';
import type { CaseDesk } from '../store/case-desk.ts';
import { deskFigures } from '../store/desk-figures.ts';
import { figuresSheets } from '../store/figures-sheets.ts';
import { FILTERS } from './shapes.ts';

const tags = ['办理情况'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const Day = z.iso.date('日期应写作 2025-03-20').transform((day) => day as LocalDate); // zod has read it as a day
const Query = z.object({
  unit: FILTERS.unit,
  since: Day.optional().describe('缺省为截止日前 30 天'),
  until: Day.optional().describe('缺省为今天'),
});

const Place = z.object({ path: z.string(), name: z.string() });
const UNIT_KIND = z.enum(Object.keys(UNIT_KINDS) as [keyof typeof UNIT_KINDS]); // the keys of a literal object

const Row = Place.extend({
  kind: UNIT_KIND,
  own: z.boolean().describe('本级：只算本机构的岗位'),
  people: z.number(),
  signedIn: z.number(),
  signInDays: z.number().describe('登录人日，只算工作日'),
  received: z.number(),
  decided: z.number(),
  medianDays: z.number().optional().describe('工作日'),
  worstDays: z.number().optional().describe('工作日'),
  late: z.number(),
  waiting: z.number(),
  overdue: z.number(),
});

const Figures = z.object({
  unit: Place,
  above: z.array(Place).readonly(),
  since: z.string(),
  until: z.string(),
  workingDays: z.number().optional().describe('放假安排未公布的为空'),
  rows: z.array(Row).readonly(),
  people: z
    .array(
      z.object({
        person: z.string(),
        name: z.string(),
        office: z.string(),
        days: z.number(),
        lastOn: z.string().optional(),
      }),
    )
    .readonly(),
});

const LONGEST = 366;
const OUT_OF_ORDER = { objections: [{ code: 'order', message: '截止日期早于开始日期', field: 'until' }] };
const TOO_LONG = { objections: [{ code: 'too-long', message: '一次最多统计一年，请缩短期间', field: 'since' }] };

/** 办理情况 — who signed in and how soon the desks decided, unit by unit (R21). */
export function figuresRoutes(app: App, desk: CaseDesk): void {
  const config = { permission: 'figures.read' };

  app.get(
    '/api/desk-figures',
    {
      schema: {
        summary: '登录与办理情况',
        description: '按单位、按工作日统计：登录、收到、办出、用时和超期',
        tags,
        querystring: Query,
        response: { 200: Figures, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, query }, reply) => {
      const period = periodOf(desk, query);
      if ('objections' in period) return reply.code(409).send(period);
      const figures = await deskFigures(desk, actor, query.unit, period);
      return figures === undefined ? reply.code(404).send(NOT_FOUND) : { ...figures, ...period };
    },
  );

  app.get(
    '/api/desk-figures.xlsx',
    {
      schema: {
        summary: '导出登录与办理情况',
        tags,
        querystring: Query,
        response: { 200: z.unknown(), 202: WritingTask, ...refusals(404, 409) },
      },
      config,
    },
    async ({ actor, query }, reply) => {
      const period = periodOf(desk, query);
      if ('objections' in period) return reply.code(409).send(period);
      const figures = await deskFigures(desk, actor, query.unit, period);
      if (figures === undefined) return reply.code(404).send(NOT_FOUND);
      const { county, person, unit } = actor;
      const plan = { county, kind: 'export', title: '导出登录与办理情况', person, unit };
      return giveFile(desk, reply, plan, {
        ...{ name: `登录与办理情况-${period.until}.xlsx`, type: XLSX, rows: figures.rows.length },
        write: async (path) => writeXlsx(path, await figuresSheets(desk, actor, figures, period)),
      });
    },
  );
}

function periodOf({ clock }: CaseDesk, query: z.output<typeof Query>): Period | typeof OUT_OF_ORDER {
  const until = query.until ?? clock.today();
  const since = query.since ?? addDays(until, -29);
  if (since > until) return OUT_OF_ORDER;
  return addDays(since, LONGEST) < until ? TOO_LONG : { since, until };
}
